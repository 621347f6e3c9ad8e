/** Strings of JSON → text with its span map, and back. The source comes with its quotes. */

import { span } from "../../text/span.js";
import { type MappedText, MappedTextBuilder } from "../../text/spanMap.js";

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

export function decodeJsonString(source: string, hostStart: number): MappedText {
  const builder = new MappedTextBuilder();
  const end = isClosed(source) ? source.length - 1 : source.length;
  let position = 1;
  while (position < end) {
    const backslash = source.indexOf("\\", position);
    const stop = backslash === -1 || backslash >= end ? end : backslash;
    builder.verbatim(source.slice(position, stop), hostStart + position);
    position = stop;
    if (position < end) position = decodeEscape(source, position, end, hostStart, builder);
  }
  return builder.finish(span(hostStart + Math.min(1, end), hostStart + end));
}

function decodeEscape(source: string, at: number, end: number, hostStart: number, builder: MappedTextBuilder): number {
  const next = source[at + 1] ?? "";
  const simple = ESCAPES[next];
  if (simple !== undefined && at + 2 <= end) {
    builder.unit(simple, hostStart + at, 2);
    return at + 2;
  }
  const digits = source.slice(at + 2, at + 6);
  if (next === "u" && /^[0-9a-fA-F]{4}$/.test(digits)) {
    builder.unit(String.fromCharCode(Number.parseInt(digits, 16)), hostStart + at, 6);
    return at + 6;
  }
  // Not an escape of JSON, which the reader reports; the backslash stands for itself so that the rest can be read.
  builder.verbatim("\\", hostStart + at);
  return at + 1;
}

/** A closing quote counts unless a backslash escapes it. */
function isClosed(source: string): boolean {
  const backslashes = /(\\*)"$/.exec(source.slice(1))?.[1];
  return backslashes !== undefined && backslashes.length % 2 === 0;
}

export function encodeJsonString(text: string): string {
  return JSON.stringify(text);
}
