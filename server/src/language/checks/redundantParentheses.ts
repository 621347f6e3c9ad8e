/** Hints at parentheses around a whole filter, around one predicate, and doubled ones. */

import type { Expression, Group } from "../syntax/ast.js";
import { childrenOf, nodesOf } from "../syntax/traverse.js";
import { defineMessages } from "../text/message.js";
import { span } from "../text/span.js";
import type { Check } from "./check.js";

const messages = defineMessages("redundant-parentheses", {
  redundant: {
    en: "These parentheses change nothing. Remove them to make the others easier to see.",
    es: "Estos paréntesis no cambian nada. Quítelos para que los demás se vean mejor.",
    "pt-br": "Estes parênteses não mudam nada. Remova-os para que os outros se vejam melhor.",
  },
  remove: { en: "Remove the parentheses", es: "Quitar los paréntesis", "pt-br": "Remover os parênteses" },
});

export const redundantParentheses: Check = {
  code: "redundant-parentheses",
  severity: "hint",
  *run({ syntax, text }) {
    const { expression } = syntax;
    if (expression === undefined) return;
    for (const group of redundantGroups(expression)) {
      const { start, end } = group.span;
      const edits = [
        { span: span(start, start + OPEN.length), newText: joins(text, start - OPEN.length) ? " " : "" },
        { span: span(end - CLOSE.length, end), newText: joins(text, end) ? " " : "" },
      ];
      yield {
        span: group.span,
        message: messages.redundant(),
        fixes: [{ title: messages.remove(), safety: "safe", edits }],
      };
    }
  },
};

const OPEN = "(";
const CLOSE = ")";

/** Whether a word stands at the offset, with which the content of the parentheses would run together. */
function joins(text: string, offset: number): boolean {
  return /[^\s()]/.test(text.charAt(offset));
}

function* redundantGroups(root: Expression): Iterable<Group> {
  if (root.kind === "group") yield root;
  for (const node of nodesOf(root)) {
    for (const child of childrenOf(node)) {
      if (child.kind !== "group") continue;
      const { kind } = child.expression;
      const holdsOne = kind === "comparison" || kind === "existence" || kind === "membership";
      // `(a)` in a group is reported once, by the outer of the two.
      if (node.kind === "group" || (holdsOne && node.kind !== "negation")) yield child;
    }
  }
}
