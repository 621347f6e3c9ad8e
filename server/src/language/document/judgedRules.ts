/** The rules of a file, each with a key of its own; a filter file counts as one rule without suppressions. */

import type { Span } from "../text/span.js";
import type { FilterUnit, OpenDocument, OpenRule } from "./openDocument.js";

export interface JudgedRule {
  /**
   * Names the rule within its pack: its name, with ` (2)`, ` (3)`… after the second and further of the same name, and its
   * position (`#1`) for want of a name. `undefined` for a filter file.
   */
  readonly key: string | undefined;
  /** What to call it; empty for a filter file. */
  readonly label: string;
  /** All that belongs to it. */
  readonly span: Span;
  /** Where its verdict is shown: behind its name. */
  readonly nameSpan: Span;
  readonly filter: FilterUnit | undefined;
  readonly suppressions: readonly FilterUnit[];
  /** `undefined` for a filter file. */
  readonly rule: OpenRule | undefined;
}

/** @example judgedRules(document).map(({ key }) => key) // ["Root login", "Root login (2)", "#3"] */
export function judgedRules(document: OpenDocument): readonly JudgedRule[] {
  switch (document.kind) {
    case "tests":
      return [];
    case "filter": {
      const { unit, text } = document;
      const end = unit.analysis.syntax.expression?.span.end ?? text.length;
      return [
        {
          key: undefined,
          label: "",
          span: { start: 0, end: text.length },
          nameSpan: { start: end, end },
          filter: unit,
          suppressions: [],
          rule: undefined,
        },
      ];
    }
    case "pack": {
      const keys = uniqueKeys(document.rules.map(({ rule }) => rule.name?.value));
      return document.rules.map((open, index): JudgedRule => {
        const { rule, filter, suppressions } = open;
        const key = keys[index] ?? "";
        const nameSpan = rule.name?.span ?? rule.mapping.entries[0]?.key.span ?? rule.span;
        return { key, label: rule.name?.value ?? key, span: rule.span, nameSpan, filter, suppressions, rule: open };
      });
    }
  }
}

/**
 * Names made unique in their order; an absent or empty one becomes its position.
 *
 * @example uniqueKeys(["a", "a", undefined]) // ["a", "a (2)", "#3"]
 */
export function uniqueKeys(names: readonly (string | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name, index) => {
    const base = name === undefined || name === "" ? `#${index + 1}` : name;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base} (${count})`;
  });
}
