/** What both ways of going over raw records offer: the kernel's and the plain one. */

export interface RecordScanner {
  /** A place for so many bytes. It holds what was there before; the one handed out before is no longer valid. */
  reserve(size: number): Uint8Array;
  /** Prepares for bytes like these of the reserved ones: which texts are rare in them. */
  learn(start: number, end: number): void;
  /**
   * Goes over whole lines in the reserved bytes, each ending with a line break.
   *
   * @param found is told of each record that matches (`isMatch`) or must be parsed to know; in their order
   */
  scanLines(start: number, end: number, found: FoundRecord): Scan;
  /** Goes over the elements of a list of records that follow one at `start`, up to one that is not whole. */
  scanElements(start: number, end: number, found: FoundRecord): Scan;
}

/** @param recordsBefore how many records of this scan come before */
export type FoundRecord = (start: number, end: number, isMatch: boolean, recordsBefore: number) => void;

export interface Scan {
  /** Behind the last record that was judged. */
  readonly at: number;
  readonly records: number;
  readonly lines: number;
  /** Whether the scan ended before what is no record on a line of its own. */
  readonly isStopped: boolean;
}

/** Records longer than this are read by the readers, one by one. */
export const LONGEST_SCANNED = 1024 * 1024;
