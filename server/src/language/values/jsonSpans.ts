/** Where in a JSON text a value stands: the way back from a parsed value to the characters that it was read from. */

import type { Span } from "../text/span.js";

export interface JsonPlace {
  readonly value: Span;
  /** With its key, where it is a member of an object. */
  readonly member: Span;
}

/**
 * The place of a value; `undefined` where the path leads nowhere. Of several members with one key, the last counts, as it
 * does when the text is parsed.
 *
 * @param text valid JSON
 * @param path the keys and indices from the outermost value to the one that is looked for
 * @example jsonPlaceOf('{"a": [5, 6]}', ["a", 1]) // value: the span of 6
 */
export function jsonPlaceOf(text: string, path: readonly (string | number)[]): JsonPlace | undefined {
  let start = skipSpace(text, 0);
  let member = start;
  for (const step of path) {
    const found = typeof step === "number" ? findElement(text, start, step) : findMember(text, start, step);
    if (found === undefined) return undefined;
    ({ start, member } = found);
  }
  const end = endOfValue(text, start);
  return { value: { start, end }, member: { start: member, end } };
}

interface Child {
  readonly start: number;
  readonly member: number;
}

function findMember(text: string, start: number, key: string): Child | undefined {
  if (text[start] !== "{") return undefined;
  let found: Child | undefined;
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
    if (isKey(text.slice(at, keyEnd), key)) found = { start: value, member: at };
    at = nextChild(text, value);
  }
  return found;
}

function findElement(text: string, start: number, index: number): Child | undefined {
  if (text[start] !== "[") return undefined;
  let at = skipSpace(text, start + 1);
  for (let i = 0; at < text.length && text[at] !== "]"; i++) {
    if (i === index) return { start: at, member: at };
    at = nextChild(text, at);
  }
  return undefined;
}

/** Behind the value and the comma that follows it. */
function nextChild(text: string, value: number): number {
  const after = skipSpace(text, endOfValue(text, value));
  return text[after] === "," ? skipSpace(text, after + 1) : after;
}

function isKey(written: string, key: string): boolean {
  if (!written.includes("\\")) return written.length === key.length + 2 && written.slice(1, -1) === key;
  try {
    return JSON.parse(written) === key;
  } catch {
    return false;
  }
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") {
      depth++;
      at++;
      continue;
    } else if (character === "}" || character === "]") {
      depth--;
      at++;
    } else if (depth === 0 && character !== "," && character !== ":") at = endOfWord(text, at);
    else {
      at++;
      continue;
    }
    if (depth <= 0) return at;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,:{}[\]"]/.test(text[at] ?? "")) at++;
  return Math.max(at, start + 1);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s|\ufeff/.test(text[at] ?? "")) at++;
  return at;
}
