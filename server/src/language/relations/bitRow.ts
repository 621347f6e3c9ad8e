/** A set of small numbers as bits: a thousand rules are ordered in a thousand such rows. */

const BITS = 32;
const WORD_SHIFT = 5;
const WORD_MASK = 31;

/** A class, because it is changed in place. */
export class BitRow {
  readonly #words: Uint32Array;

  /** @param size one more than the largest number that it can hold */
  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / BITS));
  }

  has(number: number): boolean {
    return ((this.#words[number >>> WORD_SHIFT] ?? 0) & (1 << (number & WORD_MASK))) !== 0;
  }

  add(number: number): void {
    const word = number >>> WORD_SHIFT;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number & WORD_MASK));
  }

  delete(number: number): void {
    const word = number >>> WORD_SHIFT;
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (number & WORD_MASK));
  }

  addAll(other: BitRow): void {
    for (let word = 0; word < other.#words.length; word++)
      this.#words[word] = (this.#words[word] ?? 0) | (other.#words[word] ?? 0);
  }

  deleteAll(other: BitRow): void {
    for (let word = 0; word < other.#words.length; word++)
      this.#words[word] = (this.#words[word] ?? 0) & ~(other.#words[word] ?? 0);
  }

  copy(): BitRow {
    const copy = new BitRow(this.#words.length * BITS);
    copy.addAll(this);
    return copy;
  }

  get count(): number {
    let count = 0;
    for (const word of this.#words) for (let left = word; left !== 0; left &= left - 1) count++;
    return count;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      for (let left = this.#words[word] ?? 0; left !== 0; left &= left - 1)
        yield word * BITS + BITS - 1 - Math.clz32(left & -left);
    }
  }
}
