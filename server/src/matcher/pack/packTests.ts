/**
 * The tests of a pack, each known by a number: what rules ask of the values of one name. Rules that ask the same share
 * the test, so that it is found once for each event, and what an event passes is a short list of numbers.
 */

import type { SlotName } from "./slots.js";
import type { SingleTest } from "./valueIndex.js";

/** A test of one value, and the number that stands for it. */
export type NumberedTest = readonly [SingleTest, number];

export class PackTests {
  /** By slot. */
  readonly names: SlotName[] = [];
  /** By slot: the tests of its values. */
  readonly bySlot: NumberedTest[][] = [];
  /** By number: the slot whose values are tested. */
  readonly slots: number[] = [];
  readonly #slotsByPath = new Map<string, number>();
  readonly #directSlots = new Map<string, number>();
  /** By slot: tests for a text, by the text, which are most; and others, by what they ask. */
  readonly #byText: Map<string, number>[] = [];
  readonly #byKey: Map<string, number>[] = [];

  get count(): number {
    return this.slots.length;
  }

  slotOf({ segments, isDirect }: SlotName): number {
    // Most names have one segment, and joining takes longer than looking the name up.
    const path = segments.length === 1 ? (segments[0] ?? "") : segments.join(".");
    const byPath = isDirect ? this.#directSlots : this.#slotsByPath;
    const known = byPath.get(path);
    if (known !== undefined) return known;
    byPath.set(path, this.names.length);
    this.bySlot.push([]);
    this.#byText.push(new Map());
    this.#byKey.push(new Map());
    return this.names.push({ segments, isDirect }) - 1;
  }

  /** The test whether a value equals a text. */
  numberOfText(slot: number, text: string): number {
    const known = this.#byText[slot]?.get(text);
    if (known !== undefined) return known;
    const number = this.#add(slot, { kind: "literal", literal: { kind: "string", value: text } });
    this.#byText[slot]?.set(text, number);
    return number;
  }

  numberOf(slot: number, test: SingleTest): number {
    if (test.kind === "literal" && test.literal.kind === "string") return this.numberOfText(slot, test.literal.value);
    const key = keyOf(test);
    const known = this.#byKey[slot]?.get(key);
    if (known !== undefined) return known;
    const number = this.#add(slot, test);
    this.#byKey[slot]?.set(key, number);
    return number;
  }

  #add(slot: number, test: SingleTest): number {
    const number = this.slots.push(slot) - 1;
    this.bySlot[slot]?.push([test, number]);
    return number;
  }
}

/** The same for two tests that ask the same. */
function keyOf(test: SingleTest): string {
  if (test.kind === "text") return `${test.operator} ${test.text}`;
  return JSON.stringify(test, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
