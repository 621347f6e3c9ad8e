/**
 * Goes over raw records without WebAssembly: passes over lines that hold none of the needed texts, and leaves the rest to
 * be parsed. That is the larger part of what there is to gain, and leaves nothing to prove but the texts.
 */

import type { Condition } from "./condition.js";
import { type Clause, clausesOf } from "./literals.js";
import { chooseNeedles } from "./needles.js";
import { type FoundRecord, LONGEST_SCANNED, type Match, type RecordScanner, type Scan } from "./recordScanner.js";

/** Finds a text in bytes, from an offset on; −1 where it is not. The platform may have a faster way than a loop. */
export type FindBytes = (bytes: Uint8Array, text: Uint8Array, from: number) => number;

const LINE_BREAK = Uint8Array.of(10);
const CR = 13;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

const encoder = new TextEncoder();
/** Escapes that can spell any text differently. */
const SPELLINGS = [encoder.encode("\\u"), encoder.encode("\\/")];

export class PlainScanner implements RecordScanner<Match> {
  learnedFrom = 0;
  readonly #clauses: readonly Clause[];
  #bytes: Uint8Array = new Uint8Array(0);
  #needles: readonly Uint8Array[] = [];

  constructor(
    condition: Condition,
    readonly find: FindBytes = findBytes,
  ) {
    this.#clauses = clausesOf(condition);
  }

  reserve(size: number): Uint8Array {
    if (size > this.#bytes.length) {
      const bytes = new Uint8Array(size);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    return this.#bytes;
  }

  learn(start: number, end: number): void {
    this.learnedFrom = end - start;
  }

  passOver(start: number, end: number): boolean {
    const sample = this.#bytes.subarray(start, end);
    const chosen = chooseNeedles(this.#clauses, sample, (text, from) => this.find(sample, text, from));
    this.#needles = chosen === undefined ? [] : [...chosen.map(({ bytes }) => bytes), ...SPELLINGS];
    return chosen !== undefined;
  }

  scanLines(start: number, end: number, found: FoundRecord<Match>): Scan {
    const bytes = this.#bytes.subarray(0, end);
    const nearest = this.#needles.map(() => -1);
    let records = 0;
    let next = this.#needles.length > 0 ? -1 : start;
    for (let at = start; at < end; records++) {
      // Typed arrays search byte by byte; the platform's own way may be many times as fast.
      const lineBreak = this.find(bytes, LINE_BREAK, at);
      const recordEnd = bytes[lineBreak - 1] === CR ? lineBreak - 1 : lineBreak;
      const isFramed = bytes[at] === OPEN_OBJECT && bytes[recordEnd - 1] === CLOSE_OBJECT;
      if (lineBreak < 0 || !isFramed || recordEnd - at > LONGEST_SCANNED)
        return { at, records, lines: records, isStopped: true };
      if (this.#needles.length > 0 && next < at) next = this.#next(bytes, at, nearest);
      if (next < lineBreak) found(at, recordEnd, records, undefined);
      at = lineBreak + 1;
      if (this.#needles.length === 0) next = at;
    }
    return { at: end, records, lines: records, isStopped: false };
  }

  /** Lists are left to the readers, whose splitter finds their elements. */
  scanElements(start: number): Scan {
    return { at: start, records: 0, lines: 0, isStopped: false };
  }

  /** The first place from `at` on where any needle begins. `nearest` keeps what was found, by needle. */
  #next(bytes: Uint8Array, at: number, nearest: number[]): number {
    let first = bytes.length;
    for (const [index, needle] of this.#needles.entries()) {
      let found = nearest[index] ?? -1;
      if (found < at) {
        found = this.find(bytes, needle, at);
        if (found < 0) found = bytes.length;
        nearest[index] = found;
      }
      if (found < first) first = found;
    }
    return first;
  }
}

function findBytes(bytes: Uint8Array, text: Uint8Array, from: number): number {
  const [first = 0] = text;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (text.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
