// Records whose leaves are written down for the host: a header of 16 bytes, then the leaves.

import { leafOut, listLeavesFrom } from "./leafList.as";
import { readRecord } from "./record.as";
import { recordCount, writeRecord } from "./results.as";

/** The least room that must be left for one more record. */
const RECORD_ROOM: usize = 4096;
const HEADER: usize = 16, LEAF_SHIFT: usize = 4;

@inline export function hasRoom(out: usize, outEnd: usize): bool { return out + RECORD_ROOM <= outEnd; }

/** Begins to write a record's leaves to `out`, and reads it; 0 where it is malformed. */
export function readLeaves(p: usize, out: usize, outEnd: usize): usize {
  listLeavesFrom(out + HEADER, outEnd);
  return readRecord(p);
}

/** Writes the header of a record: begin, end, 2 where it must be parsed, how many leaves follow. Where the next one goes. */
export function endLeaves(out: usize, start: usize, end: usize, verdict: u32): usize {
  const next = verdict == 2 ? out + HEADER : leafOut;
  writeRecord(out, start, end, verdict);
  store<u32>(out, <u32>((next - out - HEADER) >> LEAF_SHIFT), 12);
  recordCount++;
  return next;
}
