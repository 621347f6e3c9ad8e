/** Judges one piece of saved events, and gives what is to be handed over. */

import type { LineState } from "../../language/index.js";
import { type CarriedBatch, CarriedItems } from "./carriedItems.js";
import type { EventJudge, EventVerdict } from "./eventJudge.js";
import type { JudgedItem } from "./judgeRecords.js";
import { type Piece, sizeOf } from "./pieces.js";
import type { ReadOptions } from "./readEvents.js";
import { judgeFile, withPauses } from "./readJudged.js";

export interface JudgeOptions extends ReadOptions {
  /** Whether only the numbers of matching events are wanted. */
  readonly countsOnly: boolean;
}

/** Where a range has ended, which is not the end of its file. */
export interface RangeEnd {
  readonly state: LineState;
  readonly events: number;
}

/** A batch is sent after this time even where nothing matches, for whoever watches the progress. */
const LONGEST_SILENCE_MILLISECONDS = 50;
const ENOUGH_BYTES = 128 * 1024;

/** @returns where a range has ended; `undefined` at the end of its file */
export async function* judgePiece(
  piece: Exclude<Piece, { kind: "said" }>,
  judge: EventJudge,
  { countsOnly, ...reading }: JudgeOptions,
): AsyncGenerator<CarriedBatch, RangeEnd | undefined> {
  const carried = new CarriedItems();
  const ends: RangeEnd[] = [];
  const stopped = (state: LineState, events: number): void => {
    ends.push({ state, events });
  };
  const onRead = (bytes: number): void => {
    carried.read += bytes;
  };
  const files = piece.kind === "files" ? piece.files : [piece.file];
  const range = piece.kind === "files" ? undefined : { from: piece.from, stops: { bytes: piece.cuts, stopped } };
  const { counter } = judge;
  // What was counted of a piece that was given up counts no more.
  counter.take();
  const take = (): CarriedBatch => {
    if (countsOnly) carried.addTally(counter.take());
    return carried.take();
  };
  let sent = Date.now();
  let bytesBefore = piece.kind === "files" ? piece.bytesBefore : 0;
  for (const file of files) {
    const batches = judgeFile(
      file,
      countsOnly ? counter : judge.scanner,
      { ...reading, onRead },
      { bytesBefore, range },
    );
    for await (const batch of withPauses(batches, reading.signal)) {
      for (const item of batch) add(item, judge, carried, countsOnly);
      if (carried.size < ENOUGH_BYTES && Date.now() - sent < LONGEST_SILENCE_MILLISECONDS) continue;
      yield take();
      sent = Date.now();
    }
    if (reading.signal?.aborted) return undefined;
    bytesBefore += sizeOf(file.path);
  }
  yield take();
  return ends.at(-1);
}

function add(item: JudgedItem<EventVerdict>, judge: EventJudge, carried: CarriedItems, countsOnly: boolean): void {
  switch (item.kind) {
    case "passed":
      carried.pass(item.count);
      return;
    case "judged":
      carried.addRecord(item);
      return;
    case "event":
      if (countsOnly) {
        judge.counter.countEvent(item.event);
        carried.pass(1);
      } else carried.addEvent(item, judge.judgeEvent(item.event));
      return;
    case "problem":
    case "note":
      carried.addProblem(item);
  }
}
