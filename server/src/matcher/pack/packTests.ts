/**
 * The tests of a pack, each known by a number: what rules ask of the values of one name. Rules that ask the same share
 * the test, so that it is found once for each event, and what an event passes is a short list of numbers.
 */

import type { Atom, Condition } from "../condition.js";
import { ATTACHED_TYPE, type SlotName } from "./slots.js";
import type { SingleTest } from "./valueIndex.js";

/** A test of one value, and the number that stands for it. */
export type NumberedTest = readonly [SingleTest, number];

export class PackTests {
  /** By slot. */
  readonly names: SlotName[] = [];
  /** By slot: the tests of its values. A test of a list of literals or texts stands here once for each of them. */
  readonly bySlot: NumberedTest[][] = [];
  readonly #slots = new Map<string, number>();
  /** By slot, then by what a test asks. */
  readonly #numbers: Map<string, number>[] = [];
  /** By number. */
  readonly #slotOfTest: number[] = [];
  /** What was found out of a condition: each is asked for several times while a tree is built. */
  readonly #known = new Map<LeafCondition, KnownTests>();

  get count(): number {
    return this.#slotOfTest.length;
  }

  slotOf(test: number): number {
    return this.#slotOfTest[test] ?? 0;
  }

  /** Gives numbers to all that a condition asks. */
  add(condition: Condition): void {
    switch (condition.kind) {
      case "constant":
        return;
      case "not":
        this.add(condition.part);
        return;
      case "all":
      case "any":
        for (const part of condition.parts) this.add(part);
        return;
      case "atom":
      case "virtualType":
        this.#testsOf(condition);
    }
  }

  /** Of which tests one must be passed for the condition to be true, none of them a list. */
  alternativesOf(condition: LeafCondition): readonly number[] {
    return this.#testsOf(condition).alternatives;
  }

  /** The test that is passed where the condition is true. */
  numberOf(condition: LeafCondition): number {
    return this.#testsOf(condition).number;
  }

  #testsOf(condition: LeafCondition): KnownTests {
    const known = this.#known.get(condition);
    if (known !== undefined) return known;
    const slot = this.#slotNumber(condition.kind === "virtualType" ? ATTACHED : condition);
    const tests = condition.kind === "virtualType" ? [typeTest(condition.type)] : singleTests(condition.test);
    const alternatives = tests.map((test) => this.#numberOf(slot, singleTestKey(test), [test]));
    const [only] = alternatives;
    const number =
      only !== undefined && alternatives.length === 1
        ? only
        : this.#numberOf(slot, JSON.stringify(tests.map(singleTestKey)), tests);
    const found = { number, alternatives };
    this.#known.set(condition, found);
    return found;
  }

  #slotNumber({ segments, isDirect }: SlotName): number {
    const key = isDirect ? `=${segments.join(".")}` : segments.join(".");
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.names.length;
    this.names.push({ segments, isDirect });
    this.bySlot.push([]);
    this.#numbers.push(new Map());
    this.#slots.set(key, slot);
    return slot;
  }

  #numberOf(slot: number, key: string, tests: readonly SingleTest[]): number {
    const numbers = this.#numbers[slot];
    const known = numbers?.get(key);
    if (known !== undefined) return known;
    const number = this.#slotOfTest.length;
    this.#slotOfTest.push(slot);
    numbers?.set(key, number);
    for (const test of tests) this.bySlot[slot]?.push([test, number]);
    return number;
  }
}

type LeafCondition = Extract<Condition, { kind: "atom" | "virtualType" }>;

interface KnownTests {
  /** The test that is passed where the condition is true. */
  readonly number: number;
  /** Tests of which one must be passed for that, none of them a list. */
  readonly alternatives: readonly number[];
}

const ATTACHED: SlotName = { segments: [ATTACHED_TYPE], isDirect: true };

function typeTest(type: string): SingleTest {
  return { kind: "literal", literal: { kind: "string", value: type } };
}

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

/** The same for two tests that ask the same. */
function singleTestKey(test: SingleTest): string {
  if (test.kind === "text") return `${test.operator} ${test.text}`;
  if (test.kind === "literal" && test.literal.kind === "string") return `"${test.literal.value}`;
  return JSON.stringify(test, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
