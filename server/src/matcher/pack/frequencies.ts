/** How often a test is passed, counted on a sample of events: rules are filed under what is rare. */

import type { Event } from "../../language/index.js";
import type { PackTests } from "./packTests.js";
import type { PassedTests } from "./passedTests.js";
import { EventSlots } from "./slots.js";

/** Assumed of a test that no event of the sample passes. */
const UNSEEN = 0.3;
/** Assumed where there is no sample. */
const PLAUSIBLE = { literal: 0.01, text: 0.1, order: 0.3, shape: 0.5 } as const;

/** By test, the share of events that pass it. */
export function sharesOf(tests: PackTests, passedTests: PassedTests, sample: readonly Event[]): Float64Array {
  const shares = new Float64Array(tests.count);
  if (sample.length === 0) {
    for (const [test, number] of tests.bySlot.flat()) shares[number] = (shares[number] ?? 0) + PLAUSIBLE[test.kind];
    return shares;
  }
  const slots = new EventSlots(tests.names);
  for (const event of sample) {
    slots.event = event;
    passedTests.begin(slots);
    for (let slot = 0; slot < tests.names.length; slot++) {
      passedTests.fill(slot);
      const end = passedTests.ends[slot] ?? 0;
      for (let at = passedTests.starts[slot] ?? 0; at < end; at++) {
        const test = passedTests.passed[at] ?? 0;
        shares[test] = (shares[test] ?? 0) + 1;
      }
    }
  }
  for (let test = 0; test < shares.length; test++) shares[test] = ((shares[test] ?? 0) + UNSEEN) / sample.length;
  return shares;
}
