// Reads one record: checks that it is well formed, and finds the leaves that the plan names.

import { forgetTruths, judgeLeaf } from "./atoms.as";
import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from "./bytes.as";
import { findKey, HAS_INDEX, HAS_MANY_KEYS, KEY_HANDS_BACK, KEY_IS_DIRECT } from "./keys.as";
import { ESCAPED_TEXT, handsBack, nothingHandedBack, OBJECT, TEXT } from "./leaf.as";
import { listLeaf } from "./leafList.as";
import { scalar, scalarEnd } from "./scalars.as";
import { DEEPEST, skipObject, skipValue, space } from "./skipping.as";
import { escaped, shortTextEnd, textEnd } from "./texts.as";

// Where an object has more keys than a word has bits, the keys seen are kept here, for each depth.
const MOST_KEYS: usize = 1024;
const seenKeys: usize = memory.data((<usize>DEEPEST + 1) * (MOST_KEYS >> 3), 16);

/** Whether leaves are judged, or written down. */
let isJudging: bool = true;
let root: usize = 0;

export function setPlan(rootTable: usize, judges: bool): void { root = rootTable; isJudging = judges; }

/** Reads the record at a brace. 0 where it is malformed, or not understood. */
export function readRecord(p: usize): usize {
  nothingHandedBack();
  if (isJudging) forgetTruths();
  return readObject(p + 1, root, 1);
}

function readObject(p: usize, table: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  let seen: u64 = 0;
  const more = seenKeys + <usize>depth * (MOST_KEYS >> 3);
  if (load<u32>(table) & HAS_MANY_KEYS) memory.fill(more, 0, MOST_KEYS >> 3);
  p = space(p);
  if (load<u8>(p) == CLOSE_OBJECT) return p + 1;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    const start = p + 1;
    escaped = false;
    p = shortTextEnd(start); if (!p) return 0;
    const length = <u32>(p - start);
    if (escaped) handsBack();
    p = space(p + 1); if (load<u8>(p) != COLON) return 0;
    p = space(p + 1);
    const key = findKey(table, start, length);
    if (!key) {
      if (load<u8>(p) == QUOTE) { p = shortTextEnd(p + 1); if (p) p++; }
      else p = skipValue(p, depth);
    } else {
      const index = load<u32>(key, 16), bit = <u64>1 << <u64>(index & 63);
      if (index < 64) { if (seen & bit) handsBack(); seen |= bit; }
      else {
        const word = more + (<usize>(index >> 6) << 3), known = load<u64>(word);
        if (known & bit) handsBack();
        store<u64>(word, known | bit);
      }
      p = readValue(p, key, depth);
    }
    if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_OBJECT) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

/** Reads a value under a key that a plan names. */
function readValue(p: usize, key: usize, depth: i32): usize {
  const flags = load<u32>(key, 20);
  if (flags & KEY_HANDS_BACK) { handsBack(); return skipValue(p, depth); }
  const leaf = load<i32>(key, 8), table = <usize>load<u32>(key, 12);
  const c = load<u8>(p);
  if (c == QUOTE) {
    escaped = false;
    const end = textEnd(p + 1); if (!end) return 0;
    if (leaf >= 0) foundLeaf(leaf, escaped ? ESCAPED_TEXT : TEXT, p + 1, <u32>(end - p - 1));
    return end + 1;
  }
  if (c == OPEN_OBJECT) {
    if (leaf >= 0) foundLeaf(leaf, OBJECT, p, 0);
    return table ? readObject(p + 1, table, depth + 1) : skipObject(p + 1, depth + 1);
  }
  if (c == OPEN_ARRAY) {
    if (flags & KEY_IS_DIRECT || (table && load<u32>(table) & HAS_INDEX)) handsBack();
    return readArray(p + 1, key, depth + 1);
  }
  const end = scalarEnd(p); if (!end) return 0;
  if (leaf >= 0 && scalar) foundLeaf(leaf, scalar, p, <u32>(end - p));
  return end;
}

function readArray(p: usize, key: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_ARRAY) return p + 1;
  while (true) {
    p = readValue(p, key, depth); if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_ARRAY) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

function foundLeaf(leaf: i32, kind: u32, p: usize, n: u32): void {
  if (isJudging) judgeLeaf(leaf, kind, p, n);
  else listLeaf(leaf, kind, p, n);
}
