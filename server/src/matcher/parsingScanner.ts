/**
 * Goes over raw records that the kernel has no tables for, such as those of a filter that names thousands of keys of one
 * object: each is left to be parsed.
 */

import { type FoundRecord, LONGEST_SCANNED, type Match, type RecordScanner, type Scan } from "./recordScanner.js";

const LF = 10;
const CR = 13;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

export class ParsingScanner implements RecordScanner<Match> {
  learnedFrom = 0;
  #bytes: Uint8Array = new Uint8Array(0);

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

  passOver(): boolean {
    return false;
  }

  scanLines(start: number, end: number, found: FoundRecord<Match>): Scan {
    return leaveLines(this.#bytes, start, end, found);
  }

  /** Lists are left to the readers, whose splitter finds their elements. */
  scanElements(start: number): Scan {
    return { at: start, records: 0, lines: 0, isStopped: false };
  }
}

/** Finds the records that stand on lines, without looking into them. */
export function leaveLines<Verdict>(bytes: Uint8Array, start: number, end: number, found: FoundRecord<Verdict>): Scan {
  let records = 0;
  for (let at = start; at < end; records++) {
    const lineBreak = bytes.indexOf(LF, at);
    const recordEnd = bytes[lineBreak - 1] === CR ? lineBreak - 1 : lineBreak;
    const isFramed = bytes[at] === OPEN_OBJECT && bytes[recordEnd - 1] === CLOSE_OBJECT;
    if (lineBreak < 0 || !isFramed || recordEnd - at > LONGEST_SCANNED)
      return { at, records, lines: records, isStopped: true };
    found(at, recordEnd, records, undefined);
    at = lineBreak + 1;
  }
  return { at: end, records, lines: records, isStopped: false };
}
