/** The list of chosen events: one entry a filter, the latest choice last, no longer than a workspace needs. */

import type { ChosenEvents, FilterReference } from "../../server/src/protocol.js";

const MOST_REMEMBERED = 500;

/** The list with this choice in the place of the filter's former one; a choice of nothing only takes that out. */
export function withChoice(list: readonly ChosenEvents[], chosen: ChosenEvents): readonly ChosenEvents[] {
  const others = list.filter((entry) => !isSameFilter(entry.filter, chosen.filter));
  return chosen.choice === null ? others : [...others, chosen].slice(-MOST_REMEMBERED);
}

export function isSameFilter(one: FilterReference, other: FilterReference): boolean {
  return one.uri === other.uri && one.rule === other.rule;
}
