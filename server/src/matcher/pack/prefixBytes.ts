/**
 * Which of many texts the bytes of a value begin with: one pass over it hashes each of its beginnings, and those as long
 * as one of the prefixes are looked up. So the text need not be made of values that come by once, such as names of
 * sessions.
 */

import { addAll } from "./addAll.js";

const FACTOR = 0x0100_0193;

export class PrefixBytes {
  readonly #prefixes: readonly Uint8Array[];
  readonly #tests: readonly (readonly number[])[];
  /** By length: whether a prefix is so long. */
  readonly #lengths: Uint8Array;
  /** By hash: the number of a prefix plus one; 0 where the place is free. */
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(entries: readonly (readonly [string, readonly number[]])[]) {
    const encoder = new TextEncoder();
    this.#prefixes = entries.map(([prefix]) => encoder.encode(prefix));
    this.#tests = entries.map(([, tests]) => tests);
    this.#lengths = new Uint8Array(this.#prefixes.reduce((most, { length }) => Math.max(most, length), 0) + 1);
    let size = 16;
    while (size < entries.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#places = new Int32Array(size);
    for (const [number, prefix] of this.#prefixes.entries()) {
      this.#lengths[prefix.length] = 1;
      let hash = 0;
      for (const byte of prefix) hash = Math.imul(hash ^ byte, FACTOR);
      let place = this.#placeOf(hash);
      while (this.#places[place] !== 0) place = (place + 1) & this.#mask;
      this.#places[place] = number + 1;
    }
  }

  /** Adds the tests of all prefixes of the text that the bytes spell. */
  collect(bytes: Uint8Array, start: number, length: number, passed: number[]): void {
    const lengths = this.#lengths;
    const most = Math.min(length, lengths.length - 1);
    let hash = 0;
    for (let count = 0; ; count++) {
      if (lengths[count] === 1) this.#look(bytes, start, count, hash, passed);
      if (count >= most) return;
      hash = Math.imul(hash ^ (bytes[start + count] ?? 0), FACTOR);
    }
  }

  #look(bytes: Uint8Array, start: number, length: number, hash: number, passed: number[]): void {
    for (let place = this.#placeOf(hash); ; place = (place + 1) & this.#mask) {
      const number = (this.#places[place] ?? 0) - 1;
      if (number < 0) return;
      const prefix = this.#prefixes[number];
      if (prefix === undefined || prefix.length !== length || !isAt(prefix, bytes, start)) continue;
      addAll(passed, this.#tests[number] ?? []);
      return;
    }
  }

  #placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}

function isAt(text: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = text.length - 1; at >= 0; at--) if (text[at] !== bytes[start + at]) return false;
  return true;
}
