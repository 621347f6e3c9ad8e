/** Saved events cut into pieces that can be judged side by side: some small files, or part of a large one. */

import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { type LineState, LONGEST_RECORD } from "../../language/index.js";
import { isFile } from "../nodeFiles.js";
import { byteFormatOf } from "./byteFormat.js";
import { EventFileReader } from "./eventFileReader.js";
import type { EventFile } from "./findEventFiles.js";
import type { ReadItem } from "./readItem.js";

export type Piece =
  /** `bytesBefore`: how large the files before these are together. */
  | { readonly kind: "files"; readonly files: readonly EventFile[]; readonly bytesBefore: number }
  | Range
  /** What was said while files were looked for. */
  | { readonly kind: "said"; readonly item: ReadItem };

/** Part of a file with a record on each line. */
export interface Range {
  readonly kind: "range";
  readonly file: EventFile;
  /** Where it begins; `undefined` for the beginning of the file. */
  readonly from: LineState | undefined;
  /** Where the ranges behind it begin. It ends at the first of these at which a record ends as well. */
  readonly cuts: readonly number[];
}

const MEBIBYTE = 1024 * 1024;
/** Files are put together up to this size, so that of very many small ones not each is an errand of its own. */
const FILES_AT_ONCE = 4 * MEBIBYTE;
const MOST_FILES_AT_ONCE = 64;
/** How large files are cut. */
export interface Cutting {
  /** Smaller files stay whole. In bytes, as everything here. */
  readonly from: number;
  readonly range: number;
  /** So much at the beginning tells whether records stand on lines. */
  readonly head: number;
}

export const CUTTING: Cutting = { from: 96 * MEBIBYTE, range: 32 * MEBIBYTE, head: 256 * 1024 };
/** Where a line is longer than this, a file is not cut. */
const LONGEST_LINE = 4 * MEBIBYTE;
const LF = 10;

/** @param cutting `undefined`: all files stay whole */
export function* piecesOf(found: Iterable<EventFile | ReadItem>, cutting: Cutting | undefined): Generator<Piece> {
  let files: EventFile[] = [];
  let size = 0;
  let bytesBefore = 0;
  const together = function* (): Generator<Piece> {
    if (files.length > 0) yield { kind: "files", files, bytesBefore };
    files = [];
    bytesBefore += size;
    size = 0;
  };
  for (const one of found) {
    if (one.kind !== "file") {
      yield* together();
      yield { kind: "said", item: one };
      continue;
    }
    const ofFile = sizeOf(one.path);
    const ranges = cutting !== undefined && ofFile >= cutting.from ? rangesOf(one, cutting) : [];
    if (ranges.length > 1 || size + ofFile > FILES_AT_ONCE || files.length === MOST_FILES_AT_ONCE) yield* together();
    if (ranges.length > 1) {
      yield* ranges;
      bytesBefore += ofFile;
    } else {
      files.push(one);
      size += ofFile;
    }
  }
  yield* together();
}

/** 0 for what is no file, or cannot be read. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/**
 * Cuts a file behind line breaks. That records stand on lines is only supposed, by the first ones: whoever puts the
 * results together must compare where a range really ended.
 */
function rangesOf(file: EventFile, { range, head }: Cutting): readonly Range[] {
  if (!isFile(file.path)) return [];
  let input: number | undefined;
  try {
    input = openSync(file.path, "r");
    const from = stateBehindHead(input, head);
    if (from === undefined) return [];
    const starts = lineStarts(input, fstatSync(input).size, range);
    return [0, ...starts].map((byte, index): Range => {
      const state = byte === 0 ? undefined : { ...from, byte, line: 1 };
      return { kind: "range", file, from: state, cuts: starts.slice(index) };
    });
  } catch {
    // Whoever reads the file will say what is wrong with it.
    return [];
  } finally {
    if (input !== undefined) closeSync(input);
  }
}

function stateBehindHead(input: number, size: number): LineState | undefined {
  const head = new Uint8Array(size);
  const bytes = head.subarray(0, readSync(input, head, 0, size, 0));
  if (byteFormatOf(bytes).kind !== "text") return undefined;
  const reader = new EventFileReader("", LONGEST_RECORD);
  for (const _ of reader.push(bytes.subarray(0, bytes.lastIndexOf(LF) + 1)));
  return reader.lineState;
}

function lineStarts(input: number, size: number, range: number): readonly number[] {
  const part = new Uint8Array(64 * 1024);
  const starts: number[] = [];
  for (let wanted = range; wanted < size - range / 2; wanted += range) {
    const start = lineStartBehind(input, wanted, part);
    if (start === undefined || start >= size) break;
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  return starts;
}

function lineStartBehind(input: number, from: number, part: Uint8Array): number | undefined {
  for (let at = from; at < from + LONGEST_LINE; at += part.length) {
    const count = readSync(input, part, 0, part.length, at);
    const lineBreak = part.subarray(0, count).indexOf(LF);
    if (lineBreak >= 0) return at + lineBreak + 1;
    if (count === 0) return undefined;
  }
  return undefined;
}
