/**
 * The dictionary that the kernel looks texts up in: each text of a leaf that rules name, or that came by and may matter
 * again, has a number. The tree is then walked by numbers, and the text itself need not be made.
 */

import type { KernelMemory } from "../kernel/kernelMemory.js";

/** How many texts of one leaf get a number because they came by. Addresses and names of resources have no end. */
const MOST_LEARNED = 8_192;
/** How many bytes such texts may take, of all leaves together. */
const ROOM_FOR_LEARNED = 4 * 1024 * 1024;
const ENTRY_SIZE = 16;
const LONGEST_CHARACTER = 3;
/** What the kernel may read behind a text. */
const MARGIN = 16;

const encoder = new TextEncoder();

export class TextNumbers {
  readonly table: number;
  readonly mask: number;
  readonly #memory: KernelMemory;
  /** By leaf, then by number. */
  readonly #texts: string[][];
  readonly #named: readonly number[];
  readonly #learns: readonly boolean[];
  #free: number;
  readonly #end: number;

  /** @param leaves by leaf, the texts that rules name, and whether others matter as well */
  constructor(
    memory: KernelMemory,
    leaves: readonly { readonly named: ReadonlySet<string>; readonly othersMatter: boolean }[],
  ) {
    this.#memory = memory;
    const count = leaves.reduce((sum, leaf) => sum + leaf.named.size + (leaf.othersMatter ? MOST_LEARNED : 0), 1);
    let size = 1_024;
    while (size < count * 2) size *= 2;
    this.table = memory.allocate(size * ENTRY_SIZE);
    this.mask = size - 1;
    this.#texts = leaves.map(() => []);
    this.#learns = leaves.map(({ othersMatter }) => othersMatter);
    const room = leaves.some(({ othersMatter }) => othersMatter) ? ROOM_FOR_LEARNED : 0;
    let most = 0;
    for (const { named } of leaves) for (const text of named) most += text.length * LONGEST_CHARACTER + MARGIN;
    this.#free = memory.allocate(most + room);
    for (const [leaf, { named }] of leaves.entries()) {
      // A text that is not Unicode has other bytes, and no record can hold it but with escapes: those are parsed.
      for (const text of named) {
        const { written } = encoder.encodeInto(text, memory.bytes.subarray(this.#free));
        this.#add(leaf, text, written);
      }
    }
    this.#end = this.#free + room;
    this.#named = this.#texts.map((texts) => texts.length);
  }

  /** How many texts of a leaf rules name: the numbers below this are theirs. */
  named(leaf: number): number {
    return this.#named[leaf] ?? 0;
  }

  textOf(leaf: number, number: number): string {
    return this.#texts[leaf]?.[number] ?? "";
  }

  /** Gives a text that came by a number; −1 where it does not matter, or there is no more room. */
  learn(leaf: number, at: number, length: number, decode: () => string): number {
    if (this.#learns[leaf] !== true || this.#free + length + MARGIN > this.#end) return -1;
    if ((this.#texts[leaf]?.length ?? 0) >= this.named(leaf) + MOST_LEARNED) return -1;
    this.#memory.bytes.copyWithin(this.#free, at, at + length);
    return this.#add(leaf, decode(), length);
  }

  /** Adds a text whose bytes stand where the next free ones begin. */
  #add(leaf: number, text: string, length: number): number {
    const { kernel, words } = this.#memory;
    const at = this.#free;
    this.#free += length + MARGIN;
    const texts = this.#texts[leaf] ?? [];
    const number = texts.length;
    texts.push(text);
    const hash = kernel.hashOfText(at, length, leaf);
    let slot = hash & this.mask;
    while (words[(this.table + slot * ENTRY_SIZE + 4) >> 2] !== 0) slot = (slot + 1) & this.mask;
    const entry = (this.table + slot * ENTRY_SIZE) >> 2;
    words[entry] = hash;
    words[entry + 1] = at;
    words[entry + 2] = length;
    words[entry + 3] = number;
    return number;
  }
}
