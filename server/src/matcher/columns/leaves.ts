/** What the kernel looks for in records, and what becomes of each leaf that it finds: an entry of columns, and bits. */

import type { WantedName } from "../kernel/keyTables.js";
import type { AttachedTypes, LeafTests } from "./attachedTypes.js";
import { type ColumnName, columnKey, TYPE_COLUMN } from "./columnNames.js";
import { type Dictionary, NOTHING } from "./dictionary.js";

/** A name that the kernel reads once, whether one column or two are filled with it: the name's, and that of its very keys. */
export interface Leaf extends WantedName {
  /** By number. */
  readonly columns: readonly number[];
  readonly tests: LeafTests | undefined;
}

/** @param types where the types that readers attach are wanted, too */
export function leavesFor(names: ReadonlyMap<string, ColumnName>, types: AttachedTypes | undefined): readonly Leaf[] {
  const byPath = new Map<string, { segments: readonly string[]; isDirect: boolean; columns: number[] }>();
  const leafOf = ({ segments, isDirect }: ColumnName) => {
    const path = segments.join(".");
    const leaf = byPath.get(path) ?? { segments, isDirect: false, columns: [] };
    byPath.set(path, leaf);
    if (isDirect) leaf.isDirect = true;
    return leaf;
  };
  const typeKey = columnKey(TYPE_COLUMN);
  for (const [column, [key, name]] of [...names].entries()) if (key !== typeKey) leafOf(name).columns.push(column);
  for (const name of types?.names.values() ?? []) leafOf(name);
  return [...byPath.values()].map((leaf) => ({
    ...leaf,
    tests: types?.testsOf(columnKey({ segments: leaf.segments, isDirect: true })),
  }));
}

const NO_TESTS: LeafTests = { present: 0, text: 0, object: 0, byText: [] };
const OBJECT = 7;

/** A leaf while records are read. A class, because it remembers the texts that came by. */
export class ColumnLeaf {
  readonly columns: readonly number[];
  readonly #tests: LeafTests;
  /** By place: what the text is in the dictionary, and the bits that it sets. Place 0 is for a text without a number. */
  readonly #entries: number[] = [NOTHING];
  readonly #bits: number[] = [0];
  readonly #numbered = new Set<string>();

  /** @param dictionary that of its columns; `undefined` where it has none */
  constructor(
    readonly index: number,
    { columns, tests }: Leaf,
    private readonly dictionary: Dictionary | undefined,
  ) {
    this.columns = columns;
    this.#tests = tests ?? NO_TESTS;
  }

  /** Takes in a text that the kernel has no number for, and gives its place. `learn` gives it a number, or −1. */
  placeOf(text: string, learn: () => number): number {
    const number = this.#numbered.has(text) ? -1 : learn();
    if (number >= 0) this.#numbered.add(text);
    const place = number + 1;
    this.#entries[place] = this.dictionary?.numberOfText(text) ?? NOTHING;
    let bits = this.#tests.present | this.#tests.text;
    for (const { bit, accept } of this.#tests.byText) if (accept(text)) bits |= bit;
    this.#bits[place] = bits;
    return place;
  }

  entryAt(place: number): number {
    return this.#entries[place] ?? NOTHING;
  }

  bitsAt(place: number): number {
    return this.#bits[place] ?? 0;
  }

  /** The bits that a leaf sets which is no text. */
  bitsOf(kind: number): number {
    const { present, object } = this.#tests;
    return kind === OBJECT ? present | object : present;
  }
}
