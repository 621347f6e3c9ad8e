// Numbers as they stand in a record, and texts that spell one.

import { isDigit, MINUS, POINT } from "./bytes.as";

const MOST_DIGITS: u32 = 15;

/** What `readNumber` has read. */
export let numberRead: f64 = 0;
/** Whether `readNumber` found a number that it does not read exactly: it has more digits, or an exponent. */
export let isBeyondReading: bool = false;

/**
 * Reads a number or a text that spells one into `numberRead`. Up to 15 digits fit into a double exactly, and so does the
 * power of ten below them, so that one division rounds once, as reading the text would.
 */
export function readNumber(p: usize, n: u32): bool {
  isBeyondReading = false;
  let i: u32 = 0, digits: u32 = 0, fraction: u32 = 0, value: i64 = 0, point = false;
  const first = load<u8>(p);
  if (n > 0 && (first == MINUS || first == 43)) i = 1;
  if (i >= n || !isDigit(load<u8>(p + i))) return false;
  for (; i < n; i++) {
    const c = load<u8>(p + i);
    if (isDigit(c)) {
      if (++digits > MOST_DIGITS) { isBeyondReading = true; return false; }
      value = value * 10 + <i64>(c - 48);
      if (point) fraction++;
    } else if (c == POINT && !point && i + 1 < n && isDigit(load<u8>(p + i + 1))) point = true;
    else if ((c | 32) == 101) { isBeyondReading = true; return false; }
    else return false;
  }
  let scale: f64 = 1;
  for (; fraction > 0; fraction--) scale *= 10;
  numberRead = <f64>value / scale;
  if (first == MINUS) numberRead = -numberRead;
  return true;
}

/** Whether a number is spelled as the reference spells it. */
export function isPlainNumber(p: usize, n: u32): bool {
  let i: u32 = load<u8>(p) == MINUS ? 1 : 0;
  if (n - i > MOST_DIGITS || (i == 1 && load<u8>(p, 1) == 48)) return false;
  for (; i < n; i++) if (!isDigit(load<u8>(p + i))) return false;
  return true;
}
