/**
 * By which tests a rule can be found: of a condition, tests of which one must be passed for it to be true. A rule is filed
 * under the tests of one of its conditions, and need not be looked at where none of them is passed.
 */

import type { NumberedCondition } from "./packConditions.js";

export interface Anchor {
  readonly tests: readonly number[];
  /** Whether the condition is true wherever one of them is passed, so that it need not be asked again. */
  readonly isExact: boolean;
  /** How often one of them is passed, or somewhat more. */
  readonly share: number;
}

/** Finds the anchor of each condition once. A class, because it remembers them. */
export class Anchors {
  readonly #known: (Anchor | undefined)[] = [];

  /** @param shares by test, how often it is passed */
  constructor(
    readonly conditions: readonly NumberedCondition[],
    readonly shares: Float64Array,
  ) {}

  /**
   * The anchor of a condition; `undefined` where it has none: a negation, say, is true of events that have nothing in
   * common.
   */
  of(condition: number): Anchor | undefined {
    if (!(condition in this.#known)) this.#known[condition] = this.#find(condition);
    return this.#known[condition];
  }

  #find(condition: number): Anchor | undefined {
    const { kind, numbers } = this.conditions[condition] ?? NEVER;
    switch (kind) {
      case "tests":
        return { tests: numbers, isExact: true, share: this.#shareOf(numbers) };
      case "any": {
        const together = new Set<number>();
        let isExact = true;
        for (const part of numbers) {
          const anchor = this.of(part);
          if (anchor === undefined) return undefined;
          for (const test of anchor.tests) together.add(test);
          isExact = isExact && anchor.isExact;
        }
        const tests = [...together];
        return { tests, isExact, share: this.#shareOf(tests) };
      }
      case "all": {
        let best: Anchor | undefined;
        for (const part of numbers) {
          const anchor = this.of(part);
          if (anchor !== undefined && (best === undefined || anchor.share < best.share)) best = anchor;
        }
        return best && { ...best, isExact: false };
      }
      case "not":
        return undefined;
    }
  }

  #shareOf(tests: readonly number[]): number {
    let share = 0;
    for (const test of tests) share += this.shares[test] ?? 0;
    return share;
  }
}

/** Any of nothing. */
const NEVER: NumberedCondition = { kind: "any", numbers: [] };

/** Whether anything positive tells the events of a condition from others: then it has an anchor. */
export function tellsEventsApart(conditions: readonly NumberedCondition[], condition: number): boolean {
  const { kind, numbers } = conditions[condition] ?? NEVER;
  switch (kind) {
    case "tests":
      return true;
    case "any":
      return numbers.every((part) => tellsEventsApart(conditions, part));
    case "all":
      return numbers.some((part) => tellsEventsApart(conditions, part));
    case "not":
      return false;
  }
}
