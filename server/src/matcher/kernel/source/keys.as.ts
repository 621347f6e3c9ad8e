// Tables of the keys that a plan names in an object.
//
// A table: flags, mask, a bit for each length modulo 32, 4 unused, then mask + 1 addresses of keys.
// A key: length, name, leaf, table of the object below it, index, flags.

import { sameBytes } from "./bytes.as";

/** Flags of a table. */
export const HAS_INDEX: u32 = 1, HAS_MANY_KEYS: u32 = 2;
/** Flags of a key. */
export const KEY_HANDS_BACK: u32 = 1, KEY_IS_DIRECT: u32 = 2;

/** 0 where the plan does not name it. */
@inline export function findKey(table: usize, p: usize, n: u32): usize {
  // Most keys are none that a plan asks for, and have another length.
  if (!((load<u32>(table, 8) >> (n & 31)) & 1)) return 0;
  const mask = load<u32>(table, 4);
  let at = keyHash(p, n) & mask;
  while (true) {
    const key = <usize>load<u32>(table + 16 + (<usize>at << 2));
    if (!key) return 0;
    if (load<u32>(key) == n && sameBytes(p, <usize>load<u32>(key, 4), n)) return key;
    at = (at + 1) & mask;
  }
}

/** For the host, which builds the tables of keys. */
export function hashOfKey(p: usize, n: u32): u32 { return keyHash(p, n); }

/** By the first bytes and the last ones, in words of 32 bits, because JavaScript has no larger ones. */
@inline function keyHash(p: usize, n: u32): u32 {
  if (n < 4) return n;
  return (load<u32>(p, 0, 1) * 0x9e3779b1 + load<u32>(p + <usize>n - 4, 0, 1) * 0x85ebca6b + n * 0xc2b2ae35) >> 16;
}
