/** A filter or rule that is to judge events, with where it comes from and what is wrong with it. */

import {
  type AlertCondition,
  type Analysis,
  alertConditionOf,
  type CompiledRule,
  compileRule,
  type Diagnostic,
  type Region,
  type Span,
} from "../language/index.js";

export interface JudgedFilter {
  /** The rule's name, the file's, or the text itself. */
  readonly name: string;
  readonly kind: "filter" | "rule";
  /** The file that it stands in, as the user would write it. */
  readonly file: string | undefined;
  readonly filter: Analysis;
  readonly suppressions: readonly Analysis[];
  /** The text that they stand in, and where: first the filter; `undefined` for what is all of the text, or not there. */
  readonly host: { readonly text: string; readonly regions: readonly (Region | undefined)[] };
  /** When the events that it matches become an alert. */
  readonly condition: AlertCondition;
  /** Whether the filter and all suppressions do. */
  readonly parses: boolean;
  /** Made when it is first asked for, because the matcher judges most events without it; `undefined` where it cannot be. */
  readonly compiled: CompiledRule | undefined;
  /** Why it does not parse, or why it cannot mean what it says. Spans are those of `source`. */
  readonly mistakes: readonly Mistake[];
  /** The saved events that a filter file names, as absolute paths and globs. */
  readonly events: readonly string[];
}

export interface Mistake {
  readonly source: { readonly text: string; readonly file: string | undefined };
  readonly span: Span;
  readonly diagnostic: Diagnostic;
}

export function wholeText(text: string): JudgedFilter["host"] {
  return { text, regions: [] };
}

export function judgedFilter(
  kind: JudgedFilter["kind"],
  name: string,
  file: string | undefined,
  filter: Analysis,
  suppressions: readonly Analysis[],
  host: JudgedFilter["host"],
  mistakes: readonly Mistake[],
  events: readonly string[],
  condition = alertConditionOf(undefined),
): JudgedFilter {
  const parses = [filter, ...suppressions].every(({ bound }) => bound.evaluable);
  let known: CompiledRule | undefined;
  return {
    ...{ name, kind, file, filter, suppressions, host, parses, mistakes, events, condition },
    get compiled() {
      known ??= compileRule(
        filter.bound,
        suppressions.map(({ bound }) => bound),
      );
      return known;
    },
  };
}
