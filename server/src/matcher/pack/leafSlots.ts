/** The slots of a record that the kernel has read: its leaves lie in memory, and become values when a rule asks. */

import type { Reached } from "../../language/index.js";
import type { KernelMemory } from "../kernel/kernelMemory.js";
import { type DecodeText, kindOf, LEAF_WORDS, leafOf, TEXT, textAt, valueAt } from "../kernel/leafWords.js";
import { NO_TEXT_NUMBER, RARE_TEXT, type SlotSource } from "./slots.js";
import type { TextNumbers } from "./textNumbers.js";
import type { ValueIndex } from "./valueIndex.js";

/** A leaf may fill two slots: that of its name and that of its very keys. */
const SLOTS_OF_A_LEAF = 2;

export class LeafSlots implements SlotSource {
  readonly #first: Int32Array;
  readonly #filledAt: Float64Array;
  #next: Int32Array = new Int32Array(256);
  #record = 0;
  #words: Int32Array;
  #leaves = 0;
  #typeIsKnown = false;
  #type: string | undefined;

  /** @param slotsByLeaf two for each leaf, −1 where there is none */
  constructor(
    readonly memory: KernelMemory,
    readonly numbers: TextNumbers,
    readonly slotsByLeaf: Int32Array,
    readonly typeSlot: number,
    readonly attachedType: () => string | undefined,
    readonly decode: DecodeText,
    slotCount: number,
  ) {
    this.#first = new Int32Array(slotCount);
    this.#filledAt = new Float64Array(slotCount);
    this.#words = memory.words;
  }

  /** @param leaves the index of the word at which the leaves of the record begin */
  open(leaves: number, count: number): void {
    this.#words = this.memory.words;
    this.#leaves = leaves;
    this.#record++;
    this.#typeIsKnown = false;
    if (count * SLOTS_OF_A_LEAF > this.#next.length) this.#next = new Int32Array(count * SLOTS_OF_A_LEAF * 2);
    for (let index = 0; index < count; index++) {
      const leaf = leafOf(this.#words[leaves + index * LEAF_WORDS] ?? 0);
      this.#link(this.slotsByLeaf[leaf * SLOTS_OF_A_LEAF] ?? -1, index * SLOTS_OF_A_LEAF);
      this.#link(this.slotsByLeaf[leaf * SLOTS_OF_A_LEAF + 1] ?? -1, index * SLOTS_OF_A_LEAF + 1);
    }
  }

  #link(slot: number, place: number): void {
    if (slot < 0) return;
    this.#next[place] = this.#filledAt[slot] === this.#record ? (this.#first[slot] ?? -1) : -1;
    this.#filledAt[slot] = this.#record;
    this.#first[slot] = place;
  }

  first(slot: number): number {
    if (slot === this.typeSlot) return this.#attached() === undefined ? -1 : TYPE_PLACE;
    return this.#filledAt[slot] === this.#record ? (this.#first[slot] ?? -1) : -1;
  }

  next(place: number): number {
    return place === TYPE_PLACE ? -1 : (this.#next[place] ?? -1);
  }

  valueOf(place: number): Reached {
    if (place === TYPE_PLACE) return this.#attached() ?? "";
    const at = this.#leafAt(place);
    const head = this.#words[at] ?? 0;
    const number = kindOf(head) === TEXT ? (this.#words[at + 3] ?? -1) : -1;
    return number >= 0 ? this.numbers.textOf(leafOf(head), number) : valueAt(this.memory, at, this.decode);
  }

  textNumber(place: number): number {
    if (place === TYPE_PLACE) return NO_TEXT_NUMBER;
    const at = this.#leafAt(place);
    const head = this.#words[at] ?? 0;
    if (kindOf(head) !== TEXT) return NO_TEXT_NUMBER;
    const known = this.#words[at + 3] ?? -1;
    if (known >= 0) return known;
    const learned = this.numbers.learn(leafOf(head), this.#words[at + 1] ?? 0, this.#words[at + 2] ?? 0, () =>
      textAt(this.memory, at, this.decode),
    );
    if (learned < 0) return RARE_TEXT;
    this.#words[at + 3] = learned;
    return learned;
  }

  findRareText(place: number, index: ValueIndex, passed: number[]): boolean {
    const at = this.#leafAt(place);
    return index.findBytes(this.memory.bytes, this.#words[at + 1] ?? 0, this.#words[at + 2] ?? 0, passed);
  }

  isUnnamedText(place: number): boolean {
    if (place === TYPE_PLACE) return false;
    const at = this.#leafAt(place);
    const head = this.#words[at] ?? 0;
    if (kindOf(head) !== TEXT) return false;
    const number = this.#words[at + 3] ?? -1;
    return number < 0 || number >= this.numbers.named(leafOf(head));
  }

  #attached(): string | undefined {
    if (!this.#typeIsKnown) {
      this.#type = this.attachedType();
      this.#typeIsKnown = true;
    }
    return this.#type;
  }

  #leafAt(place: number): number {
    return this.#leaves + (place >> 1) * LEAF_WORDS;
  }
}

/** The place of the type that a reader attaches: no leaf has it. */
const TYPE_PLACE = 0x7fff_ffff;
