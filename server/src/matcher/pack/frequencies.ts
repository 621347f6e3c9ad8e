/** How often a test is true, counted on a sample of events: rules are filed under what is rare. */

import type { Event, Reached } from "../../language/index.js";
import type { Alternative, Anchor } from "./anchors.js";
import { EventSlots } from "./slots.js";
import { ValueIndex } from "./valueIndex.js";

/** Assumed of a test that no event of the sample passes, or where there is no sample. */
const UNSEEN = 0.3;
/** More different values than this say no more about a test. */
const MOST_VALUES = 300;

export class Frequencies {
  readonly #valuesByPath = new Map<string, ReadonlyMap<Reached, number>>();
  readonly #known = new Map<string, number>();

  constructor(readonly sample: readonly Event[]) {}

  /** The share of events on which one of the alternatives is true, or somewhat more. */
  of({ alternatives }: Anchor): number {
    let share = 0;
    for (const alternative of alternatives) share += this.#ofAlternative(alternative);
    return share;
  }

  #ofAlternative(alternative: Alternative): number {
    const key = `${alternative.segments.join(".")} ${singleTestKey(alternative.test)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const share = this.#count(alternative);
    this.#known.set(key, share);
    return share;
  }

  #count({ segments, isDirect, test }: Alternative): number {
    if (this.sample.length === 0) return PLAUSIBLE[test.kind];
    const values = this.#valuesOf(segments, isDirect);
    let count = UNSEEN;
    const isPlainText =
      test.kind === "literal" && test.literal.kind === "string" && !/^[\d:.+-]/.test(test.literal.value);
    if (isPlainText && test.literal.kind === "string") count += values.get(test.literal.value) ?? 0;
    else {
      const index = new ValueIndex([[test, true]]);
      let asked = 0;
      for (const [value, times] of values) {
        if (index.find(value).length > 0) count += times;
        if (++asked === MOST_VALUES) return (count / asked) * Math.max(1, values.size / this.sample.length);
      }
    }
    return count / this.sample.length;
  }

  #valuesOf(segments: readonly string[], isDirect: boolean): ReadonlyMap<Reached, number> {
    const path = segments.join(".");
    const known = this.#valuesByPath.get(path);
    if (known !== undefined) return known;
    const slots = new EventSlots([{ segments, isDirect }]);
    const counts = new Map<Reached, number>();
    for (const event of this.sample) {
      slots.event = event;
      for (let place = slots.first(0); place >= 0; place = slots.next(place)) {
        const value = slots.valueOf(place);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    this.#valuesByPath.set(path, counts);
    return counts;
  }
}

const PLAUSIBLE = { literal: 0.01, text: 0.1, other: 0.3 } as const;

/** The same for two tests that ask the same. */
export function singleTestKey(test: Alternative["test"]): string {
  if (test.kind === "text") return `${test.operator} ${test.text}`;
  if (test.kind === "literal" && test.literal.kind === "string") return `"${test.literal.value}`;
  return JSON.stringify(test, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
