/** Loads saved events at once, for rule tests: they judge the same events again and again, and need only so many. */

import type { FindOptions } from "./findEventFiles.js";
import { readEvents } from "./readEvents.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";

export interface LoadLimits {
  readonly events: number;
  /** Of the records as they are saved, unpacked, over all files. */
  readonly characters: number;
}

export interface LoadedEvents {
  readonly events: readonly Extract<ReadItem, { kind: "event" }>[];
  /** What could not be read, and notes; the last one says so where a limit cut the rest off. */
  readonly others: readonly Exclude<ReadItem, { kind: "event" }>[];
}

/**
 * Loads the events of files, folders and globs, in their order, up to the limits.
 *
 * @example (await loadEvents(["events"], { cwd: folder, root: folder }, limits)).events.length
 */
export async function loadEvents(
  paths: readonly string[],
  options: FindOptions,
  limits: LoadLimits,
): Promise<LoadedEvents> {
  const events: Extract<ReadItem, { kind: "event" }>[] = [];
  const others: Exclude<ReadItem, { kind: "event" }>[] = [];
  let characters = 0;
  for await (const item of readEvents({ kind: "paths", paths, ...options })) {
    if (item.kind !== "event") {
      others.push(item);
      continue;
    }
    characters += item.text.length;
    if (events.length < limits.events && characters <= limits.characters) {
      events.push(item);
      continue;
    }
    const message = readerMessages.capped({ count: events.length });
    others.push({ kind: "note", place: fileAsAWhole(item.place.file, events.length), message });
    break;
  }
  return { events, others };
}
