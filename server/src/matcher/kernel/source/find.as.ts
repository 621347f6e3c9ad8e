// Bytes looked for many at a time.

import { LF, sameBytes } from "./bytes.as";

/** The first place in [p, end) where the needle begins; 0 where there is none. i and j: two bytes of it that are rare. */
export function find(p: usize, end: usize, needle: usize, n: u32, i: u32, j: u32): usize {
  if (p + <usize>n > end) return 0;
  const last = end - n;
  while (ASC_FEATURE_SIMD && p + 16 <= last) {
    const a = i8x16.splat(load<i8>(needle + i)), b = i8x16.splat(load<i8>(needle + j));
    const x = v128.and(i8x16.eq(v128.load(p + i), a), i8x16.eq(v128.load(p + j), b));
    const y = v128.and(i8x16.eq(v128.load(p + 16 + i), a), i8x16.eq(v128.load(p + 16 + j), b));
    if (v128.any_true(v128.or(x, y))) {
      let m: u32 = <u32>i8x16.bitmask(x) | (<u32>i8x16.bitmask(y) << 16);
      for (; m; m &= m - 1) {
        const at = p + <usize>ctz(m);
        if (at > last) return 0;
        if (sameBytes(at, needle, n)) return at;
      }
    }
    p += 32;
  }
  for (; p <= last; p++) if (load<u8>(p + i) == load<u8>(needle + i) && sameBytes(p, needle, n)) return p;
  return 0;
}

export function lineEnd(p: usize, end: usize): usize {
  for (; ASC_FEATURE_SIMD && p + 16 <= end; p += 16) {
    const m = i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(10)));
    if (m) return p + <usize>ctz(m);
  }
  while (p < end && load<u8>(p) != LF) p++;
  return p;
}

export function countFeeds(p: usize, end: usize): u32 {
  let count: u32 = 0;
  for (; ASC_FEATURE_SIMD && p + 16 <= end; p += 16) count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(10))));
  for (; p < end; p++) if (load<u8>(p) == LF) count++;
  return count;
}
