/**
 * Reads columns from raw records: the kernel finds what the names reach in each, and texts that come again are known by
 * number without being made. A record is first read into a row of its own; whoever reads the events keeps the rows in their
 * order together with the events of the records that must be parsed.
 */

import type { Event, Reached } from "../../language/index.js";
import type { KernelMemory } from "../kernel/kernelMemory.js";
import { LeafReader, type TellRecord, UNREAD } from "../kernel/leafReader.js";
import { type DecodeText, kindOf, LEAF_WORDS, leafOf, TEXT, textAt, valueAt } from "../kernel/leafWords.js";
import { EventSlots } from "../pack/slots.js";
import { TextNumbers } from "../pack/textNumbers.js";
import type { FoundRecord, RecordScanner, Scan } from "../recordScanner.js";
import { AttachedTypes } from "./attachedTypes.js";
import { type Column, ColumnBuilder } from "./column.js";
import { type ColumnName, columnKey, TYPE_COLUMN } from "./columnNames.js";
import { Dictionary, NOTHING } from "./dictionary.js";
import { ColumnLeaf, leavesFor } from "./leaves.js";

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
  readonly #reader: LeafReader;
  readonly #numbers: TextNumbers | undefined;
  readonly #leaves: readonly ColumnLeaf[];
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
    const reader = new LeafReader(options.isPlain === true);
    this.#reader = reader;
    const texts = leaves.map(() => ({ named: new Set<string>(), othersMatter: true }));
    this.#numbers = reader.prepare(leaves, () => new TextNumbers(reader.memory, texts));
  }

  reserve(size: number): Uint8Array {
    return this.#reader.reserve(size);
  }

  learn(): void {}

  /** Every record has its row. */
  passOver(): boolean {
    return false;
  }

  scanLines(start: number, end: number, found: FoundRecord<number>): Scan {
    const numbers = this.#numbers;
    if (numbers === undefined) return { at: start, records: 0, lines: 0, isStopped: true };
    return this.#reader.readLines(start, end, this.#rowsOf(numbers, found));
  }

  scanElements(start: number, end: number, found: FoundRecord<number>): Scan {
    const numbers = this.#numbers;
    if (numbers === undefined) return { at: start, records: 0, lines: 0, isStopped: true };
    return this.#reader.readElements(start, end, this.#rowsOf(numbers, found));
  }

  #rowsOf(numbers: TextNumbers, found: FoundRecord<number>): TellRecord {
    const { memory } = this.#reader;
    return (start, end, before, leaves, count) =>
      found(start, end, before, count === UNREAD ? undefined : this.#readRow(memory, numbers, leaves, count));
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

  /** Reads the leaves of a record, which begin at a word, into a row. */
  #readRow(memory: KernelMemory, numbers: TextNumbers, at: number, leaves: number): number {
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
      const leaf = this.#leaves[leafOf(memory.words[word] ?? 0)];
      if (leaf !== undefined) bits |= this.#readLeaf(memory, numbers, word, leaf, base);
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
  #readLeaf(memory: KernelMemory, numbers: TextNumbers, word: number, leaf: ColumnLeaf, base: number): number {
    const { words } = memory;
    const kind = kindOf(words[word] ?? 0);
    if (kind === TEXT) {
      const known = words[word + 3] ?? -1;
      const place = known >= 0 ? known + 1 : this.#place(memory, numbers, word, leaf);
      const entry = leaf.entryAt(place);
      for (const column of leaf.columns) this.#put(base, column, entry);
      return leaf.bitsAt(place);
    }
    for (const column of leaf.columns) {
      const value = valueAt(memory, word, this.#decode);
      this.#put(base, column, this.#builders[column]?.dictionary.numberOf([value]) ?? NOTHING);
    }
    return leaf.bitsOf(kind);
  }

  #place(memory: KernelMemory, numbers: TextNumbers, word: number, leaf: ColumnLeaf): number {
    const text = textAt(memory, word, this.#decode);
    const { words } = memory;
    return leaf.placeOf(text, () => numbers.learn(leaf.index, words[word + 1] ?? 0, words[word + 2] ?? 0, () => text));
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
