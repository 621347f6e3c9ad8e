/**
 * What the rules of a pack ask, each once: conditions that ask the same have the same number, however many rules ask them.
 * So a pack of thousands of rules is worked out on some hundreds of conditions.
 */

import type { Atom, Condition } from "../condition.js";
import { PackTests } from "./packTests.js";
import { ATTACHED_TYPE, type SlotName } from "./slots.js";
import type { SingleTest } from "./valueIndex.js";

/**
 * `tests`: true where one of these tests is passed, which all ask the values of one name. `not`: of the one condition that
 * follows. Nothing but conditions that are always true or never are `all` or `any` of nothing.
 */
export interface NumberedCondition {
  readonly kind: "tests" | "not" | "all" | "any";
  readonly numbers: readonly number[];
}

export class PackConditions {
  readonly tests = new PackTests();
  /** By number. */
  readonly all: NumberedCondition[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byTest: number[] = [];
  readonly #negations: number[] = [];

  numberOf(condition: Condition): number {
    switch (condition.kind) {
      case "atom":
        return this.#ofAtom(condition);
      case "not":
        return this.#negationOf(this.numberOf(condition.part));
      case "all":
      case "any":
        return this.#chain(condition.kind, condition.parts);
      case "virtualType":
        return this.#ofTest(this.tests.numberOfText(this.tests.slotOf(ATTACHED), condition.type));
      case "constant":
        return this.#known(condition.value ? "all" : "any", []);
    }
  }

  #ofAtom({ segments, isDirect, test }: Atom): number {
    const slot = this.tests.slotOf({ segments, isDirect });
    if (test.kind === "equality" && test.literals.length === 1) {
      const [literal] = test.literals;
      if (literal?.kind === "string") return this.#ofTest(this.tests.numberOfText(slot, literal.value));
    }
    const numbers = [...new Set(singleTests(test).map((each) => this.tests.numberOf(slot, each)))];
    const [only] = numbers;
    return only !== undefined && numbers.length === 1 ? this.#ofTest(only) : this.#known("tests", numbers);
  }

  #ofTest(test: number): number {
    const known = this.#byTest[test];
    if (known !== undefined) return known;
    const number = this.#add("tests", [test]);
    this.#byTest[test] = number;
    return number;
  }

  #negationOf(part: number): number {
    const known = this.#negations[part];
    if (known !== undefined) return known;
    const number = this.#add("not", [part]);
    this.#negations[part] = number;
    return number;
  }

  #chain(kind: "all" | "any", parts: readonly Condition[]): number {
    return this.#known(
      kind,
      parts.map((part) => this.numberOf(part)),
    );
  }

  #known(kind: NumberedCondition["kind"], numbers: readonly number[]): number {
    const key = `${kind} ${numbers.join()}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const number = this.#add(kind, numbers);
    this.#byKey.set(key, number);
    return number;
  }

  #add(kind: NumberedCondition["kind"], numbers: readonly number[]): number {
    return this.all.push({ kind, numbers }) - 1;
  }
}

const ATTACHED: SlotName = { segments: [ATTACHED_TYPE], isDirect: true };

function singleTests(test: Atom["test"]): readonly SingleTest[] {
  switch (test.kind) {
    case "equality":
      return test.literals.map((literal) => ({ kind: "literal", literal }));
    case "text":
      return test.texts.map((text) => ({ kind: "text", operator: test.operator, text }));
    case "order":
      return [test];
    case "presence":
      return [{ kind: "shape", shape: "any" }];
    case "isText":
      return [{ kind: "shape", shape: "text" }];
    case "isObject":
      return [{ kind: "shape", shape: "object" }];
  }
}
