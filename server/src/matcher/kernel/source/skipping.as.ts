// Values that no plan asks for: read over, and checked all the same.

import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, CR, LF, OPEN_ARRAY, OPEN_OBJECT, QUOTE, TAB } from "./bytes.as";
import { scalarEnd } from "./scalars.as";
import { shortTextEnd, textEnd } from "./texts.as";

/** What nests deeper is left to the reference. */
export const DEEPEST: i32 = 400;

/** Whether records stand in a list, where line breaks may stand wherever blanks may. */
let feedIsSpace: bool = false;
/** How many of them were passed. */
export let feedsPassed: u32 = 0;

export function feedsAreSpace(are: bool): void { feedIsSpace = are; feedsPassed = 0; }

export function feedsArePassed(count: u32): void { feedsPassed += count; }

/** Behind the white space that stands here. */
@inline export function space(p: usize): usize { return load<u8>(p) > 32 ? p : spaceEnd(p); }

function spaceEnd(p: usize): usize {
  while (true) {
    const c = load<u8>(p);
    if (c == LF && feedIsSpace) feedsPassed++;
    else if (c != 32 && c != TAB && c != CR) return p;
    p++;
  }
}

/** Reads over a value that no plan asks for. */
export function skipValue(p: usize, depth: i32): usize {
  const c = load<u8>(p);
  if (c == QUOTE) { p = textEnd(p + 1); return p ? p + 1 : 0; }
  if (c == OPEN_OBJECT) return skipObject(p + 1, depth + 1);
  if (c == OPEN_ARRAY) return skipArray(p + 1, depth + 1);
  return scalarEnd(p);
}

export function skipObject(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_OBJECT) return p + 1;
  while (true) {
    if (load<u8>(p) != QUOTE) return 0;
    p = shortTextEnd(p + 1); if (!p) return 0;
    p = space(p + 1); if (load<u8>(p) != COLON) return 0;
    p = space(p + 1);
    if (load<u8>(p) == QUOTE) { p = shortTextEnd(p + 1); if (!p) return 0; p++; }
    else { p = skipValue(p, depth); if (!p) return 0; }
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_OBJECT) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}

function skipArray(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return 0;
  p = space(p);
  if (load<u8>(p) == CLOSE_ARRAY) return p + 1;
  while (true) {
    p = skipValue(p, depth); if (!p) return 0;
    p = space(p);
    const c = load<u8>(p);
    if (c == CLOSE_ARRAY) return p + 1;
    if (c != COMMA) return 0;
    p = space(p + 1);
  }
}
