/** The outline of a file: rules with their filters, suppressions and tests; lists; the predicates of a filter file. */

import { filterSymbols, type SymbolEntry, shorten } from "../features/symbols.js";
import type { RuleTest } from "../ruleTests/ruleTest.js";
import { cover, type Span } from "../text/span.js";
import { type FilterUnit, hostSpanOf, type OpenDocument, type OpenRule } from "./openDocument.js";

export function outline(document: OpenDocument): readonly SymbolEntry[] {
  switch (document.kind) {
    case "filter":
      return filterSymbols(document.unit.analysis);
    case "tests":
      return document.tests.rules.map(({ ruleName, tests }) => {
        const end = tests.at(-1)?.span ?? ruleName.span;
        return symbol("rule", ruleName.value, cover(ruleName.span, end), ruleName.span, tests.map(testSymbol));
      });
    case "pack": {
      const lists = document.pack.lists.map(({ name, nameSpan, span, values }) => ({
        ...symbol("list", `@${name}`, span, nameSpan, []),
        detail: String(values.length),
      }));
      return [...lists, ...document.rules.map(ruleSymbol)];
    }
  }
}

function ruleSymbol({ rule, filter, suppressions }: OpenRule): SymbolEntry {
  const nameSpan = rule.name?.span ?? rule.mapping.entries[0]?.key.span ?? rule.span;
  const children = [
    ...(filter === undefined ? [] : [unitSymbol("filter", filter)]),
    ...suppressions.map((unit) => unitSymbol("suppression", unit)),
    ...rule.tests.map(testSymbol),
  ].filter(({ span }) => rule.span.start <= span.start && span.end <= rule.span.end);
  return { ...symbol("rule", rule.name?.value ?? "", rule.span, nameSpan, children), detail: rule.type?.value ?? "" };
}

function unitSymbol(kind: "filter" | "suppression", unit: FilterUnit): SymbolEntry {
  const { text } = unit.analysis;
  const span = hostSpanOf(unit, { start: 0, end: text.trimEnd().length });
  return { ...symbol(kind, text, span, span, []), detail: kind };
}

function testSymbol({ name, span, nameSpan }: RuleTest): SymbolEntry {
  return symbol("test", name, span, nameSpan, []);
}

function symbol(
  kind: SymbolEntry["kind"],
  name: string,
  span: Span,
  nameSpan: Span,
  children: readonly SymbolEntry[],
): SymbolEntry {
  return { name: shorten(name), detail: "", kind, span: cover(span, nameSpan), nameSpan, children };
}
