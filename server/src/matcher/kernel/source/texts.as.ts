// Texts in JSON: where they end, and whether they are well formed: known escapes, UTF-8, no control characters.

import { BACKSLASH, isHex, QUOTE } from "./bytes.as";

/** Set by `textEnd` where a text has escapes; whoever wants to know resets it before. */
export let escaped: bool = false;

/** Behind the opening quote → at the closing one; 0 where the text is malformed. Sets `escaped` where it has escapes. */
export function textEnd(p: usize): usize {
  while (true) {
    p = ASC_FEATURE_SIMD ? nextSpecial(p) : nextSpecialOfWords(p);
    const c = load<u8>(p);
    if (c == QUOTE) return p;
    if (c == BACKSLASH) { escaped = true; p = escapeEnd(p); }
    else if (c >= 0x80) p = characterEnd(p);
    else return 0;
    if (!p) return 0;
  }
}

/** The next quote, backslash, control character or byte beyond ASCII. */
@inline function nextSpecial(p: usize): usize {
  while (true) {
    const m = i8x16.bitmask(endsOrIsSpecial(v128.load(p)));
    if (m) return p + <usize>ctz(m);
    p += 16;
  }
}

/** The same without SIMD. Words are only read where they are aligned, so of the first one what stands before p is blotted out. */
@inline function nextSpecialOfWords(p: usize): usize {
  const kept = <u32>-1 << ((<u32>p & 3) << 3);
  p &= ~3;
  let m = endsOrIsSpecialWord((load<u32>(p) & kept) | (PLAIN_WORD & ~kept));
  while (!m) { p += 4; m = endsOrIsSpecialWord(load<u32>(p)); }
  return p + <usize>(ctz(m) >> 3);
}

const PLAIN_WORD: u32 = 0x61616161;

/** The same as `textEnd`, without a call for what fits into one block: most texts are keys and names. */
@inline export function shortTextEnd(p: usize): usize {
  if (!ASC_FEATURE_SIMD) return textEnd(p);
  const m = i8x16.bitmask(endsOrIsSpecial(v128.load(p)));
  const end = p + <usize>ctz(m);
  return m && load<u8>(end) == QUOTE ? end : textEnd(p);
}

/** As signed bytes, control characters and all bytes beyond ASCII are less than the blank. */
@inline function endsOrIsSpecial(v: v128): v128 { return v128.or(i8x16.eq(v, i8x16.splat(34)), isSpecial(v)); }

@inline export function isSpecial(v: v128): v128 { return v128.or(i8x16.lt_s(v, i8x16.splat(32)), i8x16.eq(v, i8x16.splat(92))); }

/**
 * The same of four bytes: the high bit of the first byte that is a control character, a quote, a backslash or beyond ASCII,
 * and of none before it.
 */
@inline function endsOrIsSpecialWord(v: u32): u32 {
  return ((v - 0x20202020) | ((v ^ 0x22222222) - 0x01010101) | ((v ^ 0x5c5c5c5c) - 0x01010101) | v) & 0x80808080;
}

/** At the backslash → behind the escape; 0 where it is none. */
export function escapeEnd(p: usize): usize {
  const c = load<u8>(p, 1);
  if (c == 117) return isHex(load<u8>(p, 2)) && isHex(load<u8>(p, 3)) && isHex(load<u8>(p, 4)) && isHex(load<u8>(p, 5)) ? p + 6 : 0;
  return c == QUOTE || c == BACKSLASH || c == 47 || c == 98 || c == 102 || c == 110 || c == 114 || c == 116 ? p + 2 : 0;
}

/** At a byte from 0x80 up → behind the character; 0 where it is not UTF-8. */
export function characterEnd(p: usize): usize {
  const a = load<u8>(p), b = load<u8>(p, 1);
  if (a >= 0xc2 && a <= 0xdf) return isTail(b) ? p + 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    if (!isTail(b) || !isTail(load<u8>(p, 2)) || (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f)) return 0;
    return p + 3;
  }
  if (a < 0xf0 || a > 0xf4 || !isTail(b) || !isTail(load<u8>(p, 2)) || !isTail(load<u8>(p, 3))) return 0;
  return (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f) ? 0 : p + 4;
}

@inline function isTail(c: u8): bool { return (c & 0xc0) == 0x80; }
