/** The filters of a pack, each once, and the rules that have it: in large packs many rules have the same. */

import type { Condition } from "../condition.js";
import type { PackConditions } from "./packConditions.js";

export interface PackFilters {
  /** By filter: the numbers of the conditions that must all be true. */
  readonly conditions: readonly (readonly number[])[];
  /** By filter: where in `rules` those begin that have it. There is one place more, for the end of the last. */
  readonly starts: Int32Array;
  readonly rules: Int32Array;
}

/** @param filters by rule */
export function filtersOf(filters: readonly Condition[], numbered: PackConditions): PackFilters {
  const byNumber: (number | undefined)[] = [];
  const conditions: (readonly number[])[] = [];
  const counts: number[] = [];
  const filterOfRule = filters.map((condition) => {
    const number = numbered.numberOf(condition);
    const known = byNumber[number];
    const filter = known ?? conditions.length;
    if (known === undefined) {
      byNumber[number] = filter;
      const whole = numbered.all[number];
      conditions.push(whole?.kind === "all" ? whole.numbers : [number]);
      counts.push(0);
    }
    counts[filter] = (counts[filter] ?? 0) + 1;
    return filter;
  });
  const starts = new Int32Array(conditions.length + 1);
  for (const [filter, count] of counts.entries()) starts[filter + 1] = (starts[filter] ?? 0) + count;
  const rules = new Int32Array(filters.length);
  const next = starts.slice();
  for (const [rule, filter] of filterOfRule.entries()) {
    const place = next[filter] ?? 0;
    rules[place] = rule;
    next[filter] = place + 1;
  }
  return { conditions, starts, rules };
}
