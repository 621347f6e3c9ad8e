/**
 * Many events as columns, and filters judged on them: the truth of a test is a table over the distinct values of its
 * column, its rows are bits that are kept for the next time, and a filter combines them. After an edit only the test that
 * was edited is new.
 */

import { acceptorOf, Decimal, type Reached } from "../../language/index.js";
import { type Atom, type Condition, testKey } from "../condition.js";
import { addressesOf, contains, type Ipv4Network, NO_ADDRESS, networksOf } from "./addresses.js";
import type { Column } from "./column.js";
import { type ColumnName, columnKey, columnNames, TYPE_COLUMN } from "./columnNames.js";
import type { Entry } from "./dictionary.js";
import { allRows, complement, intersection, noRows, ROWS_OF_A_WORD, type RowSet, union } from "./rowSet.js";

/** After so many values, or words of rows, whoever judges may pause. */
const STEP = 2_048;

/** Addresses of fewer entries are read each time. */
const WORTH_READING = 64;

/** What may be kept, in bytes, beyond what the filter that is being judged needs. */
export interface TableLimits {
  readonly columns: number;
  readonly tests: number;
}

/** A class, because it keeps columns and the rows of tests as long as there is room. */
export class ColumnTable {
  /** Those used last come last. */
  readonly #columns = new Map<string, Column>();
  readonly #tests = new Map<string, RowSet>();
  readonly #addresses = new WeakMap<Column, Float64Array>();

  constructor(
    readonly rows: number,
    private readonly limits: TableLimits,
  ) {}

  /** The columns that must be read before these conditions can be judged, by key. */
  missing(conditions: Iterable<Condition>): ReadonlyMap<string, ColumnName> {
    return new Map([...columnNames(conditions)].filter(([key]) => !this.#columns.has(key)));
  }

  /** Whether a column that these conditions read has too many distinct values for a table. */
  isBeyond(conditions: Iterable<Condition>): boolean {
    return [...columnNames(conditions).keys()].some((key) => {
      const column = this.#columns.get(key);
      return column !== undefined && column.entries === undefined;
    });
  }

  /** Takes in columns that were read, and gives up others where there is no room; those of these conditions are kept. */
  add(columns: ReadonlyMap<string, Column>, conditions: Iterable<Condition>): void {
    for (const [key, column] of columns) this.#columns.set(key, column);
    const wanted = columnNames(conditions);
    let weight = 0;
    for (const column of this.#columns.values()) weight += column.weight;
    for (const [key, column] of this.#columns) {
      if (weight <= this.limits.columns) break;
      if (wanted.has(key)) continue;
      this.#columns.delete(key);
      weight -= column.weight;
    }
  }

  /**
   * The rows on which a condition is true; `undefined` where a column is missing or beyond. It is a generator so that its
   * work can be done in slices: each step is short.
   */
  *judge(condition: Condition): Generator<undefined, RowSet | undefined> {
    switch (condition.kind) {
      case "constant":
        return condition.value ? allRows(this.rows) : noRows(this.rows);
      case "not": {
        const part = yield* this.judge(condition.part);
        return part && complement(part);
      }
      case "all":
      case "any": {
        const combine = condition.kind === "all" ? intersection : union;
        let result: RowSet | undefined;
        for (const part of condition.parts) {
          const rows = yield* this.judge(part);
          if (rows === undefined) return undefined;
          result = result === undefined ? rows : combine(result, rows);
          yield;
        }
        return result ?? (condition.kind === "all" ? allRows(this.rows) : noRows(this.rows));
      }
      case "atom":
        return yield* this.#judgeAtom(condition);
      case "virtualType": {
        const test = { kind: "equality", literals: [{ kind: "string", value: condition.type }] } as const;
        return yield* this.#judgeAtom({ kind: "atom", ...TYPE_COLUMN, test });
      }
    }
  }

  *#judgeAtom(atom: Atom): Generator<undefined, RowSet | undefined> {
    const key = columnKey(atom);
    const column = this.#columns.get(key);
    if (column?.entries === undefined) return undefined;
    this.#columns.delete(key);
    this.#columns.set(key, column);
    const id = `${key} ${testKey(atom)}`;
    const known = this.#tests.get(id);
    if (known !== undefined) {
      this.#tests.delete(id);
      this.#tests.set(id, known);
      return known;
    }
    const table = yield* this.#truthsOf(column, column.entries, atom);
    const rows = table === undefined ? noRows(this.rows) : yield* rowsWhere(table, column.numbers, this.rows);
    this.#keep(id, rows);
    return rows;
  }

  /** By entry, 1 where the test is true of it; `undefined` where it is true of none. */
  *#truthsOf(column: Column, entries: readonly Entry[], atom: Atom): Generator<undefined, Uint8Array | undefined> {
    const accept = acceptorOfAtom(atom);
    const networks = networksOf(atom.test);
    if (networks === undefined || entries.length < WORTH_READING) return yield* truthsOf(entries, accept);
    const addresses = this.#addresses.get(column) ?? (yield* addressesOf(entries));
    this.#addresses.set(column, addresses);
    return yield* truthsOf(entries, accept, { networks, addresses });
  }

  #keep(id: string, rows: RowSet): void {
    this.#tests.set(id, rows);
    const most = Math.max(1, Math.floor(this.limits.tests / (rows.words.byteLength + id.length * 2 + 1)));
    for (const oldest of this.#tests.keys()) {
      if (this.#tests.size <= most) break;
      this.#tests.delete(oldest);
    }
  }
}

function* truthsOf(
  entries: readonly Entry[],
  accept: (reached: Reached) => boolean,
  known?: { readonly networks: readonly Ipv4Network[]; readonly addresses: Float64Array },
): Generator<undefined, Uint8Array | undefined> {
  const table = new Uint8Array(entries.length);
  let isSomeTrue = false;
  for (let from = 0; from < entries.length; from += STEP) {
    const to = Math.min(entries.length, from + STEP);
    for (let number = from; number < to; number++) {
      const entry = entries[number];
      if (entry === undefined) continue;
      const address = known?.addresses[number] ?? NO_ADDRESS;
      if (known !== undefined && address !== NO_ADDRESS) {
        if (!contains(known.networks, address)) continue;
      } else if (!(isList(entry) ? entry.some(accept) : accept(entry))) continue;
      table[number] = 1;
      isSomeTrue = true;
    }
    yield;
  }
  return isSomeTrue ? table : undefined;
}

function* rowsWhere(table: Uint8Array, numbers: Uint32Array, rows: number): Generator<undefined, RowSet> {
  const set = noRows(rows);
  const { words } = set;
  for (let from = 0; from < words.length; from += STEP) {
    gather(table, numbers, words, from, Math.min(words.length, from + STEP));
    yield;
  }
  return set;
}

/** The innermost loop by itself, so that the engine compiles it well. */
function gather(table: Uint8Array, numbers: Uint32Array, words: Uint32Array, from: number, to: number): void {
  for (let word = from, row = from * ROWS_OF_A_WORD; word < to; word++) {
    let bits = 0;
    for (let bit = 0; bit < ROWS_OF_A_WORD; bit++, row++) bits |= (table[numbers[row] ?? 0] ?? 0) << bit;
    words[word] = bits;
  }
}

function isList(entry: Reached | readonly Reached[]): entry is readonly Reached[] {
  return Array.isArray(entry);
}

function acceptorOfAtom({ test }: Atom): (reached: Reached) => boolean {
  switch (test.kind) {
    case "isText":
      return (reached) => typeof reached === "string";
    case "isObject":
      return (reached) => typeof reached === "object" && !(reached instanceof Decimal);
    default:
      return acceptorOf(test) ?? (() => false);
  }
}
