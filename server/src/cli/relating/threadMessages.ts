/** What is said between the main thread and those that help it to relate rules. */

import type { FieldInfo, Relation } from "../../language/index.js";
import type { PairSink, PairsToRelate } from "./ruleRelater.js";

/** What a thread is started with. */
export interface ThreadTask {
  /** With portable filters. */
  readonly toRelate: PairsToRelate;
  /** The user's own. */
  readonly fields: readonly FieldInfo[];
  readonly rowsTaken: RowsTaken;
}

/** Shared by all threads: how many rows were taken, each by whoever was free. */
export type RowsTaken = Int32Array<SharedArrayBuffer>;

export interface ThreadReport {
  readonly compared: number;
  /** Three numbers a pair: its rules, and its relation's place in the list. */
  readonly pairs: Uint32Array<ArrayBuffer>;
}

const RELATIONS: readonly Relation[] = ["equal", "within", "around", "overlapping", "unknown"];
const NUMBERS_A_PAIR = 3;

export function noRowsTaken(): RowsTaken {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** The rows that this thread is to relate, until none is left for any. */
export function* takeRows(rows: number, taken: RowsTaken): Generator<number> {
  for (let row = Atomics.add(taken, 0, 1); row < rows; row = Atomics.add(taken, 0, 1)) yield row;
}

/** Pairs on their way to the main thread. A class, because they are gathered until they are sent. */
export class PairsToSend implements PairSink {
  #numbers: number[] = [];

  add(first: number, second: number, relation: Relation): void {
    const place = RELATIONS.indexOf(relation);
    if (place >= 0) this.#numbers.push(first, second, place);
  }

  take(): ThreadReport["pairs"] {
    const pairs = Uint32Array.from(this.#numbers);
    this.#numbers = [];
    return pairs;
  }
}

export function addPairs({ pairs }: ThreadReport, sink: PairSink): void {
  for (let at = 0; at < pairs.length; at += NUMBERS_A_PAIR)
    sink.add(pairs[at] ?? 0, pairs[at + 1] ?? 0, RELATIONS[pairs[at + 2] ?? 0] ?? "unknown");
}
