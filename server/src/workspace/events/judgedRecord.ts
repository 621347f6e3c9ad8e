/** An event that the matcher has judged by its bytes, and where it stands in the input. */

import type { Event } from "../../language/index.js";
import type { EventFileReader } from "./eventFileReader.js";
import type { Place, ReadItem } from "./readItem.js";

const LF = 10;

/**
 * An event that matches. What it holds can be read until the next batch is asked for. A class, because there may be very
 * many, and of most nobody asks for more than the verdict.
 */
export class JudgedRecord<Verdict> {
  readonly kind = "judged";

  constructor(
    readonly verdict: Verdict,
    readonly start: number,
    readonly end: number,
    readonly recordsBefore: number,
    readonly index: number,
    readonly places: Places,
  ) {}

  get place(): Place {
    return this.places.placeOf(this.start, this.recordsBefore, this.index);
  }

  /** As it was saved. Valid until the next batch is asked for. */
  get bytes(): Uint8Array {
    return this.places.bytes.subarray(this.start, this.end);
  }

  get file(): string {
    return this.places.reader.file;
  }

  /** Where the record begins in the input. */
  get byte(): number {
    return this.places.byteOf(this.start);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The event by itself. */
  readEvent(): Event | undefined {
    for (const item of this.read()) if (item.kind === "event") return item.event;
    return undefined;
  }

  read(): readonly ReadItem[] {
    return this.places.reader.readAgain(this.bytes, this.place);
  }
}

/** Where the records of one scan stand in the input. */
export class Places {
  readonly #from: Place;
  #counted: number;
  #lines = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly reader: EventFileReader,
    readonly kind: "line" | "element",
  ) {
    this.#from = reader.place;
    this.#counted = start;
  }

  placeOf(at: number, recordsBefore: number, index: number): Place {
    const { file, line } = this.#from;
    const passed = this.kind === "line" ? recordsBefore : this.#linesBefore(at);
    return { file, line: line + passed, byte: this.byteOf(at), index };
  }

  byteOf(at: number): number {
    return this.#from.byte + at - this.start;
  }

  /** Counts on from where it was asked last, because records are mostly asked for in their order. */
  #linesBefore(at: number): number {
    if (at < this.#counted) {
      this.#counted = this.start;
      this.#lines = 0;
    }
    // No further than to the record, because a list may have no line breaks at all.
    const passed = this.bytes.subarray(this.#counted, at);
    for (let feed = passed.indexOf(LF); feed >= 0; feed = passed.indexOf(LF, feed + 1)) this.#lines++;
    this.#counted = at;
    return this.#lines;
  }
}
