/** Has the kernel read raw records, and tells of each which leaves it has: what the wanted names reach in it. */

import { LONGEST_SCANNED, type Scan } from "../recordScanner.js";
import { KernelMemory } from "./kernelMemory.js";
import { layOutKeys, type WantedName } from "./keyTables.js";
import { LEAF_WORDS } from "./leafWords.js";

/** The results of so many bytes are fetched at once. */
const ROOM = 1024 * 1024;
const HEADER_WORDS = 4;
const NEEDS_PARSING = 2;
/** The kernel may read so far beyond the last byte. */
const MARGIN = 64;

/**
 * Is told of the records that were read, in their order.
 *
 * @param leaves the index of the word at which the leaves of the record begin
 * @param count how many there are; `UNREAD` where the record must be parsed
 */
export type TellRecord = (start: number, end: number, recordsBefore: number, leaves: number, count: number) => void;

export const UNREAD = -1;

/** Where the numbers of texts lie in the kernel's memory. */
export interface TextTable {
  readonly table: number;
  readonly mask: number;
}

/** A class, because the memory grows with what is read. */
export class LeafReader {
  readonly memory: KernelMemory;
  #out = 0;
  /** Where the reserved bytes begin. */
  #base = 0;
  #size = 0;

  /** @param isPlain whether to do without WebAssembly */
  constructor(isPlain: boolean) {
    this.memory = new KernelMemory(isPlain);
  }

  /** A place for so many bytes, as of a `RecordScanner`. */
  reserve(size: number): Uint8Array {
    if (size > this.#size) {
      const before = this.#base;
      this.#base = this.memory.allocate(size + 2 * MARGIN) + MARGIN;
      this.memory.bytes.copyWithin(this.#base, before, before + this.#size);
      this.#size = size;
    }
    return this.bytes;
  }

  get bytes(): Uint8Array {
    return this.memory.bytes.subarray(this.#base, this.#base + this.#size);
  }

  /**
   * Prepares for reading what these names reach; a leaf is known by the index of its name. Texts get the numbers that they
   * have in a dictionary, which is given back.
   *
   * @returns `undefined` where an object has more keys that are wanted than the kernel can follow
   */
  prepare<Dictionary extends TextTable>(
    names: readonly WantedName[],
    makeDictionary: () => Dictionary,
  ): Dictionary | undefined {
    const keys = layOutKeys(this.memory, names);
    if (keys === undefined) return undefined;
    const dictionary = makeDictionary();
    if (this.#out === 0) this.#out = this.memory.allocate(ROOM);
    this.memory.kernel.setLeaves(keys, dictionary.table, dictionary.mask);
    return dictionary;
  }

  /** Reads whole lines of the reserved bytes, each ending with a line break. */
  readLines(start: number, end: number, tell: TellRecord): Scan {
    const { kernel } = this.memory;
    const stop = this.#base + end;
    const outEnd = this.#out + ROOM;
    return this.#read(start, end, tell, (at) => kernel.readLines(at, stop, LONGEST_SCANNED, this.#out, outEnd));
  }

  /** Reads the elements of a list of records that follow one at `start`, up to one that is not whole. */
  readElements(start: number, end: number, tell: TellRecord): Scan {
    const { kernel, bytes } = this.memory;
    const stop = this.#base + end;
    const outEnd = this.#out + ROOM;
    // What lies behind the end would be read as if it belonged to the list.
    bytes.fill(0, stop, stop + MARGIN);
    return this.#read(start, end, tell, (at) => kernel.readElements(at, stop, LONGEST_SCANNED, this.#out, outEnd));
  }

  /** @param read has the kernel read records from an address on, and says how many */
  #read(start: number, end: number, tell: TellRecord, read: (at: number) => number): Scan {
    const { kernel } = this.memory;
    let records = 0;
    let lines = 0;
    for (let at = this.#base + start; ; ) {
      const count = read(at);
      const { words } = this.memory;
      let word = this.#out >> 2;
      for (let i = 0; i < count; i++) {
        const leaves = words[word + 3] ?? 0;
        const recordStart = (words[word] ?? 0) - this.#base;
        const recordEnd = (words[word + 1] ?? 0) - this.#base;
        const isUnread = words[word + 2] === NEEDS_PARSING;
        tell(recordStart, recordEnd, records + i, word + HEADER_WORDS, isUnread ? UNREAD : leaves);
        word += HEADER_WORDS + leaves * LEAF_WORDS;
      }
      records += count;
      lines += kernel.lineCount.value;
      at = kernel.position.value;
      const isStopped = kernel.stopped.value !== 0;
      if (count === 0 || isStopped || at >= this.#base + end) return { at: at - this.#base, records, lines, isStopped };
    }
  }
}
