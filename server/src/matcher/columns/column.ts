/** One name's column: for each row the number of an entry of its dictionary. */

import type { Dictionary, Entry } from "./dictionary.js";
import { ROWS_OF_A_WORD, wordsFor } from "./rowSet.js";

export interface Column {
  /** By row; behind the last row there is nothing (0) up to a full word of rows. */
  readonly numbers: Uint32Array;
  /** `undefined` where the distinct values were too many: then the numbers say nothing. */
  readonly entries: readonly Entry[] | undefined;
  /** In bytes, about. */
  readonly weight: number;
}

const FIRST_ROWS = 4_096;

/** A column while it is read. A class, because it grows. */
export class ColumnBuilder {
  #numbers = new Uint32Array(FIRST_ROWS);
  #rows = 0;

  constructor(readonly dictionary: Dictionary) {}

  push(number: number): void {
    if (this.#rows === this.#numbers.length) {
      const numbers = new Uint32Array(this.#rows * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.#rows++] = number;
  }

  finish(): Column {
    const { dictionary } = this;
    if (dictionary.isFull) return { numbers: new Uint32Array(0), entries: undefined, weight: 0 };
    const numbers = new Uint32Array(wordsFor(this.#rows) * ROWS_OF_A_WORD);
    numbers.set(this.#numbers.subarray(0, this.#rows));
    return { numbers: numbers, entries: dictionary.entries, weight: numbers.byteLength + dictionary.weight };
  }
}
