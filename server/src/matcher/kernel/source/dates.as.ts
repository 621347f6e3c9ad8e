// Date-times that can be compared as they are spelled.

import { COLON, MINUS, twoDigits } from "./bytes.as";

/** `2020-01-01T00:00:00Z` with a day that every month has: such date-times have the order of their bytes. */
export function isPlainDate(p: usize, n: u32): bool {
  if (n != 20 || load<u8>(p, 10) != 84 || load<u8>(p, 19) != 90 || load<u8>(p, 7) != MINUS) return false;
  if (load<u8>(p, 13) != COLON || load<u8>(p, 16) != COLON) return false;
  if (twoDigits(p) < 0 || twoDigits(p + 2) < 0) return false;
  const month = twoDigits(p + 5), day = twoDigits(p + 8);
  const lastDay = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  if (month < 1 || month > 12 || day < 1 || day > lastDay) return false;
  const hour = twoDigits(p + 11), minute = twoDigits(p + 14), second = twoDigits(p + 17);
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}
