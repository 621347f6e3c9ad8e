/**
 * Values of events as a reader may see them. Attackers choose these values: control characters, line breaks, invisible
 * characters and those that turn the direction of writing are spelled out, and long values are cut.
 */

import type { Leaf } from "../values/event.js";
import { textOf } from "./text.js";

const LONGEST = 60;

/**
 * The text to show for a value: texts in double quotes, as a filter would have them, numbers and booleans without.
 * Never longer than `longest` UTF-16 units (but at least 3); what is left out is marked by `…`.
 * The result is plain text: where it is put into Markdown, it must be escaped as any other text.
 *
 * @example displayValue("a\u202eb\n") // '"a\\u{202e}b\\n"'
 */
export function displayValue(value: Leaf, longest = LONGEST): string {
  const text = textOf(value);
  const quote = typeof value === "string" ? '"' : "";
  const room = Math.max(longest, 3) - 2 * quote.length;
  return quote + shorten(text, room) + quote;
}

/** Characters that are not seen, break the line or the order of writing, or stand for themselves only in a filter. */
const SPELLED_OUT = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800"\\]|(?! )\p{Zs}/u;

/** Marks that stack on one letter; a pile of them covers the lines around it. */
const MARK = /\p{M}/u;
const MOST_MARKS = 2;

function shorten(text: string, room: number): string {
  let shown = "";
  // The shown text up to which `…` still fits, in case the rest does not.
  let cut = "";
  let marks = 0;
  for (const character of text) {
    marks = MARK.test(character) ? marks + 1 : 0;
    shown += SPELLED_OUT.test(character) || marks > MOST_MARKS ? spellOut(character) : character;
    if (shown.length > room) return `${cut}…`;
    if (shown.length < room) cut = shown;
  }
  return shown;
}

function spellOut(character: string): string {
  switch (character) {
    case '"':
    case "\\":
      return `\\${character}`;
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    default:
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
}
