/** The truth tree of a filter in reading order: a line for each expression, parents before children, with its reason. */

import { displayValue } from "../evaluation/displayValue.js";
import type { Explanation, FilterExplanation } from "../evaluation/explain.js";
import { reasonText } from "../evaluation/reasonText.js";
import { defineMessages, type Locale, render } from "../text/message.js";
import type { Span } from "../text/span.js";

export interface ExplanationLine {
  /** 0 for the root, one more at each level. */
  readonly depth: number;
  /** `undefined` for a part that has none, because its text has an error. */
  readonly truth: boolean | undefined;
  /** The expression in the filter. */
  readonly span: Span;
  readonly text: string;
}

const messages = defineMessages("explanation", {
  all: { en: "and: all of these", es: "and: todo lo siguiente", "pt-br": "and: tudo a seguir" },
  any: { en: "or: one of these", es: "or: algo de lo siguiente", "pt-br": "or: algo do que segue" },
  not: {
    en: "not: the opposite of this",
    es: "not: lo contrario de lo siguiente",
    "pt-br": "not: o contrário do que segue",
  },
});

const LONGEST_EXPRESSION = 120;

/** @example explanationLines(text, explain(bound, event), "en")[0]?.text // "and: all of these" */
export function explanationLines(
  text: string,
  { root }: FilterExplanation,
  locale: Locale,
): readonly ExplanationLine[] {
  const lines: ExplanationLine[] = [];
  const write = (node: Explanation, depth: number): void => {
    lines.push({ depth, truth: node.truth, span: node.span, text: lineText(node, text, locale) });
    if ("children" in node) for (const child of node.children) write(child, depth + 1);
  };
  if (root !== undefined) write(root, 0);
  return lines;
}

function lineText(node: Explanation, text: string, locale: Locale): string {
  switch (node.kind) {
    case "and":
      return render(messages.all(), locale);
    case "or":
      return render(messages.any(), locale);
    case "not":
      return render(messages.not(), locale);
    case "predicate":
    case "broken": {
      const written = text.slice(node.span.start, node.span.end).replace(/\s+/g, " ");
      const shown = written.length > LONGEST_EXPRESSION ? `${written.slice(0, LONGEST_EXPRESSION)}…` : written;
      return [sanitised(shown), render(reasonText(node), locale)].filter((part) => part !== "").join("  —  ");
    }
  }
}

/** A filter can be pasted from anywhere; what nobody sees in it is spelled out, its quotes stay. */
function sanitised(written: string): string {
  return written.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => displayValue(character).slice(1, -1));
}
