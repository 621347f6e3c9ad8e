/**
 * By which tests a rule can be found: of a conjunct, tests of which one must be passed for it to be true. A rule is filed
 * under the tests of one of its conjuncts, and need not be looked at where none of them is passed.
 */

import type { Condition } from "../condition.js";
import type { PackTests } from "./packTests.js";

export interface Anchor {
  readonly tests: readonly number[];
  /** Whether the conjunct is true wherever one of them is passed, so that it need not be asked again. */
  readonly isExact: boolean;
  /** How often one of them is passed, or somewhat more. */
  readonly share: number;
}

/** What the filter must all fulfil. */
export function conjunctsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "all") return condition.parts;
  return condition.kind === "constant" && condition.value ? [] : [condition];
}

/**
 * The anchor of a conjunct; `undefined` where it has none: a negation, say, is true of events that have nothing in
 * common.
 *
 * @param shares by test, how often it is passed
 */
export function anchorOf(condition: Condition, tests: PackTests, shares: Float64Array): Anchor | undefined {
  switch (condition.kind) {
    case "atom":
    case "virtualType": {
      const alternatives = tests.alternativesOf(condition);
      return { tests: alternatives, isExact: true, share: shareOf(alternatives, shares) };
    }
    case "any": {
      const together = new Set<number>();
      let isExact = true;
      for (const part of condition.parts) {
        const anchor = anchorOf(part, tests, shares);
        if (anchor === undefined) return undefined;
        for (const test of anchor.tests) together.add(test);
        isExact = isExact && anchor.isExact;
      }
      const alternatives = [...together];
      return { tests: alternatives, isExact, share: shareOf(alternatives, shares) };
    }
    case "all": {
      let best: Anchor | undefined;
      for (const part of condition.parts) {
        const anchor = anchorOf(part, tests, shares);
        if (anchor !== undefined && (best === undefined || anchor.share < best.share)) best = anchor;
      }
      return best && { ...best, isExact: false };
    }
    case "constant":
      return condition.value ? undefined : { tests: [], isExact: true, share: 0 };
    case "not":
      return undefined;
  }
}

/** Whether anything positive tells the events of a filter from others: then it has an anchor. */
export function tellsEventsApart(condition: Condition): boolean {
  switch (condition.kind) {
    case "atom":
    case "virtualType":
      return true;
    case "any":
      return condition.parts.every(tellsEventsApart);
    case "all":
      return condition.parts.some(tellsEventsApart);
    case "constant":
      return !condition.value;
    case "not":
      return false;
  }
}

function shareOf(tests: readonly number[], shares: Float64Array): number {
  let share = 0;
  for (const test of tests) share += shares[test] ?? 0;
  return share;
}
