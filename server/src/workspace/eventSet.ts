/**
 * The saved events of one source, for judging filters while they are edited. Of many events only the first are kept; of
 * all of them what filters read, as columns, and where each was read. What a set takes is bounded: some 12 bytes an event
 * for its place, 4 an event for each column, and the limits below.
 */

import { type FieldInfo, type Message, type Observations, Observer, observedFields } from "../language/index.js";
import { type ColumnName, ColumnScanner, ColumnTable, type Condition } from "../matcher/index.js";
import type { EventPlaces, FileAccess, SavedEvent } from "./fileAccess.js";
import { RowSpots } from "./rowSpots.js";
import { Slices } from "./slices.js";

/** The events of one source. Its identity stands for its content: a source that is loaded anew is another set. */
export interface EventSet {
  readonly places: EventPlaces;
  readonly total: number;
  /** The first events; all where there are few. */
  readonly first: readonly SavedEvent[];
  readonly table: ColumnTable;
  readonly spots: RowSpots;
  /** What the first events tell about fields. */
  readonly observations: Observations;
  readonly observedFields: readonly FieldInfo[];
  /** Whether there are more than were read. */
  readonly isCapped: boolean;
  /** The first thing that could not be read. */
  readonly problem: Message | undefined;
}

/** So many events are kept as they are. */
export const MOST_KEPT = 2_000;
/** So many are looked at for their fields and values. */
const MOST_OBSERVED = 20_000;
const MEBIBYTE = 1024 * 1024;
/** The distinct values of one column. A column with more is given up: filters that read it read the files. */
const LARGEST_DICTIONARY = 64 * MEBIBYTE;
const TABLE_LIMITS = { columns: 192 * MEBIBYTE, tests: 32 * MEBIBYTE };
/** Small enough that the clock is asked often, large enough that asking costs nothing. */
const EVENTS_BETWEEN_LOOKS = 16;

export interface ReadSetOptions {
  readonly mostEvents: number;
  /** The columns that are known to be needed. */
  readonly names: ReadonlyMap<string, ColumnName>;
  readonly signal: AbortSignal;
  /** Is told now and then how many events there are so far. */
  readonly onProgress: (events: number) => void;
}

export async function readEventSet(
  files: FileAccess,
  places: EventPlaces,
  { mostEvents, names, signal, onProgress }: ReadSetOptions,
): Promise<EventSet> {
  const slices = new Slices();
  // Whoever asked for the set has done work of its own.
  await slices.pause();
  const observer = new Observer();
  const first: SavedEvent[] = [];
  const spots = new RowSpots();
  const scanner = newScanner(files, names);
  await slices.pause();
  let isCapped = false;
  let problem: Message | undefined;
  try {
    reading: for await (const batch of files.scanEvents(places, scanner, signal)) {
      for (const item of batch) {
        if (item.kind !== "event" && item.kind !== "judged") {
          if (item.kind === "problem") problem ??= item.message;
          continue;
        }
        if (spots.rows >= mostEvents) {
          isCapped = true;
          break reading;
        }
        const isObserved = spots.rows < MOST_OBSERVED;
        if ((isObserved || spots.rows % EVENTS_BETWEEN_LOOKS === 0) && slices.isOver()) await slices.pause();
        if (item.kind === "event") scanner.keepEvent(item.event);
        else scanner.keep(item.verdict);
        spots.add(item.file, item.byte, item.length);
        const event = !isObserved ? undefined : item.kind === "event" ? item.event : item.readEvent();
        if (event === undefined) continue;
        observer.add(event);
        if (first.length < MOST_KEPT) first.push({ event, file: item.file });
      }
      scanner.release();
      onProgress(spots.rows);
      if (slices.isOver()) await slices.pause();
    }
  } catch (error) {
    // The readers report what is wrong with the input as items, so this is a mistake of ours; what was read still counts.
    console.error("Rulewright: reading saved events failed.", error);
  }
  await slices.pause();
  const table = new ColumnTable(spots.rows, TABLE_LIMITS);
  table.add(scanner.finish(), []);
  await slices.pause();
  const observations = observer.result();
  await slices.pause();
  const fields = observedFields(observations);
  // Whoever waits for the set has work of its own.
  await slices.pause();
  return { places, total: spots.rows, first, table, spots, observations, observedFields: fields, isCapped, problem };
}

/**
 * Reads further columns of a set. `false` where that was not wanted any more, or where the files no longer hold the same
 * events, so that the set is out of date.
 */
export async function readColumns(
  files: FileAccess,
  set: EventSet,
  names: ReadonlyMap<string, ColumnName>,
  conditions: readonly Condition[],
  signal: AbortSignal,
): Promise<"read" | "stopped" | "changed"> {
  const slices = new Slices();
  await slices.pause();
  const scanner = newScanner(files, names);
  await slices.pause();
  let rows = 0;
  if (set.first.length === set.total) {
    for (const { event } of set.first) {
      if (slices.isOver()) await slices.pause();
      scanner.keepEvent(event);
      rows++;
    }
  } else {
    reading: for await (const batch of files.scanEvents(set.places, scanner, signal)) {
      for (const item of batch) {
        if (item.kind !== "event" && item.kind !== "judged") continue;
        if (rows === set.total) {
          if (!set.isCapped) return "changed";
          break reading;
        }
        if (rows % EVENTS_BETWEEN_LOOKS === 0 && slices.isOver()) await slices.pause();
        if (item.kind === "event") scanner.keepEvent(item.event);
        else scanner.keep(item.verdict);
        rows++;
      }
      scanner.release();
      if (slices.isOver()) await slices.pause();
      if (signal.aborted) return "stopped";
    }
  }
  if (signal.aborted) return "stopped";
  if (rows < set.total) return "changed";
  await slices.pause();
  set.table.add(scanner.finish(), conditions);
  return "read";
}

function newScanner({ decodeText }: FileAccess, names: ReadonlyMap<string, ColumnName>): ColumnScanner {
  return new ColumnScanner(names, { largestDictionary: LARGEST_DICTIONARY, decodeText });
}
