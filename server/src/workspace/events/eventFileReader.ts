/** Bytes of one file, unpacked, in chunks → its events and what is wrong with it. Where the bytes come from does not matter. */

import { isUtf8 } from "node:buffer";
import {
  type LineState,
  type Message,
  type RecordPart,
  RecordSplitter,
  readRecord,
  type SplitItem,
} from "../../language/index.js";
import { readerMessages } from "./readerMessages.js";
import { fileAsAWhole, type Place, type ReadItem } from "./readItem.js";

type RecordBytes = Extract<SplitItem, { kind: "record" }>;

const MEBIBYTE = 1024 * 1024;
/** Longer ones are not cut at line breaks, so they are one record, or a damaged one. */
const LONGEST_LINE_OF_SEVERAL = MEBIBYTE;

export class EventFileReader {
  #index = 0;
  readonly #splitter: RecordSplitter;

  constructor(
    readonly file: string,
    readonly longestRecord: number,
    from?: LineState,
  ) {
    this.#splitter = new RecordSplitter({ longestRecord, byLines: true, ...(from === undefined ? {} : { from }) });
  }

  /** How many events there were so far. */
  get count(): number {
    return this.#index;
  }

  /** @param chunk must stay as it is until the next call has returned */
  *push(chunk: Uint8Array): Generator<ReadItem> {
    for (const item of this.#splitter.push(chunk)) yield* this.#read(item);
  }

  *end(): Generator<ReadItem> {
    if (this.#splitter.byte === 0)
      yield { kind: "note", place: fileAsAWhole(this.file), message: readerMessages.empty({ path: this.file }) };
    for (const item of this.#splitter.end()) yield* this.#read(item);
  }

  /** Like `push`, but up to the end of the first record of a list, if there is one; how many bytes were read. */
  pushToElement(chunk: Uint8Array): { readonly items: readonly ReadItem[]; readonly used: number } {
    const { items, used } = this.#splitter.pushToElement(chunk);
    return { items: items.flatMap((item) => [...this.#read(item)]), used };
  }

  /** Where a caller may go on judging records by itself; `undefined` where it must push on. */
  get standsAt(): "line" | "element" | undefined {
    if (this.#splitter.isAtLine) return "line";
    return this.#splitter.isAtElement ? "element" : undefined;
  }

  /** What another reader must know to go on here; `undefined` where only this one can. */
  get lineState(): LineState | undefined {
    return this.#splitter.lineState;
  }

  /** The place of the next byte. */
  get place(): Place {
    return this.#placeOf(this.#splitter);
  }

  /** Counts events that the caller has judged. */
  pass(events: number): void {
    this.#index += events;
  }

  /** Passes over what the caller has judged, from a line or an element on. */
  skip(bytes: number, lines: number): void {
    this.#splitter.skip(bytes, lines);
  }

  /** Reads one record that the caller has found. */
  readRecord(bytes: Uint8Array, byte: number, line: number): Generator<ReadItem> {
    return this.#readRecord({ kind: "record", bytes, byte, line });
  }

  /** Reads a record that was counted before, as it stood at its place. */
  readAgain(bytes: Uint8Array, { byte, line, index }: Place): readonly ReadItem[] {
    const counted = this.#index;
    this.#index = index;
    const items = [...this.#readRecord({ kind: "record", bytes, byte, line })];
    this.#index = counted;
    return items;
  }

  /** The input broke off, which is reported elsewhere: only what is whole counts. */
  *breakOff(): Generator<ReadItem> {
    for (const item of this.end()) if (item.kind === "event") yield item;
  }

  *#read(item: SplitItem): Generator<ReadItem> {
    switch (item.kind) {
      case "record":
        yield* this.#readRecord(item);
        return;
      case "tooLong":
        yield this.#problem(item, readerMessages.tooLong({ limit: roundedUp(this.longestRecord / MEBIBYTE) }));
        return;
      case "unfinished":
        yield this.#problem(item, readerMessages.unfinished());
        return;
    }
  }

  *#readRecord(item: RecordBytes): Generator<ReadItem> {
    const text = decode(item.bytes);
    const wrong = text.includes(REPLACEMENT) ? firstWrongByte(item.bytes, text) : undefined;
    if (wrong !== undefined) {
      const byte = item.byte + wrong;
      yield this.#problem({ ...item, byte }, readerMessages.notUtf8({ byte }));
      return;
    }
    const parts = readRecord(text);
    if (!hasWrongJson(parts)) {
      yield* this.#items(item, text, parts);
      return;
    }
    const several = this.#severalRecords(item);
    if (several === undefined) yield* this.#items(item, text, parts);
    else for (const one of several) yield* this.#readRecord(one);
  }

  *#items(item: RecordBytes, text: string, parts: readonly RecordPart[]): Generator<ReadItem> {
    for (const part of parts) {
      switch (part.kind) {
        case "event":
          yield { kind: "event", event: part.event, place: this.#placeOf(item), text };
          this.#index++;
          break;
        case "note":
          yield { kind: "note", place: this.#placeOf(item), message: part.message };
          break;
        case "problem": {
          const before = text.slice(0, part.offset);
          const line = item.line + before.split("\n").length - 1;
          yield this.#problem({ line, byte: item.byte + Buffer.byteLength(before) }, part.message);
        }
      }
    }
  }

  /** A line that is not JSON may hold several records one behind the other, and then all of them are. */
  #severalRecords({ bytes, byte, line }: RecordBytes): readonly RecordBytes[] | undefined {
    if (bytes.length > LONGEST_LINE_OF_SEVERAL) return undefined;
    const splitter = new RecordSplitter({ longestRecord: this.longestRecord, byLines: false });
    const records: RecordBytes[] = [];
    for (const item of [...splitter.push(bytes), ...splitter.end()]) {
      if (item.kind !== "record" || hasWrongJson(readRecord(decode(item.bytes)))) return undefined;
      records.push({ ...item, byte: byte + item.byte, line: line + item.line - 1 });
    }
    return records.length > 1 ? records : undefined;
  }

  #problem(where: { readonly line: number; readonly byte: number }, message: Message): ReadItem {
    return { kind: "problem", place: this.#placeOf(where), message };
  }

  #placeOf({ line, byte }: { readonly line: number; readonly byte: number }): Place {
    return { file: this.file, line, byte, index: this.#index };
  }
}

function hasWrongJson(parts: readonly RecordPart[]): boolean {
  return parts.some((part) => part.kind === "problem" && !part.isJson);
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}

const REPLACEMENT = "\uFFFD";
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd];

/** The index of the first byte that is not UTF-8; `undefined` where all are and the text holds U+FFFD itself. */
function firstWrongByte(bytes: Uint8Array, text: string): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let byte = 0;
  for (let at = 0; ; at++) {
    const found = text.indexOf(REPLACEMENT, at);
    byte += Buffer.byteLength(text.slice(at, found));
    if (found < 0 || REPLACEMENT_BYTES.some((expected, index) => bytes[byte + index] !== expected)) return byte;
    byte += REPLACEMENT_BYTES.length;
    at = found;
  }
}

function roundedUp(mebibytes: number): number {
  return mebibytes >= 1 ? Math.round(mebibytes) : Math.ceil(mebibytes * 1_000) / 1_000;
}
