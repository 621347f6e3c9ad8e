/**
 * What a worker hands over of the events it has judged. Never parsed events, which would take longer to hand over than to
 * parse: the bytes of those that match, all in one piece of memory, and where they stood.
 */

import type { Message } from "../../language/index.js";
import type { RuleCounts } from "../../matcher/index.js";
import { EventFileReader } from "./eventFileReader.js";
import type { EventVerdict } from "./eventJudge.js";
import type { JudgedItem } from "./judgeRecords.js";
import type { Tally } from "./readCounted.js";
import type { Place, ReadItem } from "./readItem.js";

export interface CarriedBatch {
  readonly items: readonly CarriedItem[];
  /** Those of all records of the batch. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes of the files were read for it, as they lie on the disk. */
  readonly read: number;
}

export type CarriedItem =
  | { readonly kind: "passed"; readonly count: number }
  | Tally
  | CarriedRecord
  | { readonly kind: "problem" | "note"; readonly place: Place; readonly message: Message };

/** An event that matches. */
interface CarriedRecord {
  readonly kind: "judged";
  readonly verdict: EventVerdict;
  readonly place: Place;
  readonly start: number;
  readonly end: number;
  /** Which of the events of its record it is. */
  readonly ordinal: number;
}

/** What a caller is given, wherever it was judged. */
export type ArrivedItem =
  | ReadItem
  | { readonly kind: "passed"; readonly count: number }
  | Tally
  | {
      readonly kind: "judged";
      readonly verdict: EventVerdict;
      readonly place: Place;
      read(): readonly ReadItem[];
    };

/** Puts batches together. A class, because it collects. */
export class CarriedItems {
  #items: CarriedItem[] = [];
  #bytes = new Uint8Array(FIRST_ROOM);
  #length = 0;
  #passed = 0;
  /** The record that the last event was read from. `start`: where its bytes were put, if they were. */
  #last: { readonly text: string; readonly place: Place; ordinal: number; start: number | undefined } | undefined;
  /** How many bytes of the files were read since the last batch. */
  read = 0;

  /** How much there is to send, so far. */
  get size(): number {
    return this.#length + this.#items.length * ITEM_SIZE;
  }

  pass(count: number): void {
    this.#passed += count;
  }

  addProblem({ kind, place, message }: Exclude<ReadItem, { kind: "event" }>): void {
    this.#addPassed();
    this.#items.push({ kind, place, message });
  }

  addRecord({ verdict, place, bytes }: Extract<JudgedItem<EventVerdict>, { kind: "judged" }>): void {
    this.#addPassed();
    const start = this.#keep(bytes);
    this.#items.push({ kind: "judged", verdict: carriable(verdict), place, start, end: this.#length, ordinal: 0 });
  }

  /** Events that were read from one record come one after the other, and share its bytes. */
  addEvent({ text, place }: Extract<ReadItem, { kind: "event" }>, verdict: EventVerdict | undefined): void {
    const { byte, file } = place;
    const isNext = this.#last?.place.byte === byte && this.#last.place.file === file && this.#last.text === text;
    const last = isNext && this.#last !== undefined ? this.#last : { text, place, ordinal: -1, start: undefined };
    this.#last = last;
    last.ordinal++;
    if (verdict === undefined) {
      this.pass(1);
      return;
    }
    this.#addPassed();
    last.start ??= this.#keep(Buffer.from(text));
    const end = last.start + Buffer.byteLength(text);
    const { start, ordinal } = last;
    this.#items.push({ kind: "judged", verdict: carriable(verdict), place, start, end, ordinal });
  }

  addTally(counts: RuleCounts): void {
    if (counts.alerts.size + counts.suppressed.size > 0) this.#items.push({ kind: "tally", counts });
  }

  /** All since the last batch. */
  take(): CarriedBatch {
    this.#addPassed();
    const batch: CarriedBatch = { items: this.#items, bytes: this.#bytes.slice(0, this.#length), read: this.read };
    this.#items = [];
    this.#length = 0;
    this.#last = undefined;
    this.read = 0;
    return batch;
  }

  #addPassed(): void {
    if (this.#passed > 0) this.#items.push({ kind: "passed", count: this.#passed });
    this.#passed = 0;
  }

  #keep(bytes: Uint8Array): number {
    const start = this.#length;
    this.#length += bytes.length;
    if (this.#length > this.#bytes.length) {
      const before = this.#bytes;
      this.#bytes = new Uint8Array(2 * this.#length);
      this.#bytes.set(before.subarray(0, start));
    }
    this.#bytes.set(bytes, start);
    return start;
  }
}

/** The matcher's own verdict keeps those of all records of its scan. */
function carriable(verdict: EventVerdict): EventVerdict {
  return verdict === true ? verdict : { alerts: verdict.alerts, suppressed: verdict.suppressed };
}

/** About as much as a place takes. */
const ITEM_SIZE = 200;
const FIRST_ROOM = 64 * 1024;

/**
 * A batch as its reader wants it.
 *
 * @param before how many lines and events of its file stand before the range that it was read from
 */
export function arrived(
  { items, bytes }: CarriedBatch,
  longestRecord: number,
  before: { readonly lines: number; readonly events: number },
): readonly ArrivedItem[] {
  const placed = (place: Place): Place => ({
    ...place,
    line: place.line === 0 ? 0 : place.line + before.lines,
    index: place.index + before.events,
  });
  let last: { readonly start: number; readonly events: readonly ReadItem[] } | undefined;
  const eventsOf = ({ start, end, ordinal, place }: CarriedRecord): readonly ReadItem[] => {
    const first = { ...placed(place), index: place.index + before.events - ordinal };
    const read = (): readonly ReadItem[] =>
      new EventFileReader(place.file, longestRecord)
        .readAgain(bytes.subarray(start, end), first)
        .filter(({ kind }) => kind === "event");
    last = last?.start === start ? last : { start, events: read() };
    return last.events.slice(ordinal, ordinal + 1);
  };
  return items.map((item): ArrivedItem => {
    switch (item.kind) {
      case "judged":
        return { kind: "judged", verdict: item.verdict, place: placed(item.place), read: () => eventsOf(item) };
      case "problem":
      case "note":
        return { ...item, place: placed(item.place) };
      default:
        return item;
    }
  });
}
