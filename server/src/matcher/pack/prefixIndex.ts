/** Which of many texts a value begins with, in one binary search. */

import { addAll } from "./addAll.js";
import { PrefixBytes } from "./prefixBytes.js";

export class PrefixIndex {
  readonly #prefixes: readonly string[];
  readonly #tests: readonly (readonly number[])[];
  /** By prefix: the longest other one that it begins with itself; −1 where there is none. */
  readonly #shorter: Int32Array;

  readonly #bytes: PrefixBytes | undefined;

  /** @param entries by prefix, the tests that it passes */
  constructor(entries: ReadonlyMap<string, readonly number[]>) {
    const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
    this.#prefixes = sorted.map(([prefix]) => prefix);
    this.#tests = sorted.map(([, tests]) => tests);
    this.#shorter = new Int32Array(sorted.length);
    for (const [index, prefix] of this.#prefixes.entries()) {
      let shorter = index - 1;
      while (shorter >= 0 && !prefix.startsWith(this.#prefixes[shorter] ?? "")) shorter = this.#shorter[shorter] ?? -1;
      this.#shorter[index] = shorter;
    }
    this.#bytes = sorted.some(([prefix]) => /\p{Cs}/u.test(prefix)) ? undefined : new PrefixBytes(sorted);
  }

  /** Whether `collectBytes` finds all: no bytes spell a prefix that ends within a character. */
  get readsBytes(): boolean {
    return this.#bytes !== undefined;
  }

  /** Like `collect`, for the bytes of a text. */
  collectBytes(bytes: Uint8Array, start: number, length: number, passed: number[]): void {
    this.#bytes?.collect(bytes, start, length, passed);
  }

  /** Adds the tests of all prefixes of the value. */
  collect(value: string, passed: number[]): void {
    let low = 0;
    let high = this.#prefixes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#prefixes[middle] ?? "") <= value) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0; at = this.#shorter[at] ?? -1) {
      const tests = this.#tests[at];
      if (tests !== undefined && value.startsWith(this.#prefixes[at] ?? "")) addAll(passed, tests);
    }
  }
}
