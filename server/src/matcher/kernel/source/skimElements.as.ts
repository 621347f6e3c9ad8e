// Elements of a list of which only those are judged that hold one of the needles. Of the others it is known where they
// end, by their quotes and braces, and that their texts are well formed.

import { BACKSLASH, CLOSE_OBJECT, CR, LETTER_U, LF, OPEN_OBJECT, QUOTE, SLASH, TAB } from "./bytes.as";
import { nextElement } from "./elements.as";
import { isHandedBack } from "./leaf.as";
import { forgetPlaces, nextNeedle } from "./needles.as";
import { runProgram } from "./program.as";
import { readRecord } from "./record.as";
import { lineCount, nothingScanned, position, recordCount, writeRecord } from "./results.as";
import { feedsArePassed, feedsAreSpace, feedsPassed } from "./skipping.as";
import { characterEnd, escapeEnd, isSpecial } from "./texts.as";

/** Like `scanElements`, but judges only the elements that hold one of the needles, or may spell it in another way. */
export function skimElements(p: usize, end: usize, longest: u32, out: usize, room: u32, needles: usize, count: u32): u32 {
  let written: u32 = 0;
  nothingScanned(); feedsAreSpace(true);
  forgetPlaces(needles, count);
  while (written < room) {
    const start = nextElement(p, end);
    if (!start) break;
    let verdict: u32 = 0;
    let stop = elementEnd(start, nextNeedle(start, end, needles, count));
    if (!stop) {
      stop = readRecord(start);
      if (!stop || stop > end) break;
      verdict = isHandedBack ? 2 : runProgram() ? 1 : 0;
    }
    if (stop - start > <usize>longest) break;
    if (verdict) { writeRecord(out, start, stop, verdict); out += 16; written++; }
    recordCount++;
    lineCount = feedsPassed;
    p = stop;
  }
  position = p;
  return written;
}

/** At the brace of an object → behind its end; 0 where it does not end before `end`, or should be read in full. */
function elementEnd(p: usize, end: usize): usize {
  if (!ASC_FEATURE_SIMD) return 0;
  let depth: i32 = 0, feeds: u32 = 0, carried: u64 = 0;
  // Bytes before this place belong to an escape or a character that has begun further back.
  let plainFrom = p;
  for (; p < end; p += 64) {
    const a = v128.load(p), b = v128.load(p, 16), c = v128.load(p, 32), d = v128.load(p, 48);
    let quotes = bitsWhere(a, b, c, d, QUOTE), controls: u64 = 0;
    if (plainFrom > p) quotes &= <u64>-1 << <u64>(plainFrom - p);
    if (v128.any_true(v128.or(v128.or(isSpecial(a), isSpecial(b)), v128.or(isSpecial(c), isSpecial(d))))) {
      let specials = bitsOf(isSpecial(a), isSpecial(b), isSpecial(c), isSpecial(d));
      for (; specials; specials &= specials - 1) {
        const bit = ctz(specials), at = p + <usize>bit, byte = load<u8>(at);
        if (byte == BACKSLASH) {
          // Also behind another one: a text in JSON may be JSON itself, with escapes of its own.
          const next = load<u8>(at, 1);
          if (next == LETTER_U || next == SLASH) return 0;
        }
        if (at < plainFrom) continue;
        if (byte < 32) { controls |= <u64>1 << bit; continue; }
        if (byte == BACKSLASH) {
          plainFrom = escapeEnd(at);
          if (bit < 63) quotes &= ~(<u64>2 << bit);
        } else plainFrom = characterEnd(at);
        if (!plainFrom) return 0;
      }
    }
    const inTexts = fromOddToEven(quotes) ^ carried;
    carried = <u64>(<i64>inTexts >> 63);
    const opens = bitsWhere(a, b, c, d, OPEN_OBJECT) & ~inTexts, closes = bitsWhere(a, b, c, d, CLOSE_OBJECT) & ~inTexts;
    let stop: u64 = 0;
    if (depth > <i32>popcnt(closes)) depth += <i32>popcnt(opens) - <i32>popcnt(closes);
    else for (let braces = opens | closes; braces; braces &= braces - 1) {
      const brace = braces & -braces;
      depth += opens & brace ? 1 : -1;
      if (depth == 0) { stop = brace; break; }
    }
    if (controls) {
      // Those behind the element are the next one's.
      if (stop) controls &= stop - 1;
      if (controls & inTexts) return 0;
      for (; controls; controls &= controls - 1) {
        const byte = load<u8>(p + <usize>ctz(controls));
        if (byte == LF) feeds++;
        else if (byte != TAB && byte != CR) return 0;
      }
    }
    if (!stop) continue;
    const behind = p + <usize>ctz(stop) + 1;
    if (behind > end) return 0;
    feedsArePassed(feeds);
    return behind;
  }
  return 0;
}

@inline function bitsWhere(a: v128, b: v128, c: v128, d: v128, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  return bitsOf(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

@inline function bitsOf(a: v128, b: v128, c: v128, d: v128): u64 {
  return <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16) | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48);
}

/** Each first bit, each third, each fifth… and all bits up to the one behind it. */
@inline function fromOddToEven(bits: u64): u64 {
  bits ^= bits << 1; bits ^= bits << 2; bits ^= bits << 4; bits ^= bits << 8; bits ^= bits << 16;
  return bits ^ (bits << 32);
}
