/**
 * JSON text → event value, with exact numbers. The result is that of `JSON.parse` (the last of duplicate keys wins,
 * `__proto__` is an ordinary key) except that a number which a double cannot carry becomes a `Decimal`. Nearly all texts
 * hold no such number, and the platform's parser is the fastest there is, so it does the work wherever a cheap test
 * shows that the result is the same.
 */

import type { EventValue } from "./event.js";
import { DEEPEST_NESTING, type JsonResult } from "./jsonResult.js";
import { parseJsonExactly } from "./parseJsonExactly.js";

/**
 * Where a number stands (after `[`, `,`, `:` or white space) one that has 16 digits or an exponent of three. It is wider
 * than need be, and sees numbers inside of texts too: that costs time, never exactness.
 */
const MAY_HOLD_EXACT_NUMBER = /(?:^|[[,: \n\r\t])-?[0-9](?:[0-9.]{15}|[0-9.]*[eE][+-]?[0-9]{3})/;

/**
 * Reads a JSON text. Total: any text gives a value, or where and why it is not JSON.
 *
 * @param text one JSON value with white space around
 * @returns the value, whose numbers are exact, or the UTF-16 offset of the first mistake and a guess at its cause
 * @example parseJson('{"id": 427161847792120600}') // { kind: "value", value: { id: Decimal } }
 * @example parseJson("{'id': 1}") // { kind: "error", offset: 1, cause: "singleQuotes" }
 */
export function parseJson(text: string): JsonResult {
  if (MAY_HOLD_EXACT_NUMBER.test(text) || mayBeTooDeep(text)) return parseJsonExactly(text);
  try {
    const value: EventValue = JSON.parse(text);
    return { kind: "value", value };
  } catch {
    return parseJsonExactly(text);
  }
}

/** Whether there are enough brackets to nest too deep; the exact parser then counts properly. */
function mayBeTooDeep(text: string): boolean {
  if (text.length <= 2 * DEEPEST_NESTING) return false;
  return hasMany(text, "{") || hasMany(text, "[");
}

function hasMany(text: string, bracket: string): boolean {
  let at = text.indexOf(bracket);
  for (let count = 1; at >= 0; count++) {
    if (2 * count > DEEPEST_NESTING) return true;
    at = text.indexOf(bracket, at + 1);
  }
  return false;
}
