// Records that stand in a list.
//
// All scans here begin behind an element, so that what follows is a comma and the next one. They stop before the end of
// the list, and at an element that is not whole, too long, or no object. `position` is then behind the last one judged.

import { COMMA, OPEN_OBJECT } from "./bytes.as";
import { isHandedBack } from "./leaf.as";
import { endLeaves, hasRoom, readLeaves } from "./leafRecords.as";
import { runProgram } from "./program.as";
import { readRecord } from "./record.as";
import { lineCount, nothingScanned, position, recordCount, writeRecord } from "./results.as";
import { feedsAreSpace, feedsPassed, space } from "./skipping.as";

/** Behind an element → the brace of the next one; 0 where there is none. */
export function nextElement(p: usize, end: usize): usize {
  const comma = space(p);
  if (comma >= end || load<u8>(comma) != COMMA) return 0;
  const start = space(comma + 1);
  return start < end && load<u8>(start) == OPEN_OBJECT ? start : 0;
}

/** Judges the elements. Writes what matches or must be parsed to `out`, at most `room` records; how many those are. */
export function scanElements(p: usize, end: usize, longest: u32, out: usize, room: u32): u32 {
  let written: u32 = 0;
  nothingScanned(); feedsAreSpace(true);
  while (written < room) {
    const start = nextElement(p, end);
    if (!start) break;
    const stop = readRecord(start);
    if (!stop || stop > end || stop - start > <usize>longest) break;
    const verdict: u32 = isHandedBack ? 2 : runProgram() ? 1 : 0;
    if (verdict) { writeRecord(out, start, stop, verdict); out += 16; written++; }
    recordCount++;
    lineCount = feedsPassed;
    p = stop;
  }
  position = p;
  return written;
}

/** Like `scanElements`, but writes the leaves of every record instead of judging it. */
export function readElements(p: usize, end: usize, longest: u32, out: usize, outEnd: usize): u32 {
  nothingScanned(); feedsAreSpace(true);
  while (hasRoom(out, outEnd)) {
    const start = nextElement(p, end);
    if (!start) break;
    const stop = readLeaves(start, out, outEnd);
    if (!stop || stop > end || stop - start > <usize>longest) break;
    out = endLeaves(out, start, stop, isHandedBack ? 2 : 1);
    lineCount = feedsPassed;
    p = stop;
  }
  position = p;
  return recordCount;
}
