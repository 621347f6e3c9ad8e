/** Where a test leads to from a node of the tree: a hash table in one array of numbers. */

const EDGE_WORDS = 3;
const LEAST_SIZE = 16;

export class EdgeTable {
  /** Node plus one (0: free), test, child; again and again. */
  readonly #words: Int32Array;
  readonly #mask: number;

  /** @param edges node, test and child of each */
  constructor(edges: readonly number[]) {
    let size = LEAST_SIZE;
    while (size * EDGE_WORDS < edges.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#words = new Int32Array(size * EDGE_WORDS);
    for (let edge = 0; edge < edges.length; edge += EDGE_WORDS) {
      const node = edges[edge] ?? 0;
      const test = edges[edge + 1] ?? 0;
      let place = hashOf(node, test) & this.#mask;
      while (this.#words[place * EDGE_WORDS] !== 0) place = (place + 1) & this.#mask;
      this.#words[place * EDGE_WORDS] = node + 1;
      this.#words[place * EDGE_WORDS + 1] = test;
      this.#words[place * EDGE_WORDS + 2] = edges[edge + 2] ?? 0;
    }
  }

  /** The child; −1 where there is none. */
  find(node: number, test: number): number {
    const words = this.#words;
    for (let place = hashOf(node, test) & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * EDGE_WORDS;
      const known = words[at] ?? 0;
      if (known === 0) return -1;
      if (known === node + 1 && words[at + 1] === test) return words[at + 2] ?? -1;
    }
  }
}

function hashOf(node: number, test: number): number {
  const mixed = Math.imul(node, 0x9e37_79b1) ^ Math.imul(test, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}
