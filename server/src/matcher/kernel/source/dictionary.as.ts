// Texts that the host has given numbers, found by their hash.

import { eightBytes, sameBytes } from "./bytes.as";

/**
 * Dictionary: entries of 16 bytes, hash, address of the text (0: free), length, id; a text belongs to the leaf whose
 * number is the seed of its hash. −1 where the text is not in it.
 */
@inline export function findText(table: usize, mask: u32, seed: u32, p: usize, n: u32): i32 {
  const hash = hashBytes(p, n, seed);
  let at = hash & mask;
  while (true) {
    const entry = table + (<usize>at << 4), text = <usize>load<u32>(entry, 4);
    if (!text) return -1;
    if (load<u32>(entry) == hash && load<u32>(entry, 8) == n && sameBytes(text, p, n)) return load<i32>(entry, 12);
    at = (at + 1) & mask;
  }
}

/** For the host, which fills dictionaries and sets. */
export function hashOfText(p: usize, n: u32, seed: u32): u32 { return hashBytes(p, n, seed); }

@inline function hashBytes(p: usize, n: u32, seed: u32): u32 {
  let h: u64 = (<u64>seed + 0x9e3779b97f4a7c15) ^ (<u64>n * 0xff51afd7ed558ccd);
  let j: u32 = 0;
  for (; j + 8 <= n; j += 8) { h = (h ^ eightBytes(p + j)) * 0x9fb21c651e98df25; h ^= h >> 29; }
  if (j < n) { h = (h ^ (eightBytes(p + j) & ((<u64>1 << (<u64>(n - j) << 3)) - 1))) * 0x9fb21c651e98df25; h ^= h >> 29; }
  return <u32>(h ^ (h >> 32));
}
