/** Plain, single- and double-quoted scalars of YAML → text with its span map. The source comes with its quotes. */

import { span } from "../../text/span.js";
import { type MappedText, MappedTextBuilder } from "../../text/spanMap.js";

export function decodePlain(source: string, hostStart: number): MappedText {
  const builder = new MappedTextBuilder();
  foldLines(source, 0, source.length, (from, to) => builder.verbatim(source.slice(from, to), hostStart + from), {
    fold: (text, from, to) => builder.unit(text, hostStart + from, to - from),
  });
  return builder.finish(span(hostStart, hostStart + source.length));
}

export function decodeSingleQuoted(source: string, hostStart: number): MappedText {
  const builder = new MappedTextBuilder();
  const end = contentEnd(source, "'");
  const addText = (from: number, to: number): void => {
    for (let position = from; position < to; ) {
      const quote = source.indexOf("''", position);
      const stop = quote === -1 || quote >= to ? to : quote;
      builder.verbatim(source.slice(position, stop), hostStart + position);
      if (stop < to) builder.unit("'", hostStart + stop, 2);
      position = stop < to ? stop + 2 : to;
    }
  };
  foldLines(source, 1, end, addText, { fold: (text, from, to) => builder.unit(text, hostStart + from, to - from) });
  return builder.finish(span(hostStart + 1, hostStart + end));
}

export function decodeDoubleQuoted(source: string, hostStart: number): MappedText {
  const builder = new MappedTextBuilder();
  const end = contentEnd(source, '"');
  let runStart = 1;
  const flush = (to: number): void => builder.verbatim(source.slice(runStart, to), hostStart + runStart);
  for (let i = 1; i < end; ) {
    const character = source[i];
    if (character === "\\") {
      flush(i);
      i = decodeEscape(source, i, end, hostStart, builder);
      runStart = i;
    } else if (character === "\n" || character === "\r" || character === " " || character === "\t") {
      const stop = skipSpace(source, i, end);
      const breaks = countBreaks(source, i, stop);
      if (breaks > 0) {
        flush(i);
        addFold(breaks, source, i, stop, (text, from, to) => builder.unit(text, hostStart + from, to - from));
        runStart = stop;
      }
      i = stop;
    } else {
      i++;
    }
  }
  flush(end);
  return builder.finish(span(hostStart + 1, hostStart + end));
}

interface FoldReader {
  readonly fold: (text: string, from: number, to: number) => void;
}

/** Calls `addText` for what stands on the lines and `fold` for what is between them. */
function foldLines(
  source: string,
  start: number,
  end: number,
  addText: (from: number, to: number) => void,
  { fold }: FoldReader,
): void {
  let textStart = start;
  for (let i = start; i < end; ) {
    if (!isSpace(source[i])) {
      i++;
      continue;
    }
    const stop = skipSpace(source, i, end);
    const breaks = countBreaks(source, i, stop);
    if (breaks > 0) {
      addText(textStart, i);
      addFold(breaks, source, i, stop, fold);
      textStart = stop;
    }
    i = stop;
  }
  addText(textStart, end);
}

/** One line break is a space; of several the first only ends the line and each other one is a line break. */
function addFold(breaks: number, source: string, from: number, to: number, fold: FoldReader["fold"]): void {
  if (breaks === 1) {
    fold(" ", from, to);
    return;
  }
  let position = from;
  for (let index = 1; index < breaks; index++) {
    let next = source.indexOf("\n", position) + 1;
    if (index === 1) next = source.indexOf("\n", next) + 1;
    fold("\n", position, index === breaks - 1 ? to : next);
    position = next;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  "\t": "\t",
};

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Adds what the escape at the offset means and returns where it ends. */
function decodeEscape(source: string, at: number, end: number, hostStart: number, builder: MappedTextBuilder): number {
  const next = source[at + 1] ?? "";
  if (next === "\n" || (next === "\r" && source[at + 2] === "\n")) {
    // An escaped line break means nothing, nor does the indentation after it.
    let stop = at + (next === "\n" ? 2 : 3);
    while (stop < end && (source[stop] === " " || source[stop] === "\t")) stop++;
    return stop;
  }
  const simple = ESCAPES[next];
  if (simple !== undefined) {
    builder.unit(simple, hostStart + at, 2);
    return at + 2;
  }
  const length = CODE_LENGTHS[next];
  const digits = length === undefined ? "" : source.slice(at + 2, at + 2 + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : undefined;
  if (code !== undefined && code <= 0x10ffff) {
    builder.unit(String.fromCodePoint(code), hostStart + at, 2 + digits.length);
    return at + 2 + digits.length;
  }
  builder.verbatim(source.slice(at, Math.min(at + 2, end)), hostStart + at);
  return Math.min(at + 2, end);
}

/** Where the content ends: before the closing quote, or at the end where it is missing. */
function contentEnd(source: string, quote: string): number {
  return source.length > 1 && source.endsWith(quote) ? source.length - 1 : source.length;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

function skipSpace(source: string, from: number, end: number): number {
  let position = from;
  while (position < end && isSpace(source[position])) position++;
  return position;
}

function countBreaks(source: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (source[i] === "\n") count++;
  return count;
}
