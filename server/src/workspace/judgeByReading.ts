/**
 * Judges a filter by reading all events of a set again, for what columns cannot hold: names with more distinct values than
 * there is room for. The pack matcher judges the filter and each of its predicates in one pass.
 */

import type { BoundFilter } from "../language/index.js";
import { noRows, packScanner, type RowSet } from "../matcher/index.js";
import type { EventSet } from "./eventSet.js";
import type { FileAccess } from "./fileAccess.js";
import { Slices } from "./slices.js";

const EVENTS_BETWEEN_LOOKS = 16;

/** The rows on which each filter is true; `undefined` where one has no truth, or the reading was ended. */
export async function judgeByReading(
  files: FileAccess,
  set: EventSet,
  filters: readonly BoundFilter[],
  signal: AbortSignal,
): Promise<readonly RowSet[] | undefined> {
  const rules = filters.map((filter) => ({ filter, suppressions: [] }));
  const scanner = packScanner(rules, { decodeText: files.decodeText });
  if (scanner === undefined) return undefined;
  const sets = filters.map(() => noRows(set.total));
  const firstRows = set.spots.firstRows();
  const slices = new Slices();
  let seen = 0;
  for await (const batch of files.scanEvents(set.places, scanner, signal)) {
    for (const item of batch) {
      if (item.kind !== "event" && item.kind !== "judged") continue;
      if (seen++ % EVENTS_BETWEEN_LOOKS === 0 && slices.isOver()) await slices.pause();
      const verdict = item.kind === "event" ? scanner.judgeEvent(item.event) : item.verdict;
      const row = (firstRows.get(item.file) ?? set.total) + item.index;
      for (const filter of verdict?.alerts ?? []) addRow(sets[filter], row);
    }
    if (slices.isOver()) await slices.pause();
    if (signal.aborted) return undefined;
  }
  return signal.aborted ? undefined : sets;
}

function addRow(set: RowSet | undefined, row: number): void {
  if (set === undefined || row >= set.rows) return;
  set.words[row >>> 5] = (set.words[row >>> 5] ?? 0) | (1 << (row & 31));
}
