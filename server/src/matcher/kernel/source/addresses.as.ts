// IP addresses that texts spell.

import { COLON, isDigit, isHex, POINT } from "./bytes.as";

const LONGEST_ADDRESS: u32 = 45;

/** The address that a text spells, −1 where it spells none. No octet has a zero before its digits. */
export function ipv4Of(p: usize, n: u32): i64 {
  if (n < 7 || n > 15) return -1;
  let bits: i64 = 0, octet: i64 = -1, octets: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const c = load<u8>(p + i);
    if (isDigit(c)) {
      if (octet == 0) return -1;
      octet = octet < 0 ? <i64>(c - 48) : octet * 10 + <i64>(c - 48);
      if (octet > 255) return -1;
    } else if (c == POINT && octet >= 0 && octets < 3) { bits = (bits << 8) | octet; octet = -1; octets++; }
    else return -1;
  }
  return octets == 3 && octet >= 0 ? (bits << 8) | octet : -1;
}

export function mayBeIpv6(p: usize, n: u32): bool {
  if (n < 2 || n > LONGEST_ADDRESS) return false;
  let colon = false;
  for (let i: u32 = 0; i < n; i++) {
    const c = load<u8>(p + i);
    if (c == COLON) colon = true;
    else if (!isHex(c) && c != POINT) return false;
  }
  return colon;
}
