// Texts of which every match has one. Needle: address, length, two offsets of rare bytes, where it was found last; 20 bytes.

import { find } from "./find.as";

export function forgetPlaces(needles: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(needles + <usize>i * 20, 0, 16);
}

/** Where in [p, end) the first of the needles stands; `end` where there is none. */
export function nextNeedle(p: usize, end: usize, needles: usize, count: u32): usize {
  let nearest = end;
  for (let i: u32 = 0; i < count; i++) {
    const needle = needles + <usize>i * 20;
    let found = <usize>load<u32>(needle, 16);
    if (found < p) {
      found = find(p, end, <usize>load<u32>(needle), load<u32>(needle, 4), load<u32>(needle, 8), load<u32>(needle, 12));
      if (!found) found = end;
      store<u32>(needle, <u32>found, 16);
    }
    if (found < nearest) nearest = found;
  }
  return nearest;
}
