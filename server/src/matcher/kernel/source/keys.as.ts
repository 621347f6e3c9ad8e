// Tables of the keys that a plan names in an object.
//
// A table: flags, mask, a bit for each length modulo 32, 4 unused, then mask + 1 addresses of keys.
// A key: its first 8 bytes, length, name, leaf, table of the object below it, index, flags.

import { eightBytes, sameBytes } from "./bytes.as";

/** Flags of a table. */
export const HAS_INDEX: u32 = 1, HAS_MANY_KEYS: u32 = 2;
/** Flags of a key. */
export const KEY_HANDS_BACK: u32 = 1, KEY_IS_DIRECT: u32 = 2;

/** 0 where the plan does not name it. */
@inline export function findKey(table: usize, p: usize, n: u32): usize {
  // Most keys are none that a plan asks for, and have another length.
  if (!((load<u32>(table, 8) >> (n & 31)) & 1)) return 0;
  const first = firstEight(p, n), mask = load<u32>(table, 4);
  let at = keyHash(first, n) & mask;
  while (true) {
    const key = <usize>load<u32>(table + 16 + (<usize>at << 2));
    if (!key) return 0;
    if (load<u64>(key) == first && load<u32>(key, 8) == n && (n <= 8 || sameBytes(p, <usize>load<u32>(key, 12), n))) return key;
    at = (at + 1) & mask;
  }
}

/** For the host, which builds the tables of keys. */
export function hashOfKey(p: usize, n: u32): u32 { return keyHash(firstEight(p, n), n); }

@inline function keyHash(first: u64, n: u32): u32 {
  const hash = (<u32>first ^ (<u32>(first >> 32) * 0x85ebca6b) ^ n) * 0x9e3779b1;
  return hash >> 16;
}

@inline function firstEight(p: usize, n: u32): u64 {
  return n >= 8 ? eightBytes(p) : eightBytes(p) & ((<u64>1 << (<u64>n << 3)) - 1);
}
