// Leaves written down for the host, which judges them by a pack or puts them into columns.
//
// Leaf: its number and kind, address, length, and its number in the dictionary or −1; 16 bytes.

import { findText } from "./dictionary.as";
import { ESCAPED_TEXT, handsBack, TEXT } from "./leaf.as";

let dictionary: usize = 0;
let dictionaryMask: u32 = 0;
/** Where the next leaf goes, and where there is no room left. */
export let leafOut: usize = 0;
let leafEnd: usize = 0;

export function setDictionary(table: usize, mask: u32): void { dictionary = table; dictionaryMask = mask; }

export function listLeavesFrom(out: usize, end: usize): void { leafOut = out; leafEnd = end; }

export function listLeaf(leaf: i32, kind: u32, p: usize, n: u32): void {
  if (kind == ESCAPED_TEXT || leafOut + 16 > leafEnd) { handsBack(); return; }
  store<u32>(leafOut, <u32>leaf | (kind << 24));
  store<u32>(leafOut, <u32>p, 4);
  store<u32>(leafOut, n, 8);
  store<i32>(leafOut, kind == TEXT ? findText(dictionary, dictionaryMask, <u32>leaf, p, n) : -1, 12);
  leafOut += 16;
}
