/** A set of small numbers as bits: a thousand rules are ordered in a thousand such rows. */

const BITS = 32;

/** A class, because it is changed in place. */
export class BitRow {
  readonly #words: Uint32Array;

  /** @param size one more than the largest number that it can hold */
  constructor(size: number) {
    this.#words = new Uint32Array(Math.ceil(size / BITS));
  }

  has(number: number): boolean {
    return ((this.#words[Math.floor(number / BITS)] ?? 0) & (1 << (number % BITS))) !== 0;
  }

  add(number: number): void {
    const word = Math.floor(number / BITS);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (number % BITS));
  }

  delete(number: number): void {
    const word = Math.floor(number / BITS);
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (number % BITS));
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

  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      const bits = this.#words[word] ?? 0;
      if (bits === 0) continue;
      for (let bit = 0; bit < BITS; bit++) if ((bits & (1 << bit)) !== 0) yield word * BITS + bit;
    }
  }
}
