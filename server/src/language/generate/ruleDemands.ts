/** What an event must meet to be the one that is wanted: for the proof that makes it, and for the evaluator that checks it. */

import type { BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { compile } from "../evaluation/compile.js";
import { type Demand, nearMissDemands } from "../proof/index.js";
import type { Event } from "../values/event.js";

/** A rule as far as single events are concerned; a filter by itself has no suppressions. */
export interface RuleFilters {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
}

/**
 * `match`: the rule alerts. A predicate, one of the rule's own objects: it does not, and would if this predicate alone
 * were the other way.
 */
export type Wanted = "match" | BoundPredicate;

export function demandsOf({ filter, suppressions }: RuleFilters, wanted: Wanted): readonly Demand[] {
  const demands = [{ filter, truth: true }, ...suppressions.map((one) => ({ filter: one, truth: false }))];
  return wanted === "match" ? demands : nearMissDemands(demands, wanted);
}

/** Whether an event meets the demands, by the evaluator's judgement; `undefined` where a filter has no truth. */
export function judgeOf(demands: readonly Demand[]): ((event: Event) => boolean) | undefined {
  const judges = demands.map(({ filter, truth }) => ({ judge: compile(filter), truth }));
  const complete = judges.flatMap(({ judge, truth }) => (judge === undefined ? [] : [{ judge, truth }]));
  if (complete.length < judges.length) return undefined;
  return (event) => complete.every(({ judge, truth }) => judge(event) === truth);
}
