/**
 * Asks conditions of the event that is being judged. Most ask for one test or its opposite, and are coded as such, so that
 * what is left to ask of a rule is a row of numbers.
 */

import type { NumberedCondition } from "./packConditions.js";
import type { PassedTests } from "./passedTests.js";

/** A condition as it is asked: twice the number of a test, one more for its opposite; below zero what is neither. */
export type Question = number;

export class Questions {
  constructor(
    readonly conditions: readonly NumberedCondition[],
    readonly passed: PassedTests,
  ) {}

  questionOf(condition: number): Question {
    const test = this.#onlyTestOf(condition);
    if (test !== undefined) return test * 2;
    const { kind, numbers } = this.conditions[condition] ?? NEVER;
    const opposite = kind === "not" ? this.#onlyTestOf(numbers[0] ?? -1) : undefined;
    return opposite === undefined ? ~condition : opposite * 2 + 1;
  }

  isTrue(question: Question): boolean {
    if (question >= 0) return this.passed.isPassed(question >> 1) === ((question & 1) === 0);
    return this.#holds(~question);
  }

  #onlyTestOf(condition: number): number | undefined {
    const { kind, numbers } = this.conditions[condition] ?? NEVER;
    return kind === "tests" && numbers.length === 1 ? numbers[0] : undefined;
  }

  #holds(condition: number): boolean {
    const { kind, numbers } = this.conditions[condition] ?? NEVER;
    switch (kind) {
      case "tests":
        return numbers.some((test) => this.passed.isPassed(test));
      case "any":
        return numbers.some((part) => this.#holds(part));
      case "all":
        return numbers.every((part) => this.#holds(part));
      case "not":
        return !this.#holds(numbers[0] ?? -1);
    }
  }
}

/** Any of nothing. */
const NEVER: NumberedCondition = { kind: "any", numbers: [] };
