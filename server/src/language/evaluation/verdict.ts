/** What one security rule makes of one event: its filter first, then its suppressions. */

import type { BoundFilter } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import { type CompiledFilter, compile } from "./compile.js";

export type Verdict = "alert" | "suppressed" | "none";

export interface CompiledRule {
  readonly filter: CompiledFilter;
  readonly suppressions: readonly CompiledFilter[];
}

/** Makes a rule ready; `undefined` where its filter or any of its suppressions has no truth. */
export function compileRule(filter: BoundFilter, suppressions: readonly BoundFilter[]): CompiledRule | undefined {
  const compiledFilter = compile(filter);
  const compiled = suppressions.flatMap((suppression) => compile(suppression) ?? []);
  if (compiledFilter === undefined || compiled.length < suppressions.length) return undefined;
  return { filter: compiledFilter, suppressions: compiled };
}

/**
 * The verdict of a rule on one event, thresholds left aside.
 *
 * @example verdictOf({ filter: () => true, suppressions: [] }, event) // "alert"
 */
export function verdictOf({ filter, suppressions }: CompiledRule, event: Event): Verdict {
  if (!filter(event)) return "none";
  return suppressions.some((suppression) => suppression(event)) ? "suppressed" : "alert";
}
