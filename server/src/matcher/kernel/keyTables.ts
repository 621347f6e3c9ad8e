/** The names that a plan reads → the kernel's tables of keys, one for each object on the way. */

import { WRAPPING_KEYS } from "../recordKeys.js";
import type { KernelMemory } from "./kernelMemory.js";

export interface WantedName {
  readonly segments: readonly string[];
  readonly isDirect: boolean;
}

/** Flags as in source/keys.as.ts. */
const HANDS_BACK = 1;
const IS_DIRECT = 2;
const HAS_INDEX = 1;

/** The kernel remembers in so many bits which keys of an object it has seen; more than a few are kept in memory. */
const MOST_KEYS = 1_024;
const FEW_KEYS = 64;
const HAS_MANY_KEYS = 2;
const KEY_SIZE = 24;
/** Mostly a key is none of the table, and so many free places mostly end the search at once. */
const PLACES_OF_A_KEY = 8;
const HEAD_SIZE = 16;

/** The keys of one object. */
interface Table {
  readonly keys: Map<string, Key>;
  hasIndex: boolean;
}

interface Key {
  leaf: number;
  table: Table | undefined;
  flags: number;
}

/**
 * Lays the tables out; the leaf of a name is its index. The address of the table for the record itself; `undefined`
 * where an object has more keys than the kernel can follow, or a name is not Unicode.
 */
export function layOutKeys(memory: KernelMemory, names: readonly WantedName[]): number | undefined {
  const root: Table = { keys: new Map(), hasIndex: false };
  for (const [leaf, name] of names.entries()) if (!addName(root, name, leaf)) return undefined;
  for (const key of WRAPPING_KEYS) keyOf(root, key).flags |= HANDS_BACK;
  return layOut(memory, root);
}

function addName(root: Table, { segments, isDirect }: WantedName, leaf: number): boolean {
  let table = root;
  for (const [index, segment] of segments.entries()) {
    if (/\p{Cs}/u.test(segment)) return false;
    if (/^\d+$/.test(segment)) table.hasIndex = true;
    // A key that spells several segments at once is rare; the reference knows what it means.
    for (let end = index + 2; end <= segments.length; end++)
      keyOf(table, segments.slice(index, end).join(".")).flags |= HANDS_BACK;
    const key = keyOf(table, segment);
    if (isDirect) key.flags |= IS_DIRECT;
    if (index === segments.length - 1) key.leaf = leaf;
    else {
      key.table ??= { keys: new Map(), hasIndex: false };
      table = key.table;
    }
  }
  return true;
}

function keyOf(table: Table, name: string): Key {
  const key = table.keys.get(name) ?? { leaf: -1, table: undefined, flags: 0 };
  table.keys.set(name, key);
  return key;
}

/** Deep names recurse deeply, but a filter's names are short: the parser bounds its texts' nesting, and the kernel objects'. */
function layOut(memory: KernelMemory, table: Table): number | undefined {
  if (table.keys.size > MOST_KEYS) return undefined;
  let size = 4;
  while (size < table.keys.size * PLACES_OF_A_KEY) size *= 2;
  const at = memory.allocate(HEAD_SIZE + size * 4);
  memory.setWord(at, (table.hasIndex ? HAS_INDEX : 0) | (table.keys.size > FEW_KEYS ? HAS_MANY_KEYS : 0));
  memory.setWord(at + 4, size - 1);
  let lengths = 0;
  for (const [index, [name, key]] of [...table.keys].entries()) {
    const inner = key.table === undefined ? 0 : layOut(memory, key.table);
    if (inner === undefined) return undefined;
    const text = memory.addText(name);
    const entry = memory.allocate(KEY_SIZE);
    const words = [text.length, text.at, key.leaf, inner, index, key.flags];
    for (const [word, value] of words.entries()) memory.setWord(entry + word * 4, value);
    let slot = memory.kernel.hashOfKey(text.at, text.length) & (size - 1);
    while (memory.words[(at + HEAD_SIZE + slot * 4) >> 2] !== 0) slot = (slot + 1) & (size - 1);
    memory.setWord(at + HEAD_SIZE + slot * 4, entry);
    lengths |= 1 << (text.length & 31);
  }
  memory.setWord(at + 8, lengths);
  return at;
}
