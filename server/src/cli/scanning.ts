/** What the user wants judged, made ready for the matcher: one filter by itself, or rules together. */

import type { Verdict } from "../language/index.js";
import type { ScannedRule } from "../matcher/index.js";
import type { EventVerdict } from "../workspace/events/eventJudge.js";
import type { JudgedFilter } from "./judgedFilter.js";

export function scannedRules(filters: readonly JudgedFilter[]): readonly ScannedRule[] {
  return filters.map(({ filter, suppressions }) => ({
    filter: filter.bound,
    suppressions: suppressions.map(({ bound }) => bound),
  }));
}

type Outcome = Exclude<Verdict, "none">;

/** The filters that match an event, in their order, and their verdicts on it. */
export function* outcomesOf(verdict: EventVerdict): Generator<{ readonly filter: number; readonly verdict: Outcome }> {
  if (verdict === true) {
    yield { filter: 0, verdict: "alert" };
    return;
  }
  const { alerts, suppressed } = verdict;
  const all = [
    ...alerts.map((filter) => ({ filter, verdict: "alert" }) as const),
    ...suppressed.map((filter) => ({ filter, verdict: "suppressed" }) as const),
  ];
  yield* all.sort((one, other) => one.filter - other.filter);
}
