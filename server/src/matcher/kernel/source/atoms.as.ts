// The tests of a filter, each with a place for its truth, and what they say of a leaf.
//
// Atom: code, flags, 2 unused, truth, operand, length or mask, number; 24 bytes. By leaf: where its atoms are, how many.

import { ipv4Of, mayBeIpv6 } from "./addresses.as";
import { compareBytes, MINUS, sameBytes } from "./bytes.as";
import { isPlainDate } from "./dates.as";
import { findText } from "./dictionary.as";
import { find } from "./find.as";
import { ESCAPED_TEXT, handsBack, NUMBER, OBJECT, TEXT } from "./leaf.as";
import { isBeyondReading, isPlainNumber, numberRead, readNumber } from "./numbers.as";

/** Codes and flags as in atomTable.ts. */
const PRESENT: u8 = 0, IS_TEXT: u8 = 1, IS_OBJECT: u8 = 2, EQUALS: u8 = 3, STARTS: u8 = 4, ENDS: u8 = 5, CONTAINS: u8 = 6;
const LESS: u8 = 7, LESS_EQUAL: u8 = 8, GREATER: u8 = 9, GREATER_EQUAL: u8 = 10, NUMBER_EQUALS: u8 = 11;
const IN_BLOCK: u8 = 12, IPV6: u8 = 13, ASK: u8 = 14, DATE_BEFORE: u8 = 15, DATE_AFTER: u8 = 16, IN_SET: u8 = 17;
const FLAG_WORDS: u8 = 1, FLAG_SPELLED: u8 = 2;

let atomTable: usize = 0;
let truths: usize = 0;
let truthCount: usize = 0;

export function setAtoms(atoms: usize, truthBytes: usize, count: usize): void {
  atomTable = atoms; truths = truthBytes; truthCount = count;
}

export function forgetTruths(): void { memory.fill(truths, 0, truthCount); }

@inline export function truthOf(truth: u32): bool { return load<u8>(truths + truth) != 0; }

export function judgeLeaf(leaf: i32, kind: u32, p: usize, n: u32): void {
  const range = atomTable + (<usize>leaf << 3);
  let atom = <usize>load<u32>(range);
  for (let left = load<u32>(range, 4); left > 0; left--, atom += 24) {
    const truth = truths + load<u32>(atom, 4);
    if (!load<u8>(truth) && judge(atom, kind, p, n)) store<u8>(truth, 1);
  }
}

function judge(atom: usize, kind: u32, p: usize, n: u32): bool {
  const code = load<u8>(atom), flags = load<u8>(atom, 1);
  if (code == PRESENT) return true;
  if (code == IS_TEXT) return kind == TEXT || kind == ESCAPED_TEXT;
  if (code == IS_OBJECT) return kind == OBJECT;
  if (kind == OBJECT) return false;
  if (kind == ESCAPED_TEXT || code == ASK) { handsBack(); return false; }
  const operand = <usize>load<u32>(atom, 8), length = load<u32>(atom, 12);
  switch (code) {
    case EQUALS:
      return (kind == TEXT || (kind != NUMBER && flags & FLAG_WORDS)) && n == length && sameBytes(p, operand, n);
    case IN_SET:
      return kind == TEXT && findText(operand, length, 0, p, n) >= 0;
    case STARTS:
      return hasTextOf(kind, p, n) && n >= length && sameBytes(p, operand, length);
    case ENDS:
      return hasTextOf(kind, p, n) && n >= length && sameBytes(p + n - length, operand, length);
    case CONTAINS:
      return hasTextOf(kind, p, n) && (length == 0 || (n >= length && find(p, p + n, operand, length, 0, length - 1) != 0));
    case IN_BLOCK: {
      if (kind != TEXT) return false;
      const address = ipv4Of(p, n);
      return address >= 0 && (<u32>address & length) == <u32>operand;
    }
    case IPV6:
      if (kind == TEXT && mayBeIpv6(p, n)) handsBack();
      return false;
    case DATE_BEFORE: case DATE_AFTER: {
      if (kind != TEXT || n < 20 || load<u8>(p, 4) != MINUS) return false;
      if (!isPlainDate(p, n)) { handsBack(); return false; }
      const order = compareBytes(p, operand, 19);
      return order == 0 ? (flags & 1) != 0 : code == DATE_BEFORE ? order < 0 : order > 0;
    }
  }
  // The rest compares numbers.
  if (kind == TEXT) { if (!(flags & FLAG_SPELLED)) return false; }
  else if (kind != NUMBER) return false;
  if (!readNumber(p, n)) { if (isBeyondReading) handsBack(); return false; }
  const wanted = load<f64>(atom, 16);
  switch (code) {
    case LESS: return numberRead < wanted;
    case LESS_EQUAL: return numberRead <= wanted;
    case GREATER: return numberRead > wanted;
    case GREATER_EQUAL: return numberRead >= wanted;
    default: return numberRead == wanted;
  }
}

/** Whether the bytes are the text of the leaf. Those of a number may not be: then the record is handed back. */
function hasTextOf(kind: u32, p: usize, n: u32): bool {
  if (kind != NUMBER || isPlainNumber(p, n)) return true;
  handsBack();
  return false;
}
