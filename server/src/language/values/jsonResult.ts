/** What reading a JSON text gives, and the limits of what is read. */

import type { EventValue } from "./event.js";

export type JsonResult =
  | { readonly kind: "value"; readonly value: EventValue }
  | { readonly kind: "error"; readonly offset: number; readonly cause: JsonCause };

/** What is most likely wrong at the offset of the error. */
export type JsonCause =
  | "empty"
  | "truncated"
  | "unquotedKey"
  | "singleQuotes"
  | "typographicQuotes"
  | "trailingComma"
  | "missingComma"
  | "missingColon"
  | "notANumber"
  | "pythonWord"
  | "badNumber"
  | "longNumber"
  | "controlCharacter"
  | "badEscape"
  | "comment"
  | "afterValue"
  | "tooDeep"
  | "unexpected";

/**
 * No real record is nested half as deep [O]. The limit lets everything that reads an event recurse without a thought
 * for the stack, and it is reported, so that nesting cannot hide an event in silence.
 */
export const DEEPEST_NESTING = 1_000;

/** A number of more characters than this serves only to slow a reader down [O]. */
export const LONGEST_NUMBER = 1_000;
