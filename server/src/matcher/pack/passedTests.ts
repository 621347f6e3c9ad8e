/**
 * Which tests the event passes that is being judged. The values of a name are looked up when a rule first asks for
 * them, and what a value passes is remembered by the number of its text, so that most events are judged by numbers only.
 */

import type { Reached } from "../../language/index.js";
import type { PackTests } from "./packTests.js";
import { RARE_TEXT, type SlotSource } from "./slots.js";
import { ValueIndex } from "./valueIndex.js";

/** So many values of one name are remembered that have no number: there is no end of addresses and names. */
const MOST_REMEMBERED = 8_192;
/** So many passed tests are remembered of all values together. */
const ROOM = 4 * 1024 * 1024;
const UNKNOWN = -1;
const LAST_EVENT = 0x3fff_ffff;

export class PassedTests {
  /** By slot: which values pass which tests. */
  readonly indexes: readonly ValueIndex[];
  /** By slot: where in `passed` the tests begin and end that the event passes; good after `fill`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By test. */
  readonly #slots: Int32Array;
  /** What values pass, one list behind the other, each after its length; the lists of the event itself stand first. */
  #passed: Int32Array;
  #end: number;
  #eventEnd = 0;
  /** By slot: the event that it was filled for, and by test: the event that passed it. */
  readonly #filledAt: Int32Array;
  readonly #passedAt: Int32Array;
  #event = 0;
  #source: SlotSource | undefined;
  /** By slot: the list of a text by its number, and that of other values. */
  readonly #byText: Int32Array[];
  readonly #byValue: Map<Reached, number>[];
  /** By slot: the list of all texts that no test names; unknown where they differ. */
  readonly #unnamed: Int32Array;
  readonly #found: number[] = [];

  constructor(tests: PackTests) {
    this.#slots = Int32Array.from(tests.slots);
    const slots = tests.names.length;
    this.indexes = tests.bySlot.map((each) => new ValueIndex(each));
    this.starts = new Int32Array(slots);
    this.ends = new Int32Array(slots);
    this.#filledAt = new Int32Array(slots);
    this.#passedAt = new Int32Array(tests.count);
    // Each event passes a test at most once, so its own lists have room for all.
    this.#passed = new Int32Array(tests.count * 2 + 1_024);
    this.#end = tests.count;
    this.#byText = tests.names.map(() => new Int32Array(0));
    this.#byValue = tests.names.map(() => new Map());
    this.#unnamed = Int32Array.from(this.indexes, (index) => this.#listOfUnnamed(index));
  }

  /** The tests that are passed; a new one after each `fill`. */
  get passed(): Int32Array {
    return this.#passed;
  }

  /** Turns to the event that the source holds now. */
  begin(source: SlotSource): void {
    this.#source = source;
    this.#eventEnd = 0;
    if (this.#event++ < LAST_EVENT) return;
    this.#event = 1;
    this.#filledAt.fill(0);
    this.#passedAt.fill(0);
  }

  /** Adds one to each test that the event passes. */
  countPassed(counts: Float64Array): void {
    for (let slot = 0; slot < this.starts.length; slot++) {
      this.fill(slot);
      const end = this.ends[slot] ?? 0;
      for (let at = this.starts[slot] ?? 0; at < end; at++) {
        const test = this.#passed[at] ?? 0;
        counts[test] = (counts[test] ?? 0) + 1;
      }
    }
  }

  isPassed(test: number): boolean {
    this.fill(this.#slots[test] ?? 0);
    return this.#passedAt[test] === this.#event;
  }

  /** Looks the values of a slot up, once for each event. */
  fill(slot: number): void {
    if (this.#filledAt[slot] === this.#event) return;
    this.#filledAt[slot] = this.#event;
    const source = this.#source;
    const place = source?.first(slot) ?? -1;
    if (source === undefined || place < 0) {
      this.starts[slot] = 0;
      this.ends[slot] = 0;
    } else if (source.next(place) < 0) this.#fillWithOne(source, slot, place);
    else this.#fillWithMany(source, slot, place);
  }

  #fillWithOne(source: SlotSource, slot: number, place: number): void {
    const list = this.#listOf(source, slot, place);
    if (list === UNKNOWN) {
      this.starts[slot] = this.#eventEnd;
      this.#addFound();
      this.ends[slot] = this.#eventEnd;
      return;
    }
    const start = list + 1;
    const end = start + (this.#passed[list] ?? 0);
    this.starts[slot] = start;
    this.ends[slot] = end;
    for (let at = start; at < end; at++) this.#passedAt[this.#passed[at] ?? 0] = this.#event;
  }

  #fillWithMany(source: SlotSource, slot: number, first: number): void {
    this.starts[slot] = this.#eventEnd;
    for (let place = first; place >= 0; place = source.next(place)) {
      const list = this.#listOf(source, slot, place);
      if (list === UNKNOWN) this.#addFound();
      else {
        const end = list + 1 + (this.#passed[list] ?? 0);
        for (let at = list + 1; at < end; at++) this.#add(this.#passed[at] ?? 0);
      }
    }
    this.ends[slot] = this.#eventEnd;
  }

  #addFound(): void {
    for (let at = 0; at < this.#found.length; at++) this.#add(this.#found[at] ?? 0);
  }

  #add(test: number): void {
    if (this.#passedAt[test] === this.#event) return;
    this.#passedAt[test] = this.#event;
    this.#passed[this.#eventEnd++] = test;
  }

  /** The list of a value; where it is not to be remembered, it is unknown, and what the value passes is in `#found`. */
  #listOf(source: SlotSource, slot: number, place: number): number {
    const unnamed = this.#unnamed[slot] ?? UNKNOWN;
    if (unnamed !== UNKNOWN && source.isUnnamedText(place)) return unnamed;
    const number = source.textNumber(place);
    if (number >= 0) return this.#listOfText(source, slot, place, number);
    if (number !== RARE_TEXT) return this.#listOfValue(slot, source.valueOf(place));
    const index = this.indexes[slot];
    this.#found.length = 0;
    if (index !== undefined && !source.findRareText(place, index, this.#found)) this.#find(slot, source.valueOf(place));
    return UNKNOWN;
  }

  #listOfText(source: SlotSource, slot: number, place: number, number: number): number {
    let lists = this.#byText[slot];
    if (lists === undefined || number >= lists.length) {
      const before = lists;
      lists = new Int32Array(Math.max(64, number * 2)).fill(UNKNOWN);
      if (before !== undefined) lists.set(before);
      this.#byText[slot] = lists;
    }
    const known = lists[number] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    this.#find(slot, source.valueOf(place));
    const list = this.#remember();
    lists[number] = list;
    return list;
  }

  #listOfValue(slot: number, value: Reached): number {
    const lists = this.#byValue[slot];
    const known = lists?.get(value);
    if (known !== undefined) return known;
    this.#find(slot, value);
    if (lists === undefined || typeof value === "object" || lists.size >= MOST_REMEMBERED) return UNKNOWN;
    const list = this.#remember();
    if (list !== UNKNOWN) lists.set(value, list);
    return list;
  }

  #find(slot: number, value: Reached): void {
    this.#found.length = 0;
    this.indexes[slot]?.find(value, this.#found);
  }

  #listOfUnnamed(index: ValueIndex): number {
    if (!index.isExact) return UNKNOWN;
    this.#found.length = 0;
    index.findUnnamed(this.#found);
    return this.#remember();
  }

  /** Keeps what was found as a list, each test once; unknown where there is no room. */
  #remember(): number {
    const found = this.#found.length > 1 ? new Set(this.#found) : this.#found;
    const list = this.#end;
    const end = list + this.#found.length + 1;
    if (end > ROOM) return UNKNOWN;
    if (end > this.#passed.length) {
      const before = this.#passed;
      this.#passed = new Int32Array(end * 2);
      this.#passed.set(before);
    }
    this.#end = list + 1;
    for (const test of found) this.#passed[this.#end++] = test;
    this.#passed[list] = this.#end - list - 1;
    return list;
  }
}
