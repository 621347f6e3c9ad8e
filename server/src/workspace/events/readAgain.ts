/** Reads single events again that were read before, without reading what stands before them where that can be. */

import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type Event, LONGEST_RECORD } from "../../language/index.js";
import type { EventSpot } from "../rowSpots.js";
import { byteFormatOf } from "./byteFormat.js";
import { EventFileReader } from "./eventFileReader.js";
import { plainText } from "./plainText.js";

const HEAD = 16;

/**
 * The events at some places of one file, in the order asked; `undefined` where there is none any more.
 *
 * @param spots all of the same file
 */
export async function readAgain(
  file: string,
  spots: readonly EventSpot[],
  signal: AbortSignal,
): Promise<readonly (Event | undefined)[]> {
  const sorted = spots.toSorted((one, other) => one.byte - other.byte);
  const events = new Map<number, Event>();
  try {
    for await (const [spot, event] of eventsAt(file, sorted, signal)) events.set(spot.index, event);
  } catch {
    // The file was changed or removed: whoever watches it reads all of it anew.
  }
  return spots.map(({ index }) => events.get(index));
}

async function* eventsAt(
  path: string,
  spots: readonly EventSpot[],
  signal: AbortSignal,
): AsyncGenerator<readonly [EventSpot, Event]> {
  const file = await open(path, "r");
  try {
    if (byteFormatOf(await bytesAt(file, 0, HEAD)).kind === "text") {
      for (const spot of spots) {
        if (signal.aborted) return;
        yield* eventOf(spot, await bytesAt(file, spot.byte, spot.length));
      }
      return;
    }
  } finally {
    await file.close();
  }
  const stream = createReadStream(path);
  try {
    const plain = await plainText({ stream, path, signal });
    if (plain.kind === "text") yield* eventsInStream(plain.chunks, spots, signal);
  } finally {
    stream.destroy();
  }
}

async function bytesAt(file: FileHandle, byte: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, byte);
  return buffer.subarray(0, bytesRead);
}

async function* eventsInStream(
  chunks: AsyncIterable<Uint8Array>,
  spots: readonly EventSpot[],
  signal: AbortSignal,
): AsyncGenerator<readonly [EventSpot, Event]> {
  let at = 0;
  let next = 0;
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    // Only what a wanted record has begun with is held.
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (let spot = spots[next]; spot !== undefined; spot = spots[next]) {
      const start = spot.byte - at;
      if (start + spot.length > held.length) break;
      yield* eventOf(spot, held.subarray(start, start + spot.length));
      next++;
    }
    const wanted = spots[next];
    if (wanted === undefined) return;
    const used = Math.min(held.length, Math.max(0, wanted.byte - at));
    held = held.subarray(used);
    at += used;
  }
}

function* eventOf(spot: EventSpot, bytes: Uint8Array): Generator<readonly [EventSpot, Event]> {
  const reader = new EventFileReader(spot.file, LONGEST_RECORD);
  const items = [...reader.readRecord(bytes, spot.byte, 0)].filter((item) => item.kind === "event");
  const item = items[spot.part];
  if (item !== undefined) yield [spot, item.event];
}
