/**
 * What the names of a pack reach in the event that is being judged. Each name has a slot; a slot is filled when it is
 * first asked for, so that an event costs what its rules ask and no more.
 */

import {
  type Event,
  type EventRecord,
  type EventValue,
  isLeaf,
  type PreparedPath,
  preparePath,
  type Reached,
  someReached,
} from "../../language/index.js";
import type { ValueIndex } from "./valueIndex.js";

export interface SlotName {
  readonly segments: readonly string[];
  readonly isDirect: boolean;
}

/** Stands among the names for the event type that a reader has attached. No key of a filter has a control character. */
export const ATTACHED_TYPE = "\u0000type";

/** The values of slots, one place for each. */
export interface SlotSource {
  /** The place of a slot's first value; −1 where its name reaches nothing. */
  first(slot: number): number;
  /** The place of the next value of the same slot; −1 behind the last. */
  next(place: number): number;
  valueOf(place: number): Reached;
  /**
   * A small number that stands for the text at a place, and for no other of its slot. `NO_TEXT_NUMBER` where there is none;
   * `RARE_TEXT` for a text without one that is not worth remembering.
   */
  textNumber(place: number): number;
  /** Whether there is a text at the place that no test names. */
  isUnnamedText(place: number): boolean;
  /** Adds the tests that an unnamed text passes, if that is known without making the text; `false` where it is not. */
  findRareText(place: number, index: ValueIndex, passed: number[]): boolean;
}

export const NO_TEXT_NUMBER = -1;
export const RARE_TEXT = -2;

/** The slots of an event that was parsed. */
export class EventSlots implements SlotSource {
  readonly #names: readonly SlotName[];
  readonly #paths: readonly PreparedPath[];
  #event: Event = { record: {}, virtualType: undefined };
  readonly #first: (number | undefined)[];
  readonly #values: Reached[] = [];
  readonly #next: number[] = [];

  constructor(names: readonly SlotName[]) {
    this.#names = names;
    this.#paths = names.map(({ segments }) => preparePath(segments));
    this.#first = names.map(() => undefined);
  }

  set event(event: Event) {
    this.#event = event;
    this.#first.fill(undefined);
    this.#values.length = 0;
    this.#next.length = 0;
  }

  first(slot: number): number {
    const known = this.#first[slot];
    if (known !== undefined) return known;
    const start = this.#values.length;
    this.#read(slot);
    const first = this.#values.length > start ? start : -1;
    for (let place = start; place < this.#values.length; place++)
      this.#next.push(place + 1 < this.#values.length ? place + 1 : -1);
    this.#first[slot] = first;
    return first;
  }

  next(place: number): number {
    return this.#next[place] ?? -1;
  }

  valueOf(place: number): Reached {
    return this.#values[place] ?? {};
  }

  textNumber(): number {
    return NO_TEXT_NUMBER;
  }

  isUnnamedText(): boolean {
    return false;
  }

  findRareText(): boolean {
    return false;
  }

  #read(slot: number): void {
    const name = this.#names[slot];
    const path = this.#paths[slot];
    if (name === undefined || path === undefined) return;
    if (name.segments[0] === ATTACHED_TYPE) {
      if (this.#event.virtualType !== undefined) this.#values.push(this.#event.virtualType);
    } else if (name.isDirect) {
      const value = directValue(this.#event.record, name.segments);
      if (value !== undefined) this.#values.push(value);
    } else
      someReached(this.#event.record, path, (reached) => {
        this.#values.push(reached);
        return false;
      });
  }
}

/** A list is present, but no test other than that is true of it: an empty object stands for it. */
function directValue(record: EventRecord, segments: readonly string[]): Reached | undefined {
  let value: EventValue = record;
  for (const segment of segments) {
    if (!isRecord(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment] ?? null;
  }
  if (value === null) return undefined;
  return isLeaf(value) || isRecord(value) ? value : NO_LEAF;
}

const NO_LEAF: EventRecord = {};

function isRecord(value: EventValue): value is EventRecord {
  return value !== null && !isLeaf(value) && !Array.isArray(value);
}
