// Records that stand on a line each.

import { CLOSE_OBJECT, CR, LF, OPEN_OBJECT } from "./bytes.as";
import { lineEnd } from "./find.as";
import { isHandedBack } from "./leaf.as";
import { endLeaves, hasRoom, readLeaves } from "./leafRecords.as";
import { runProgram } from "./program.as";
import { readRecord } from "./record.as";
import { lineCount, nothingScanned, position, recordCount, stopped, writeRecord } from "./results.as";
import { feedsAreSpace } from "./skipping.as";

/**
 * Judges the lines of [p, end), which ends behind a line break. Writes what matches or must be parsed to `out`, at most
 * `room` records. `position` is then behind the last line judged, at a line that is no record on a line of its own where
 * `stopped` is 1. Returns how many records were written.
 */
export function scanLines(p: usize, end: usize, longest: u32, out: usize, room: u32): u32 {
  let written: u32 = 0;
  nothingScanned(); feedsAreSpace(false);
  while (p < end && written < room) {
    const lineBreak = judgeLine(p, end, longest);
    if (lineVerdict == 3) { stopped = 1; break; }
    if (lineVerdict) { writeRecord(out, p, withoutReturn(lineBreak), lineVerdict); out += 16; written++; }
    recordCount++;
    p = lineBreak + 1;
  }
  position = p;
  lineCount = recordCount;
  return written;
}

/** The verdict on a line, 0 for no match; 3 where it is not a line that begins with { and ends with }. */
export let lineVerdict: u32 = 0;

/** Judges the line at p, and gives the place of its line break. The record is read first: its end is mostly the line's. */
export function judgeLine(p: usize, end: usize, longest: u32): usize {
  if (load<u8>(p) == OPEN_OBJECT) {
    const stop = readRecord(p);
    if (stop && stop - p <= <usize>longest) {
      const lineBreak = load<u8>(stop) == CR ? stop + 1 : stop;
      if (lineBreak < end && load<u8>(lineBreak) == LF) {
        lineVerdict = isHandedBack ? 2 : runProgram() ? 1 : 0;
        return lineBreak;
      }
    }
  }
  const lineBreak = lineEnd(p, end);
  lineVerdict = isFramed(p, lineBreak, longest) ? 2 : 3;
  return lineBreak;
}

/** Whether the line [p, lineBreak) begins and ends as a record does. */
function isFramed(p: usize, lineBreak: usize, longest: u32): bool {
  const recordEnd = withoutReturn(lineBreak);
  return load<u8>(p) == OPEN_OBJECT && load<u8>(recordEnd - 1) == CLOSE_OBJECT && recordEnd - p <= <usize>longest;
}

/** The end of the record that ends at a line break, without the carriage return. */
@inline function withoutReturn(lineBreak: usize): usize { return load<u8>(lineBreak - 1) == CR ? lineBreak - 1 : lineBreak; }

/** Like `scanLines`, but writes the leaves of every record instead of judging it. */
export function readLines(p: usize, end: usize, longest: u32, out: usize, outEnd: usize): u32 {
  nothingScanned(); feedsAreSpace(false);
  while (p < end && hasRoom(out, outEnd)) {
    const stop = load<u8>(p) == OPEN_OBJECT ? readLeaves(p, out, outEnd) : 0;
    let lineBreak = stop && load<u8>(stop) == CR ? stop + 1 : stop;
    let verdict: u32 = isHandedBack ? 2 : 1;
    if (!stop || stop - p > <usize>longest || lineBreak >= end || load<u8>(lineBreak) != LF) {
      lineBreak = lineEnd(p, end);
      if (!isFramed(p, lineBreak, longest)) { stopped = 1; break; }
      verdict = 2;
    }
    out = endLeaves(out, p, withoutReturn(lineBreak), verdict);
    p = lineBreak + 1;
  }
  position = p;
  lineCount = recordCount;
  return recordCount;
}
