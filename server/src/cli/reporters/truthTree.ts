/** The explanation of a filter on an event as lines to read, or as data. */

import {
  type Decimal,
  defineMessages,
  type Explanation,
  explanationLines,
  type FilterExplanation,
  reasonText,
} from "../../language/index.js";
import type { Printer, Terminal } from "../terminal.js";
import type { JsonValue } from "./exactJson.js";

const messages = defineMessages("truth-tree", {
  empty: {
    en: "The filter is empty, so it is true of every event.",
    es: "El filtro está vacío, así que es verdadero para todo evento.",
    "pt-br": "O filtro está vazio, por isso é verdadeiro para todo evento.",
  },
});

/**
 * One line a node, parents before children.
 *
 * @param text the filter, from which the predicates are quoted as they are written
 */
export function truthTree(
  text: string,
  explanation: FilterExplanation,
  terminal: Terminal,
  indent: string,
): readonly string[] {
  const { out, locale } = terminal;
  if (explanation.root === undefined)
    return [`${indent}${mark(explanation.truth, out)} ${terminal.text(messages.empty())}`];
  return explanationLines(text, explanation, locale).map(
    (line) => `${indent}${"  ".repeat(line.depth)}${mark(line.truth, out)} ${line.text}`,
  );
}

function mark(truth: boolean | undefined, out: Printer): string {
  if (truth === undefined) return "?";
  return truth ? out.paint("good", "✓") : out.paint("bad", "✗");
}

/** The tree as JSON; the schema of the report describes it. */
export function truthTreeJson(text: string, { root, truth }: FilterExplanation, terminal: Terminal): JsonValue {
  return { truth: truth ?? null, root: root === undefined ? null : nodeJson(text, root, terminal) };
}

function nodeJson(text: string, node: Explanation, terminal: Terminal): JsonValue {
  const base = { kind: node.kind, truth: node.truth ?? null, span: { start: node.span.start, end: node.span.end } };
  switch (node.kind) {
    case "and":
    case "or":
    case "not":
      return { ...base, children: node.children.map((child) => nodeJson(text, child, terminal)) };
    case "predicate":
      return {
        ...base,
        text: text.slice(node.span.start, node.span.end),
        field: node.bound.field.path,
        present: node.present,
        values: node.values.map(({ value, path }) => ({ path, value })),
        reason: { kind: node.reason.kind, text: terminal.text(reasonText(node)) },
      };
    case "broken":
      return {
        ...base,
        text: text.slice(node.span.start, node.span.end),
        reason: { kind: "broken", text: terminal.text(reasonText(node)) },
      };
    default:
      return node satisfies never;
  }
}

/** The values that decide: each field of the filter once, with what the event has there. */
export function fieldValues({
  root,
}: FilterExplanation): ReadonlyMap<string, readonly (boolean | string | number | Decimal)[]> {
  const values = new Map<string, readonly (boolean | string | number | Decimal)[]>();
  const pending: Explanation[] = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "and" || node.kind === "or" || node.kind === "not") pending.push(...[...node.children].reverse());
    else if (node.kind === "predicate" && node.values.length > 0) {
      if (!values.has(node.bound.field.path))
        values.set(
          node.bound.field.path,
          node.values.map(({ value }) => value),
        );
    }
  }
  return values;
}
