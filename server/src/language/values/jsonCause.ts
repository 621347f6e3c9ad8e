/** Guesses what a writer did wrong where a JSON text is wrong, from what stands there and what should. */

import type { JsonCause } from "./jsonResult.js";

/** What the parser would have taken. `key`: after a comma; `firstKey`: after `{`, where `}` would do as well. */
export type Expected = "value" | "firstKey" | "key" | "colon" | "commaOrEnd" | "end";

/**
 * @param offset where the text stops being JSON
 * @example guessCause("{a: 1}", 1, "firstKey") // "unquotedKey"
 */
export function guessCause(text: string, offset: number, expected: Expected): JsonCause {
  if (offset >= text.length) return text.trim() === "" ? "empty" : "truncated";
  const rest = text.slice(offset, offset + LONGEST_CLUE);
  const first = rest.slice(0, 1);
  if (first === "'") return "singleQuotes";
  if (/^[“”„‘’«»]/u.test(first)) return "typographicQuotes";
  if (/^(?:\/[/*]|#)/.test(rest)) return "comment";
  if (isControl(first)) return "controlCharacter";
  switch (expected) {
    case "value":
      return wrongValue(text, offset, rest);
    case "firstKey":
      return /^[\w$@-]/.test(first) ? "unquotedKey" : "unexpected";
    case "key":
      if (/^[}\]]/.test(first)) return "trailingComma";
      return /^[\w$@-]/.test(first) ? "unquotedKey" : "unexpected";
    case "colon":
      return /^["\w{[-]/.test(first) ? "missingColon" : "unexpected";
    case "commaOrEnd":
      return /^["\w{[-]/.test(first) ? "missingComma" : "unexpected";
    case "end":
      return "afterValue";
  }
}

function wrongValue(text: string, offset: number, rest: string): JsonCause {
  if (/^[}\]]/.test(rest)) return text.slice(0, offset).trimEnd().endsWith(",") ? "trailingComma" : "unexpected";
  if (/^(?:NaN|[+-]?Infinity|undefined)\b/.test(rest)) return "notANumber";
  if (/^(?:None|True|False)\b/.test(rest)) return "pythonWord";
  if (offset + rest.length === text.length && isStartOfWord(rest)) return "truncated";
  return /^[-+.0-9]/.test(rest) ? "badNumber" : "unexpected";
}

/** A text that ends in the middle of a word or a number was cut off. */
function isStartOfWord(rest: string): boolean {
  if (/^-?(?:\d+\.?\d*(?:[eE][+-]?)?)?$/.test(rest)) return true;
  return ["true", "false", "null"].some((word) => word.startsWith(rest));
}

function isControl(character: string): boolean {
  return character < " " && !/\s/.test(character);
}

const LONGEST_CLUE = 16;
