/** Which rules an event almost made alert, the nearest first, and what each of them lacks. */

import type { BoundFilter } from "../binding/boundFilter.js";
import { type DistanceMeter, distanceMeter } from "../evaluation/distance.js";
import { predicatesIn } from "../proof/index.js";
import type { Event } from "../values/event.js";
import { type Missing, missingIn } from "./missing.js";

/** A rule made ready for many events. */
export interface MeasuredRule {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
  readonly distance: DistanceMeter;
  /** How many predicates the filter has. */
  readonly size: number;
}

export interface NearRule<Rule> {
  readonly rule: Rule;
  /** 0 for a rule that alerts; `Infinity` for one that never can. */
  readonly distance: number;
  /** As many predicates as the distance says; those that keep it from ever alerting where it is infinite. */
  readonly missing: readonly Missing[];
}

/** `undefined` where the filter or a suppression does not parse. */
export function measureRule(filter: BoundFilter, suppressions: readonly BoundFilter[]): MeasuredRule | undefined {
  const distance = distanceMeter(filter, suppressions);
  return distance && { filter, suppressions, distance, size: predicatesIn(filter.expression).length };
}

/**
 * Orders rules by their distance to an alert on the event. Of two at the same distance the longer filter comes first,
 * because more of it holds; then the one that was given first.
 *
 * @param most how many are wanted
 * @example nearestRules([measureRule(bound, [])], event, 10)[0]?.distance // 1
 */
export function nearestRules<Rule extends MeasuredRule>(
  rules: readonly Rule[],
  event: Event,
  most: number,
): readonly NearRule<Rule>[] {
  return rules
    .map((rule, index) => ({ rule, index, distance: rule.distance(event) }))
    .sort((a, b) => byDistance(a.distance, b.distance) || b.rule.size - a.rule.size || a.index - b.index)
    .slice(0, most)
    .map(({ rule, distance }) => ({ rule, distance, missing: missingIn(rule, event) }));
}

/** Infinite distances are equal; their difference would be no number. */
function byDistance(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
