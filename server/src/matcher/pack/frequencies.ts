/** How often a test is passed, counted on events such as will be judged: rules are filed under what is rare. */

import type { PackTests } from "./packTests.js";
import type { PassedTests } from "./passedTests.js";
import type { SlotSource } from "./slots.js";

/** Assumed of a test that no event of the sample passes. */
const UNSEEN = 0.3;
/** Assumed where there is no sample. */
const PLAUSIBLE = { literal: 0.01, text: 0.1, order: 0.3, shape: 0.5 } as const;

/** Goes over some events, and holds one after the other in a source. */
export type Sample = (see: (source: SlotSource) => void) => void;

/** By test, the share of events that pass it. */
export function sharesOf(tests: PackTests, passedTests: PassedTests, sample: Sample): Float64Array {
  const shares = new Float64Array(tests.count);
  let events = 0;
  sample((source) => {
    events++;
    passedTests.begin(source);
    passedTests.countPassed(shares);
  });
  if (events === 0) {
    for (const [test, number] of tests.bySlot.flat()) shares[number] = PLAUSIBLE[test.kind];
    return shares;
  }
  for (let test = 0; test < shares.length; test++) shares[test] = ((shares[test] ?? 0) + UNSEEN) / events;
  return shares;
}
