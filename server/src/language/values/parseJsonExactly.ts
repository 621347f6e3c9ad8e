/**
 * The slow, exact JSON parser behind `parseJson`: it keeps the digits of numbers, says where a text is wrong, and uses
 * a stack of its own, so that nesting costs memory instead of overflowing.
 */

import { parseNumber } from "./decimal.js";
import type { EventValue } from "./event.js";
import { type Expected, guessCause } from "./jsonCause.js";
import { DEEPEST_NESTING, type JsonCause, type JsonResult, LONGEST_NUMBER } from "./jsonResult.js";

/** A container that is still open. `key` is the one whose value comes next. */
type Frame =
  | { readonly kind: "array"; readonly items: EventValue[] }
  | { readonly kind: "object"; readonly record: Record<string, EventValue>; key: string };

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * Reads a JSON text as `parseJson` does, without its short cut.
 *
 * @example parseJsonExactly("[1e400]") // { kind: "value", value: [Decimal] }
 */
export function parseJsonExactly(text: string): JsonResult {
  return new Parser(text).parse();
}

/** Only `parse` is called from outside, once. Each method that returns `false` has set `error`. */
class Parser {
  #at = 0;
  #value: EventValue = null;
  #error: JsonResult | undefined;
  readonly #stack: Frame[] = [];

  constructor(readonly text: string) {}

  parse(): JsonResult {
    this.#skipSpace();
    do {
      if (!this.#startValue()) return this.#errorFound();
      if (!this.#endValues()) return this.#errorFound();
    } while (this.#stack.length > 0);
    if (this.#at < this.text.length) this.#fail("end");
    return this.#error ?? { kind: "value", value: this.#value };
  }

  /** Reads up to the end of the first value that is complete: a scalar or an empty container. */
  #startValue(): boolean {
    for (;;) {
      const opening = this.text[this.#at];
      if (opening !== "{" && opening !== "[") return this.#scalar();
      if (this.#stack.length >= DEEPEST_NESTING) return this.#fail("value", "tooDeep");
      this.#at++;
      this.#skipSpace();
      const closing = opening === "{" ? "}" : "]";
      if (this.text[this.#at] === closing) {
        this.#at++;
        this.#value = opening === "{" ? {} : [];
        return true;
      }
      if (this.#at >= this.text.length) return this.#fail("value", "truncated");
      if (opening === "[") this.#stack.push({ kind: "array", items: [] });
      else {
        const frame: Frame = { kind: "object", record: {}, key: "" };
        this.#stack.push(frame);
        if (!this.#key(frame, "firstKey")) return false;
      }
    }
  }

  /** Puts the value into its container, and closes all containers that end here. */
  #endValues(): boolean {
    for (;;) {
      this.#skipSpace();
      const frame = this.#stack.at(-1);
      if (frame === undefined) return true;
      if (frame.kind === "array") frame.items.push(this.#value);
      else setOwn(frame.record, frame.key, this.#value);

      const next = this.text[this.#at];
      if (next === ",") {
        this.#at++;
        this.#skipSpace();
        return frame.kind === "array" || this.#key(frame, "key");
      }
      if (next !== (frame.kind === "array" ? "]" : "}")) return this.#fail("commaOrEnd");
      this.#at++;
      this.#value = frame.kind === "array" ? frame.items : frame.record;
      this.#stack.pop();
    }
  }

  #key(frame: Extract<Frame, { kind: "object" }>, expected: Expected): boolean {
    if (this.text[this.#at] !== '"') return this.#fail(expected);
    const key = this.#string();
    if (key === undefined) return false;
    frame.key = key;
    this.#skipSpace();
    if (this.text[this.#at] !== ":") return this.#fail("colon");
    this.#at++;
    this.#skipSpace();
    return true;
  }

  #scalar(): boolean {
    const first = this.text[this.#at];
    if (first === '"') {
      const value = this.#string();
      this.#value = value ?? null;
      return value !== undefined;
    }
    if (first === "-" || isDigit(this.text.charCodeAt(this.#at))) return this.#number();
    return this.#word("true", true) || this.#word("false", false) || this.#word("null", null) || this.#fail("value");
  }

  #word(word: string, value: EventValue): boolean {
    if (!this.text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    this.#value = value;
    return true;
  }

  #number(): boolean {
    let end = this.#at;
    while (isNumberCharacter(this.text.charCodeAt(end))) end++;
    if (end - this.#at > LONGEST_NUMBER) return this.#fail("value", "longNumber");
    const written = this.text.slice(this.#at, end);
    const value = NUMBER.test(written) ? parseNumber(written) : undefined;
    if (value === undefined) return this.#fail("value");
    this.#at = end;
    this.#value = value;
    return true;
  }

  #string(): string | undefined {
    const start = this.#at;
    let escapes = false;
    for (let at = start + 1; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return escapes ? unescaped(this.text.slice(start, at + 1)) : this.text.slice(start + 1, at);
      }
      if (code < 0x20) {
        this.#fail("value", "controlCharacter", at);
        return undefined;
      }
      if (code !== BACKSLASH) continue;
      escapes = true;
      const length = escapeLength(this.text, at);
      if (length === 0) {
        this.#fail("value", at + MOST_OF_AN_ESCAPE >= this.text.length ? "truncated" : "badEscape", at);
        return undefined;
      }
      at += length - 1;
    }
    this.#fail("value", "truncated", this.text.length);
    return undefined;
  }

  #skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.#at))) this.#at++;
  }

  #fail(expected: Expected, cause?: JsonCause, offset = this.#at): false {
    this.#error = { kind: "error", offset, cause: cause ?? guessCause(this.text, offset, expected) };
    return false;
  }

  #errorFound(): JsonResult {
    return this.#error ?? { kind: "error", offset: this.#at, cause: "unexpected" };
  }
}

/** An assignment to `__proto__` would set the prototype instead of a key. */
function setOwn(record: Record<string, EventValue>, key: string, value: EventValue): void {
  if (key !== "__proto__") record[key] = value;
  else Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MOST_OF_AN_ESCAPE = 5;

/** The number of characters of the escape at an offset; 0 where it is none. */
function escapeLength(text: string, offset: number): number {
  if (text[offset + 1] === "u") return /^[0-9A-Fa-f]{4}$/.test(text.slice(offset + 2, offset + 6)) ? 6 : 0;
  return /^["\\/bfnrt]$/.test(text.slice(offset + 1, offset + 2)) ? 2 : 0;
}

/** The value of a string that is known to be well formed. */
function unescaped(written: string): string {
  const value: string = JSON.parse(written);
  return value;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Letters are among them, so that `12abc` is one wrong number and not a number with something behind it. */
function isNumberCharacter(code: number): boolean {
  if (isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x5f) return true;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
