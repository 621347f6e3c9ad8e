// The bytes that JSON is made of, and texts compared where they stand.
//
// A load that does not say that it may stand anywhere (the 1 in its arguments) reads, in plain JavaScript, from a multiple
// of its size.

export const QUOTE: u8 = 34, BACKSLASH: u8 = 92, COMMA: u8 = 44, COLON: u8 = 58, MINUS: u8 = 45, POINT: u8 = 46;
export const OPEN_OBJECT: u8 = 123, CLOSE_OBJECT: u8 = 125, OPEN_ARRAY: u8 = 91, CLOSE_ARRAY: u8 = 93;
export const TAB: u8 = 9, LF: u8 = 10, CR: u8 = 13, SLASH: u8 = 47, LETTER_U: u8 = 117;

@inline export function isDigit(c: u8): bool { return c - 48 <= 9; }

export function isHex(c: u8): bool { return (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 102); }

export function twoDigits(p: usize): i32 {
  const a = load<u8>(p), b = load<u8>(p, 1);
  return isDigit(a) && isDigit(b) ? <i32>(a - 48) * 10 + <i32>(b - 48) : -1;
}

/** Texts stand anywhere. A load that does not say so (the 1) reads, in plain JavaScript, from a multiple of its size. */
@inline export function eightBytes(p: usize): u64 { return load<u64>(p, 0, 1); }

@inline export function sameBytes(a: usize, b: usize, n: u32): bool {
  let j: u32 = 0;
  for (; j + 8 <= n; j += 8) if (eightBytes(a + j) != eightBytes(b + j)) return false;
  return j >= n || ((eightBytes(a + j) ^ eightBytes(b + j)) & ((<u64>1 << (<u64>(n - j) << 3)) - 1)) == 0;
}

export function compareBytes(a: usize, b: usize, n: u32): i32 {
  for (let i: u32 = 0; i < n; i++) {
    const difference = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (difference) return difference;
  }
  return 0;
}
