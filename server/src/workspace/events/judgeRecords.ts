/**
 * Judges saved events as they are read, most of them without parsing them: the matcher goes over the raw bytes wherever
 * records stand on lines or in a list, and the readers do the rest. Both together say what the readers alone would say.
 */

import type { LineState, Message } from "../../language/index.js";
import type { FoundRecord, RecordScanner, Scan } from "../../matcher/index.js";
import type { EventFileReader } from "./eventFileReader.js";
import { JudgedRecord, Places } from "./judgedRecord.js";
import type { ReadOptions } from "./readEvents.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type ReadItem } from "./readItem.js";

export type JudgedItem<Verdict> =
  | ReadItem
  /** Events of which none matches; those of a chunk together, before the others of it. */
  | { readonly kind: "passed"; readonly count: number }
  | JudgedRecord<Verdict>;

/** Where to stop early: behind the first of these bytes at which a record on a line ends as well. */
export interface Stops {
  /** In their order. */
  readonly bytes: readonly number[];
  /** Is told that it has stopped there: what another reader needs to go on, and how many events there were. */
  stopped(state: LineState, events: number): void;
}

/** Which part of a source an input is. */
export interface Stretch {
  /** How large the files of the source are that come before. */
  readonly bytesBefore?: number;
  readonly stops?: Stops | undefined;
}

/** Where bytes come from: writes the next ones to the end of `target`, from `at` on; how many, 0 at the end. */
export type FillBytes = (target: Uint8Array, at: number) => number | Promise<number>;

/** So many bytes are read at once: they should stay in the processor's cache while they are judged. */
const CHUNK = 256 * 1024;
/** A stream that gives less than this at once has no more yet: what is there is judged now, not when more has come. */
const LEAST_OF_MORE = 64 * 1024;
/** So many, where the host must stay responsive; at first fewer, then twice as many each time, until all is compiled. */
const SMALL_CHUNK = 64 * 1024;
const FIRST_SMALL_CHUNK = 4 * 1024;
/** So many bytes tell what is rare. */
const SAMPLE = 2 * 1024 * 1024;
/** With `skim`, up to here every record of a source is checked; beyond, those that cannot match are looked over only [O]. */
const FULLY_READ = 8 * 1024 * 1024;
/** A sample that is so many times as large as the last one is worth preparing for. */
const WORTH_LEARNING = 4;
/** So many bytes are left to the readers at first, then ever more, until the matcher can go on. */
const FIRST_STEP = 8 * 1024;
/** What stands at the end of a chunk and is longer is left to the readers. */
const LONGEST_KEPT = 1024 * 1024;
const LF = 10;

/**
 * Judges the records of one input. The items come in batches, each valid until the next is asked for.
 *
 * @param fill gives the bytes, unpacked
 */
export async function* judgeRecords<Verdict>(
  reader: EventFileReader,
  scanner: RecordScanner<Verdict>,
  fill: FillBytes,
  { signal, skim, isResponsive }: ReadOptions,
  { bytesBefore = 0, stops }: Stretch = {},
): AsyncGenerator<readonly JudgedItem<Verdict>[]> {
  let isFirst = true;
  let small = FIRST_SMALL_CHUNK;
  let kept = 0;
  let position = reader.place.byte;
  let seen = bytesBefore;
  let passesOver: boolean | undefined;
  for (;;) {
    const stop = stops?.bytes.find((byte) => byte > position) ?? Number.POSITIVE_INFINITY;
    const isSample = isFirst && scanner.learnedFrom * WORTH_LEARNING < SAMPLE;
    const most = isResponsive === true ? small : isSample ? SAMPLE : CHUNK;
    small = Math.min(SMALL_CHUNK, small * 2);
    const wanted = Math.min(most, stop - position);
    const { end, isEnd, error } = await fillUp(scanner.reserve(kept + wanted), kept, wanted, fill);
    if (signal?.aborted) return;
    if (end > scanner.learnedFrom * WORTH_LEARNING) scanner.learn(0, end);
    isFirst = false;
    position += end - kept;
    if (skim === true && seen >= FULLY_READ) passesOver ??= scanner.passOver(0, end);
    seen += end - kept;
    const chunk = new ChunkJudge(reader, scanner, end);
    kept = chunk.judge(isEnd || error !== undefined);
    yield chunk.items;
    if (error !== undefined) throw error.reason;
    const state = position === stop && kept === 0 ? reader.lineState : undefined;
    if (state !== undefined) {
      stops?.stopped(state, reader.count);
      return;
    }
    if (isEnd) {
      yield [...reader.end(), ...(passesOver === true ? [passedOver(reader)] : [])];
      return;
    }
    scanner.reserve(end).copyWithin(0, end - kept, end);
  }
}

function passedOver(reader: EventFileReader): ReadItem {
  return { kind: "note", place: fileAsAWhole(reader.file, reader.count), message: PASSED_OVER };
}

const PASSED_OVER = readerMessages.passedOver({ limit: FULLY_READ / (1024 * 1024) });

/** Whether an item says that records of its file were passed over, which need be said only once of all files. */
export function saysPassedOver(item: { readonly kind: string; readonly message?: Message }): boolean {
  return item.kind === "note" && item.message?.key === PASSED_OVER.key;
}

interface Filled {
  readonly end: number;
  readonly isEnd: boolean;
  /** Why there is no more, though it is not the end: what came before it counts. */
  readonly error?: { readonly reason: unknown };
}

async function fillUp(bytes: Uint8Array, start: number, wanted: number, fill: FillBytes): Promise<Filled> {
  let end = start;
  const target = bytes.subarray(0, start + wanted);
  try {
    while (end < target.length) {
      const filling = fill(target, end);
      const count = typeof filling === "number" ? filling : await filling;
      if (count === 0) return { end, isEnd: true };
      end += count;
      if (typeof filling !== "number" && count < LEAST_OF_MORE) break;
    }
  } catch (reason) {
    return { end, isEnd: false, error: { reason } };
  }
  return { end, isEnd: false };
}

/** One chunk of bytes: what was left of the last one, and the new ones. A class, because it moves along the chunk. */
class ChunkJudge<Verdict> {
  readonly items: JudgedItem<Verdict>[] = [];
  readonly #bytes: Uint8Array;
  #at = 0;
  #step = FIRST_STEP;

  constructor(
    readonly reader: EventFileReader,
    readonly scanner: RecordScanner<Verdict>,
    readonly end: number,
  ) {
    this.#bytes = scanner.reserve(end);
  }

  /** How many bytes at the end must come again, together with those that follow. */
  judge(isEnd: boolean): number {
    while (this.#at < this.end) {
      const before = this.#at;
      const place = this.reader.standsAt;
      if (place === "line") this.#scanLines();
      else if (place === "element") this.#scanElements();
      const left = this.end - this.#at;
      if (left === 0) return 0;
      if (!isEnd && place !== undefined && left <= LONGEST_KEPT && !this.#mustPush(place)) return left;
      if (this.#at === before || place !== undefined) this.#push();
    }
    return 0;
  }

  /** Whether what follows is no record that only lacks its end. */
  #mustPush(place: "line" | "element"): boolean {
    if (place === "line") return this.#lastLineEnd() > this.#at;
    const next = this.#bytes.subarray(this.#at, this.end).find((byte) => byte > 0x20);
    return next !== undefined && next !== COMMA;
  }

  /** Behind the last line break of the chunk. */
  #lastLineEnd(): number {
    return this.#bytes.lastIndexOf(LF, this.end - 1) + 1;
  }

  #scanLines(): void {
    const stop = this.#lastLineEnd();
    if (stop <= this.#at) return;
    const start = this.#at;
    const places = new Places(this.#bytes, start, this.reader, "line");
    this.#scan(places, (found) => this.scanner.scanLines(start, stop, found));
  }

  #scanElements(): void {
    const start = this.#at;
    const places = new Places(this.#bytes, start, this.reader, "element");
    this.#scan(places, (found) => this.scanner.scanElements(start, this.end, found));
  }

  #scan(places: Places, scan: (found: FoundRecord<Verdict>) => Scan): void {
    const { reader, items } = this;
    const passed: { readonly kind: "passed"; count: number } = { kind: "passed", count: 0 };
    items.push(passed);
    let done = 0;
    const pass = (count: number): void => {
      reader.pass(count);
      passed.count += count;
    };
    const { at, records, lines } = scan((start, end, before, verdict) => {
      pass(before - done);
      done = before + 1;
      if (verdict === undefined) {
        const { byte, line } = places.placeOf(start, before, reader.count);
        items.push(...reader.readRecord(this.#bytes.subarray(start, end), byte, line));
        return;
      }
      items.push(new JudgedRecord(verdict, start, end, before, reader.count, places));
      reader.pass(1);
    });
    pass(records - done);
    reader.skip(at - this.#at, lines);
    this.#at = at;
  }

  /** Leaves some bytes to the readers: up to the end of a line, or to where the matcher may go on in a list. */
  #push(): void {
    const most = Math.min(this.end, this.#at + this.#step);
    const lineEnd = this.#bytes.subarray(this.#at, most).lastIndexOf(LF) + 1;
    const stop = lineEnd > 0 ? this.#at + lineEnd : most;
    // A copy, because the readers may need the bytes when others have taken their place.
    const { items, used } = this.reader.pushToElement(this.#bytes.slice(this.#at, stop));
    this.items.push(...items);
    this.#at += used;
    this.#step = this.reader.standsAt === undefined ? this.#step * 2 : FIRST_STEP;
  }
}

const COMMA = 0x2c;
