/** Conditions as functions of the event that is being judged. Rules share what they ask, so each is made once. */

import type { Condition } from "../condition.js";
import type { PackTests } from "./packTests.js";
import type { PassedTests } from "./passedTests.js";

/** Asks something of the event that is being judged. */
export interface Check {
  /** Different for checks that ask something different. */
  readonly number: number;
  isTrue(): boolean;
}

export class Checks {
  readonly #tests: PackTests;
  readonly #passed: PassedTests;
  readonly #byKey = new Map<string, Check>();

  constructor(tests: PackTests, passed: PassedTests) {
    this.#tests = tests;
    this.#passed = passed;
  }

  of(condition: Condition): Check {
    switch (condition.kind) {
      case "constant":
        return this.#make(String(condition.value), () => condition.value);
      case "not": {
        const part = this.of(condition.part);
        return this.#make(`not ${part.number}`, () => !part.isTrue());
      }
      case "all":
      case "any": {
        const parts = condition.parts.map((part) => this.of(part));
        const key = `${condition.kind} ${parts.map(({ number }) => number).join()}`;
        return this.#make(key, condition.kind === "all" ? () => areAllTrue(parts) : () => parts.some(isTrue));
      }
      case "atom":
      case "virtualType": {
        const test = this.#tests.numberOf(condition);
        return this.#make(`test ${test}`, () => this.#passed.isPassed(test));
      }
    }
  }

  #make(key: string, isTrue: () => boolean): Check {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const check = { number: this.#byKey.size, isTrue };
    this.#byKey.set(key, check);
    return check;
  }
}

export function areAllTrue(checks: readonly Check[]): boolean {
  for (let at = 0; at < checks.length; at++) if (checks[at]?.isTrue() === false) return false;
  return true;
}

export function isTrue(check: Check): boolean {
  return check.isTrue();
}
