/** Reads saved events as `readJudged` does, for whoever only wants to know how many match. */

import type { RuleCounts } from "../../matcher/index.js";
import type { EventCounter } from "./eventJudge.js";
import type { JudgedItem } from "./judgeRecords.js";
import type { EventSource, ReadOptions } from "./readEvents.js";
import type { ReadItem } from "./readItem.js";
import { readJudged } from "./readJudged.js";

/** How many events match. The events themselves count as passed. */
export interface Tally {
  readonly kind: "tally";
  readonly counts: RuleCounts;
}

export type CountedItem = ReadItem | { readonly kind: "passed"; readonly count: number } | Tally;

/** Adding thousands of rules up takes time, and whoever watches the progress sees no more. */
const BETWEEN_MILLISECONDS = 200;

/** Counts the events of a source, in batches; a tally comes from time to time and at the end. */
export async function* readCounted(
  source: EventSource,
  counter: EventCounter,
  options: ReadOptions,
): AsyncGenerator<readonly CountedItem[]> {
  let told = Date.now();
  for await (const batch of readJudged(source, counter, options)) {
    yield batch.flatMap((item) => countedItem(item, counter));
    if (Date.now() - told < BETWEEN_MILLISECONDS) continue;
    yield [{ kind: "tally", counts: counter.take() }];
    told = Date.now();
  }
  yield [{ kind: "tally", counts: counter.take() }];
}

/** A counter judges no record so that it would be told of. */
function countedItem(item: JudgedItem<never>, counter: EventCounter): readonly CountedItem[] {
  if (item.kind === "judged") return [];
  if (item.kind !== "event") return [item];
  counter.countEvent(item.event);
  return [{ kind: "passed", count: 1 }];
}
