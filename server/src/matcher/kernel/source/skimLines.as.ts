// Lines of which only those are judged that hold one of the needles. Of the others it is known that they begin and end
// like records, and are well formed as texts.

import { BACKSLASH, CLOSE_OBJECT, LETTER_U, LF, OPEN_OBJECT, SLASH } from "./bytes.as";
import { countFeeds } from "./find.as";
import { judgeLine, lineVerdict } from "./lines.as";
import { forgetPlaces, nextNeedle } from "./needles.as";
import { lineCount, nothingScanned, position, recordCount, writeRecord } from "./results.as";
import { feedsAreSpace } from "./skipping.as";
import { characterEnd, isSpecial } from "./texts.as";

/** Of the lines that `countLines` counted, those that `skimLines` has still to pass. */
let linesLeft: u32 = 0;

/**
 * How many lines [p, end) has, where each is one that begins with { and ends with }, without control characters but the
 * line breaks, in UTF-8, and without `\u` and `\/`, which can spell any text differently; −1 where one may not be.
 */
export function countLines(p: usize, end: usize): i32 {
  // Byte by byte it would take no less than reading the lines.
  if (!ASC_FEATURE_SIMD) return -1;
  if (load<u8>(p) != OPEN_OBJECT || load<u8>(end - 1) != LF) return -1;
  const feed = i8x16.splat(10), open = i8x16.splat(123), close = i8x16.splat(125);
  let count: i32 = 0;
  const last = end - 1;
  while (p < last) {
    if (p + 64 <= last) {
      const one = v128.or(isSpecial(v128.load(p)), isSpecial(v128.load(p, 16)));
      const other = v128.or(isSpecial(v128.load(p, 32)), isSpecial(v128.load(p, 48)));
      if (!v128.any_true(v128.or(one, other))) { p += 64; continue; }
    }
    const v = v128.load(p);
    let special = i8x16.bitmask(isSpecial(v));
    if (p + 16 > last) special &= (1 << <i32>(last - p)) - 1;
    if (special) {
      const m = i8x16.bitmask(i8x16.eq(v, feed)) & special;
      const framed = i8x16.bitmask(v128.and(i8x16.eq(v128.load(p - 1), close), i8x16.eq(v128.load(p + 1), open)));
      if (m & ~framed) return -1;
      count += <i32>popcnt(m);
      let other = special & ~m;
      while (other) {
        const at = p + <usize>ctz(other), c = load<u8>(at), escaped = load<u8>(at, 1);
        if (c < 32 || (c == BACKSLASH && (escaped == LETTER_U || escaped == SLASH))) return -1;
        const next = c == BACKSLASH ? at + 1 : characterEnd(at);
        if (!next) return -1;
        // Clears the bits of this character; one that goes on in the next block goes on being read there.
        if (next >= p + 16) { p = next - 16; other = 0; break; }
        other &= ~((1 << <i32>(next - p)) - 1);
      }
    }
    p += 16;
  }
  if (load<u8>(last - 1) != CLOSE_OBJECT) return -1;
  linesLeft = <u32>count + 1;
  return count + 1;
}

/** Like `scanLines` for lines that `countLines` has been over, but judges only those that hold one of the needles. */
export function skimLines(p: usize, end: usize, longest: u32, out: usize, room: u32, needles: usize, count: u32): u32 {
  let written: u32 = 0, counted = p;
  nothingScanned(); feedsAreSpace(false);
  forgetPlaces(needles, count);
  while (p < end && written < room) {
    const found = nextNeedle(p, end, needles, count);
    if (found >= end) { p = end; break; }
    let start = found;
    while (start > p && load<u8>(start - 1) != LF) start--;
    const next = judgeLine(start, end, longest);
    const verdict = lineVerdict == 3 ? 2 : lineVerdict;
    if (verdict) {
      passLines(countFeeds(counted, start));
      counted = start;
      writeRecord(out, start, next, verdict); out += 16; written++;
    }
    p = next + 1;
  }
  position = p;
  passLines(p < end ? countFeeds(counted, p) : linesLeft);
  lineCount = recordCount;
  return written;
}

function passLines(count: u32): void { recordCount += count; linesLeft -= count; }
