/** How many threads reading saved events is worth: each takes a while to start, and all share the memory's speed. */

import { availableParallelism } from "node:os";
import type { EventFile } from "../workspace/events/findEventFiles.js";
import { sizeOf } from "../workspace/events/pieces.js";
import type { ReadItem } from "../workspace/events/readItem.js";

/** Bytes of plain text that keep one thread busy long enough to start another [O]. */
const WORTH_ANOTHER = 512 * 1024 * 1024;
/** Unpacking takes so many times as long as judging the same number of plain bytes [O]. */
const PACKED_WEIGHT = 10;
/** Judging by rules of a pack takes so many times as long as by one filter [O]. */
const PACK_WEIGHT = 4;

/** @example workersWorth([], 1) // 1 */
export function workersWorth(files: readonly (EventFile | ReadItem)[], rules: number): number {
  let work = 0;
  for (const file of files) {
    if (file.kind !== "file") continue;
    const weight = /\.(?:gz|zst|zstd|parquet)$/i.test(file.path) ? PACKED_WEIGHT : 1;
    work += sizeOf(file.path) * weight * (rules > 1 ? PACK_WEIGHT : 1);
  }
  return Math.min(availableParallelism(), 1 + Math.floor(work / WORTH_ANOTHER));
}
