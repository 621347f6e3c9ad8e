/**
 * Reads columns from raw records: the kernel finds what the names reach in each, and texts that come again are known by
 * number without being made. A record is first read into a row of its own; whoever reads the events keeps the rows in their
 * order together with the events of the records that must be parsed.
 */

import { type Event, parseNumber, type Reached } from "../../language/index.js";
import { KernelMemory } from "../kernel/kernelMemory.js";
import { layOutKeys } from "../kernel/keyTables.js";
import type { DecodeText } from "../pack/leafSlots.js";
import { EventSlots } from "../pack/slots.js";
import { TextNumbers } from "../pack/textNumbers.js";
import { type FoundRecord, LONGEST_SCANNED, type RecordScanner, type Scan } from "../recordScanner.js";
import { AttachedTypes } from "./attachedTypes.js";
import { type Column, ColumnBuilder } from "./column.js";
import { type ColumnName, columnKey, TYPE_COLUMN } from "./columnNames.js";
import { Dictionary, NOTHING } from "./dictionary.js";
import { ColumnLeaf, leavesFor } from "./leaves.js";

const LEAF_ROOM = 256 * 1024;
const HEADER_WORDS = 4;
const LEAF_WORDS = 4;
const NEEDS_PARSING = 2;
const MARGIN = 64;
/** Kinds of leaves as in kernel.as.ts. */
const KIND_SHIFT = 24;
const TEXT = 1;
const NUMBER = 3;
const TRUE = 4;
const FALSE = 5;
const NO_LEAF: Reached = {};

export interface ColumnOptions {
  /** How many bytes a column's distinct values may take; a column with more is given up. */
  readonly largestDictionary: number;
  readonly decodeText: DecodeText;
  /** Whether to do without WebAssembly: then every record is to be parsed. */
  readonly isPlain?: boolean;
}

/** A scanner whose verdict on a record is the number of its row, which is good until `release`. */
export class ColumnScanner implements RecordScanner<number> {
  /** It learns nothing of samples. */
  readonly learnedFrom = Number.POSITIVE_INFINITY;
  readonly #keys: readonly string[];
  readonly #builders: readonly ColumnBuilder[];
  readonly #typeColumn: number;
  readonly #types: AttachedTypes | undefined;
  readonly #events: EventSlots;
  readonly #decode: DecodeText;
  readonly #memory: KernelMemory | undefined;
  readonly #numbers: TextNumbers | undefined;
  readonly #leaves: readonly ColumnLeaf[];
  readonly #out: number = 0;
  #base = 0;
  #size = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  /** What was read and is not kept yet, row by row. */
  #pending = new Uint32Array(0);
  #rows = 0;
  /** The values of a name that reaches several in the record that is being read, by column. */
  readonly #lists = new Map<number, Reached[]>();

  constructor(names: ReadonlyMap<string, ColumnName>, options: ColumnOptions) {
    this.#keys = [...names.keys()];
    this.#events = new EventSlots([...names.values()]);
    this.#decode = options.decodeText;
    this.#typeColumn = this.#keys.indexOf(columnKey(TYPE_COLUMN));
    this.#types = this.#typeColumn < 0 ? undefined : new AttachedTypes();
    const leaves = leavesFor(names, this.#types);
    const dictionaries = leaves.map(({ columns }) =>
      columns.length === 0 ? undefined : new Dictionary(options.largestDictionary),
    );
    this.#leaves = leaves.map((leaf, index) => new ColumnLeaf(index, leaf, dictionaries[index]));
    this.#builders = this.#keys.map((_, column) => {
      const dictionary = dictionaries[leaves.findIndex(({ columns }) => columns.includes(column))];
      return new ColumnBuilder(dictionary ?? new Dictionary(options.largestDictionary));
    });
    const memory = new KernelMemory(options.isPlain === true);
    const keys = layOutKeys(memory, leaves);
    if (keys === undefined) return;
    const texts = leaves.map(() => ({ named: new Set<string>(), othersMatter: true }));
    this.#numbers = new TextNumbers(memory, texts);
    this.#out = memory.allocate(LEAF_ROOM);
    memory.kernel.setLeaves(keys, this.#numbers.table, this.#numbers.mask);
    this.#memory = memory;
  }

  reserve(size: number): Uint8Array {
    if (size > this.#size) {
      const before = this.#bytes;
      if (this.#memory === undefined) this.#bytes = new Uint8Array(size);
      else {
        const from = this.#base;
        this.#base = this.#memory.allocate(size + 2 * MARGIN) + MARGIN;
        this.#bytes = this.#memory.bytes.subarray(this.#base, this.#base + size);
        this.#memory.bytes.copyWithin(this.#base, from, from + this.#size);
      }
      if (this.#memory === undefined) this.#bytes.set(before);
      this.#size = size;
    }
    return this.#bytes;
  }

  learn(): void {}

  /** Every record has its row. */
  passOver(): boolean {
    return false;
  }

  scanLines(start: number, end: number, found: FoundRecord<number>): Scan {
    const kernel = this.#memory?.kernel;
    if (kernel === undefined) return { at: start, records: 0, lines: 0, isStopped: true };
    const outEnd = this.#out + LEAF_ROOM;
    return this.#scan(start, end, found, (at) =>
      kernel.readLines(at, this.#base + end, LONGEST_SCANNED, this.#out, outEnd),
    );
  }

  scanElements(start: number, end: number, found: FoundRecord<number>): Scan {
    const memory = this.#memory;
    if (memory === undefined) return { at: start, records: 0, lines: 0, isStopped: true };
    const outEnd = this.#out + LEAF_ROOM;
    // What lies behind the end would be read as if it belonged to the list.
    memory.bytes.fill(0, this.#base + end, this.#base + end + MARGIN);
    return this.#scan(start, end, found, (at) =>
      memory.kernel.readElements(at, this.#base + end, LONGEST_SCANNED, this.#out, outEnd),
    );
  }

  /** Keeps a row that was found as the next one of the columns. */
  keep(row: number): void {
    const width = this.#builders.length;
    for (let column = 0; column < width; column++)
      this.#builders[column]?.push(this.#pending[row * width + column] ?? NOTHING);
  }

  /** Keeps the row of an event that was parsed. */
  keepEvent(event: Event): void {
    const slots = this.#events;
    slots.event = event;
    for (const [slot, builder] of this.#builders.entries()) {
      const reached: Reached[] = [];
      for (let place = slots.first(slot); place >= 0; place = slots.next(place)) reached.push(slots.valueOf(place));
      builder.push(builder.dictionary.numberOf(reached));
    }
  }

  /** Forgets the rows that were found and not kept. */
  release(): void {
    this.#rows = 0;
  }

  /** The columns of all rows that were kept, by the keys of their names. */
  finish(): ReadonlyMap<string, Column> {
    return new Map(this.#builders.map((builder, index) => [this.#keys[index] ?? "", builder.finish()]));
  }

  /** @param read has the kernel read records from an address on, and says how many */
  #scan(start: number, end: number, found: FoundRecord<number>, read: (at: number) => number): Scan {
    let records = 0;
    let lines = 0;
    const memory = this.#memory;
    for (let at = this.#base + start; memory !== undefined; ) {
      const count = read(at);
      const { kernel, words } = memory;
      let word = this.#out >> 2;
      for (let i = 0; i < count; i++) {
        const leaves = words[word + 3] ?? 0;
        const row =
          words[word + 2] === NEEDS_PARSING ? undefined : this.#readRow(memory, words, word + HEADER_WORDS, leaves);
        found((words[word] ?? 0) - this.#base, (words[word + 1] ?? 0) - this.#base, records + i, row);
        word += HEADER_WORDS + leaves * LEAF_WORDS;
      }
      records += count;
      lines += kernel.lineCount.value;
      at = kernel.position.value;
      const isStopped = kernel.stopped.value !== 0;
      if (count === 0 || isStopped || at >= this.#base + end) return { at: at - this.#base, records, lines, isStopped };
    }
    return { at: start, records: 0, lines: 0, isStopped: true };
  }

  /** Reads the leaves of a record, which begin at a word, into a row. */
  #readRow(memory: KernelMemory, words: Int32Array, at: number, leaves: number): number {
    const width = this.#builders.length;
    const row = this.#rows++;
    const base = row * width;
    if (base + width > this.#pending.length) {
      const pending = new Uint32Array((base + width) * 2);
      pending.set(this.#pending);
      this.#pending = pending;
    }
    this.#pending.fill(NOTHING, base, base + width);
    let bits = 0;
    for (let index = 0, word = at; index < leaves; index++, word += LEAF_WORDS) {
      const head = words[word] ?? 0;
      const leaf = this.#leaves[head & ((1 << KIND_SHIFT) - 1)];
      if (leaf === undefined) continue;
      bits |= this.#readLeaf(memory, words, word, leaf, head >>> KIND_SHIFT, base);
    }
    if (this.#lists.size > 0) {
      for (const [column, list] of this.#lists)
        this.#pending[base + column] = this.#builders[column]?.dictionary.numberOf(list) ?? NOTHING;
      this.#lists.clear();
    }
    if (this.#types !== undefined) {
      const type = this.#types.typeOf(bits);
      const dictionary = this.#builders[this.#typeColumn]?.dictionary;
      if (type !== undefined && dictionary !== undefined)
        this.#pending[base + this.#typeColumn] = dictionary.numberOfText(type);
    }
    return row;
  }

  /** Which tests for attached types the leaf makes true. */
  #readLeaf(
    memory: KernelMemory,
    words: Int32Array,
    word: number,
    leaf: ColumnLeaf,
    kind: number,
    base: number,
  ): number {
    if (kind === TEXT) {
      const known = words[word + 3] ?? -1;
      const place = known >= 0 ? known + 1 : this.#place(memory, words, word, leaf);
      const entry = leaf.entryAt(place);
      for (const column of leaf.columns) this.#put(base, column, entry);
      return leaf.bitsAt(place);
    }
    for (const column of leaf.columns) {
      const value = this.#scalarAt(memory, words, word, kind);
      this.#put(base, column, this.#builders[column]?.dictionary.numberOf([value]) ?? NOTHING);
    }
    return leaf.bitsOf(kind);
  }

  #place(memory: KernelMemory, words: Int32Array, word: number, leaf: ColumnLeaf): number {
    const start = words[word + 1] ?? 0;
    const length = words[word + 2] ?? 0;
    const text = this.#decode(memory.bytes, start, start + length);
    return leaf.placeOf(text, () => this.#numbers?.learn(leaf.index, start, length, () => text) ?? -1);
  }

  #scalarAt(memory: KernelMemory, words: Int32Array, word: number, kind: number): Reached {
    if (kind === TRUE) return true;
    if (kind === FALSE) return false;
    if (kind !== NUMBER) return NO_LEAF;
    const start = words[word + 1] ?? 0;
    return parseNumber(this.#decode(memory.bytes, start, start + (words[word + 2] ?? 0))) ?? 0;
  }

  #put(base: number, column: number, number: number): void {
    const before = this.#pending[base + column] ?? NOTHING;
    if (before === NOTHING || before === number) {
      this.#pending[base + column] = number;
      return;
    }
    const entries = this.#builders[column]?.dictionary.entries ?? [];
    const list = this.#lists.get(column) ?? valuesOf(entries[before]);
    list.push(...valuesOf(entries[number]));
    this.#lists.set(column, list);
  }
}

function valuesOf(entry: Reached | readonly Reached[] | undefined): Reached[] {
  if (entry === undefined) return [];
  return isList(entry) ? [...entry] : [entry];
}

function isList(entry: Reached | readonly Reached[]): entry is readonly Reached[] {
  return Array.isArray(entry);
}
