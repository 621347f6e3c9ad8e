/** What all ways of going over raw records offer: with the kernel or without, by one filter or by a pack. */

/** @typeParam Verdict what is known of a record that is more than that nothing matches */
export interface RecordScanner<Verdict> {
  /** A place for so many bytes. It holds what was there before; the one handed out before is no longer valid. */
  reserve(size: number): Uint8Array;
  /** How many bytes there were in the sample that was learned from last. */
  readonly learnedFrom: number;
  /**
   * Prepares for lines like these of the reserved bytes: which tests are rarely true. The place handed out before is no
   * longer valid.
   */
  learn(start: number, end: number): void;
  /**
   * From here on lines may be passed over that lack a text which every match has: they are known to begin and end like
   * records, but mistakes inside of them are no longer found. Whether it does so depends on what is rare in the reserved
   * bytes.
   */
  passOver(start: number, end: number): boolean;
  /** Goes over whole lines in the reserved bytes, each ending with a line break. */
  scanLines(start: number, end: number, found: FoundRecord<Verdict>): Scan;
  /** Goes over the elements of a list of records that follow one at `start`, up to one that is not whole. */
  scanElements(start: number, end: number, found: FoundRecord<Verdict>): Scan;
}

/**
 * Is told, in their order, of the records that match or of which that is not known.
 *
 * @param recordsBefore how many records of this scan come before
 * @param verdict `undefined` where the record must be parsed and judged as an event
 */
export type FoundRecord<Verdict> = (
  start: number,
  end: number,
  recordsBefore: number,
  verdict: Verdict | undefined,
) => void;

export interface Scan {
  /** Behind the last record that was judged. */
  readonly at: number;
  readonly records: number;
  readonly lines: number;
  /** Whether the scan ended before what is no record on a line of its own. */
  readonly isStopped: boolean;
}

/** A record that matches: a filter has no more to say of it. */
export type Match = true;

/** Records longer than this are read by the readers, one by one. */
export const LONGEST_SCANNED = 1024 * 1024;
