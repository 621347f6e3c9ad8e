/** The outline of a filter: its predicates, as they are written. */

import type { Analysis } from "../analysis.js";
import { predicatesOf } from "../syntax/traverse.js";
import type { Span } from "../text/span.js";

export interface SymbolEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "pack" | "rule" | "filter" | "suppression" | "test" | "list" | "predicate";
  readonly span: Span;
  /** What is selected when the symbol is chosen; inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly SymbolEntry[];
}

const LONGEST_NAME = 80;

export function filterSymbols({ text, syntax }: Analysis): readonly SymbolEntry[] {
  return [...predicatesOf(syntax.expression)].map(({ span }) => ({
    name: shorten(text.slice(span.start, span.end)),
    detail: "",
    kind: "predicate",
    span,
    nameSpan: span,
    children: [],
  }));
}

/** On one line, and never empty: editors refuse symbols without a name. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return "…";
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
