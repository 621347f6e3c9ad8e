// Numbers, true, false and null in JSON: where they end, and whether they are well formed.

import { isDigit, MINUS, POINT } from "./bytes.as";
import { FALSE, NUMBER, TRUE } from "./leaf.as";

/** Which scalar was read last: the kind of a leaf, or 0 for null. */
export let scalar: u32 = 0;

/** At a value that is neither text nor container → behind it; 0 where it is malformed. Sets `scalar`; 0 for null. */
export function scalarEnd(p: usize): usize {
  const word = load<u32>(p, 0, 1);
  if (word == 0x65757274) { scalar = TRUE; return p + 4; }
  if (word == 0x736c6166 && load<u8>(p, 4) == 101) { scalar = FALSE; return p + 5; }
  if (word == 0x6c6c756e) { scalar = 0; return p + 4; }
  scalar = NUMBER;
  return numberEnd(p);
}

const LONGEST_NUMBER: usize = 900;

/** At a digit or a minus → behind the number; 0 where it is none. */
function numberEnd(p: usize): usize {
  const start = p;
  if (load<u8>(p) == MINUS) p++;
  if (load<u8>(p) == 48) p++;
  else { if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++; }
  if (load<u8>(p) == POINT) { p++; if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++; }
  if ((load<u8>(p) | 32) == 101) {
    p++;
    const sign = load<u8>(p); if (sign == 43 || sign == MINUS) p++;
    if (!isDigit(load<u8>(p))) return 0; while (isDigit(load<u8>(p))) p++;
  }
  return p - start > LONGEST_NUMBER ? 0 : p;
}
