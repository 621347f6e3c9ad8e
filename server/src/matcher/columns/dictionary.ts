/**
 * The distinct things that one name reaches in many events, each with a number. An event that has several values, in a
 * list say, has one entry for all of them, so that a test on an entry says exactly what it says of the event.
 */

import { Decimal, type Reached } from "../../language/index.js";

/** What a name reaches in an event: nothing, one thing, or several. */
export type Entry = undefined | Reached | readonly Reached[];

/** The entry of events in which the name reaches nothing. */
export const NOTHING = 0;

/** Objects are present and no more, so that one stands for all. */
const OBJECT: Reached = {};

/** Texts are spread over so many maps, because one map of very many would stop everything each time that it grows. */
const MAPS = 16;

/** About what an entry takes beside its text, in bytes. */
const ENTRY_WEIGHT = 80;

export class Dictionary {
  readonly #entries: Entry[] = [undefined];
  readonly #texts = Array.from({ length: MAPS }, () => new Map<string, number>());
  readonly #others = new Map<number | string, number>();
  #weight = 0;
  #isFull = false;

  /** @param limit how many bytes it may take, about */
  constructor(private readonly limit: number) {}

  /** By number. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** In bytes, about. */
  get weight(): number {
    return this.#weight;
  }

  /** Whether some entry was refused for want of room: then it says nothing about any event. */
  get isFull(): boolean {
    return this.#isFull;
  }

  numberOfText(text: string): number {
    const texts = this.#texts[text.charCodeAt(text.length - 1) % MAPS || 0];
    const known = texts?.get(text);
    if (known !== undefined) return known;
    const number = this.#add(text, text.length);
    if (number !== NOTHING) texts?.set(text, number);
    return number;
  }

  numberOf(reached: readonly Reached[]): number {
    const [first] = reached;
    if (first === undefined) return NOTHING;
    if (reached.length === 1) return typeof first === "string" ? this.numberOfText(first) : this.#numberOfOther(first);
    const distinct = new Map(reached.map((one) => [keyOf(one), typeof one === "object" ? shared(one) : one]));
    const [only] = distinct.values();
    if (distinct.size === 1 && only !== undefined) return this.numberOf([only]);
    const key = JSON.stringify([...distinct.keys()].sort());
    return this.#numberByKey(key, [...distinct.values()], key.length * 2);
  }

  #numberOfOther(value: Reached): number {
    const key = typeof value === "number" && value !== 0 ? value : keyOf(value);
    return this.#numberByKey(key, typeof value === "object" ? shared(value) : value, 0);
  }

  #numberByKey(key: number | string, entry: Entry, weight: number): number {
    const known = this.#others.get(key);
    if (known !== undefined) return known;
    const number = this.#add(entry, weight);
    if (number !== NOTHING) this.#others.set(key, number);
    return number;
  }

  #add(entry: Entry, weight: number): number {
    this.#weight += weight + ENTRY_WEIGHT;
    if (this.#weight > this.limit) {
      this.#isFull = true;
      // What is there is of no use any more, and was nearly as large as is allowed.
      this.#entries.length = 1;
      for (const texts of this.#texts) texts.clear();
      this.#others.clear();
      this.#weight = this.limit;
      return NOTHING;
    }
    return this.#entries.push(entry) - 1;
  }
}

function shared(value: Reached): Reached {
  return value instanceof Decimal ? value : OBJECT;
}

/** The same for two values that no test tells apart. */
function keyOf(value: Reached): string {
  switch (typeof value) {
    case "string":
      return `"${value}`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "boolean":
      return String(value);
    default:
      return value instanceof Decimal ? `d${value.negative ? "-" : ""}${value.digits}e${value.magnitude}` : "{}";
  }
}
