/** Which of many texts a value begins with, in one binary search. */

export class PrefixIndex<Item> {
  readonly #prefixes: readonly string[];
  readonly #items: readonly Item[];
  /** By prefix: the longest other one that it begins with itself; −1 where there is none. */
  readonly #shorter: Int32Array;

  constructor(entries: ReadonlyMap<string, Item>) {
    const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
    this.#prefixes = sorted.map(([prefix]) => prefix);
    this.#items = sorted.map(([, item]) => item);
    this.#shorter = new Int32Array(sorted.length);
    for (const [index, prefix] of this.#prefixes.entries()) {
      let shorter = index - 1;
      while (shorter >= 0 && !prefix.startsWith(this.#prefixes[shorter] ?? "")) shorter = this.#shorter[shorter] ?? -1;
      this.#shorter[index] = shorter;
    }
  }

  /** Adds the items of all prefixes of the value. */
  collect(value: string, found: Item[]): void {
    let low = 0;
    let high = this.#prefixes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#prefixes[middle] ?? "") <= value) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0; at = this.#shorter[at] ?? -1) {
      const item = this.#items[at];
      if (item !== undefined && value.startsWith(this.#prefixes[at] ?? "")) found.push(item);
    }
  }
}
