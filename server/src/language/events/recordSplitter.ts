/**
 * Cuts saved events into records before any of them is parsed: bytes in, in chunks cut anywhere; the bytes of whole
 * records out, each with its place. It reads records one after the other (a line each or pretty-printed), arrays, and
 * the lists of `listForms.ts`, however long they are, and finds back where a record is damaged.
 *
 * Once the first records stand on a line each, the rest is cut at line breaks, which is as fast as it can be.
 */

import { byteCodes, countLines } from "./byteCodes.js";
import { HeldBytes } from "./heldBytes.js";
import { JsonStructure } from "./jsonStructure.js";
import { LineCutter } from "./lineCutter.js";
import { acceptsBytes, findListForm, type ListForm } from "./listForms.js";
import { type Beginning, Beginnings, findResync, LONGEST_BEGINNING, type Resync } from "./resync.js";
import { type SplitItem, SplitItems, type Start } from "./splitItems.js";

export interface SplitOptions {
  /** In bytes. */
  readonly longestRecord: number;
  /** Whether to cut at line breaks once records stand on a line each. */
  readonly byLines: boolean;
  /** Where another splitter stood, to go on there. */
  readonly from?: LineState;
}

/** All that a splitter knows where it stands at a line: with it, another one goes on and finds the same. */
export interface LineState {
  readonly byte: number;
  readonly line: number;
  /** How records begin, as far as it matters behind damage. */
  readonly beginnings: readonly Beginning[];
}

/** The longest record that is read, unless a caller says otherwise: 64 MiB [O]. */
export const LONGEST_RECORD = 64 * 1024 * 1024;

/** Going back over a damaged record is free up to here, and then as long as it stays below the size of the input. */
const FREE_REWINDS = 1024 * 1024;

const { OPEN_OBJECT, OPEN_ARRAY } = byteCodes;

/**
 * @example
 * const splitter = new RecordSplitter({ longestRecord: LONGEST_RECORD, byLines: true });
 * const items = [...splitter.push(bytes), ...splitter.end()];
 */
export class RecordSplitter {
  readonly #structure = new JsonStructure();
  readonly #held = new HeldBytes();
  readonly #beginnings: Beginnings;
  readonly #items: SplitItems;
  /** Where the record that is being read begins. */
  #start: Start | undefined;
  /** The object that may be the wrapping of the list which is being read: its first element will tell. */
  #wrapping: (Start & { readonly form: ListForm }) | undefined;
  /** Whether what is being read is known to be damaged. */
  #isDamaged = false;
  /** The list is over, its wrapping not yet. */
  #leaving = false;
  /** What is being read is damaged or too long, was reported, and is not kept. */
  #dropping: "record" | "damage" | undefined;
  readonly #lines = new LineCutter(this.#structure, this.#held);
  #rewound = 0;
  #pausesAtElement = false;
  /** Offset in the input before which no record is looked for. */
  #soughtFrom = 0;

  constructor(readonly options: SplitOptions) {
    this.#items = new SplitItems(this.#held, options.longestRecord);
    const { from } = options;
    this.#beginnings = new Beginnings(from?.beginnings);
    if (from === undefined) return;
    this.#held.origin = from.byte;
    this.#structure.line = from.line;
    this.#lines.settle();
  }

  /** @param chunk must stay as it is until the next call has returned, because what it holds is not copied */
  push(chunk: Uint8Array): readonly SplitItem[] {
    this.#letGo();
    this.#held.append(chunk);
    this.#run(false);
    return this.#items.take();
  }

  /**
   * Like `push`, but reads no further than to the end of the first record in a list, from where on a caller may judge
   * the other ones by itself. `used`: so many bytes of the chunk were read; the others must come again.
   */
  pushToElement(chunk: Uint8Array): { readonly items: readonly SplitItem[]; readonly used: number } {
    this.#letGo();
    const before = this.#held.end;
    this.#held.append(chunk);
    this.#pausesAtElement = true;
    this.#run(false);
    this.#pausesAtElement = false;
    if (this.isAtElement) this.#held.end = this.#structure.at;
    return { items: this.#items.take(), used: this.#held.end - before };
  }

  /** Whether all bytes are read, and the next one begins a line, where records stand on a line each. */
  get isAtLine(): boolean {
    return this.#isBetweenRecords && this.#lines.isSettled && this.#structure.at === this.#held.end;
  }

  /** For another splitter to go on; `undefined` where only this one can. */
  get lineState(): LineState | undefined {
    if (!this.isAtLine || this.#structure.tolerant) return undefined;
    return { byte: this.byte, line: this.line, beginnings: this.#beginnings.known };
  }

  /** Whether the last record read stands in a list, and nothing behind it is read. */
  get isAtElement(): boolean {
    const { base, depth, isAfterValue } = this.#structure;
    const isFree = this.#wrapping === undefined && !this.#isInRecord && this.#dropping === undefined;
    return base > 0 && depth === base && isAfterValue && isFree;
  }

  /** The offset in the input of the next byte to read. */
  get byte(): number {
    return this.#held.origin + this.#structure.at;
  }

  get line(): number {
    return this.#structure.line;
  }

  /** Passes over records that the caller has judged by itself, from such a place on. */
  skip(bytes: number, lines: number): void {
    this.#letGo();
    this.#held.origin += bytes;
    this.#structure.line += lines;
  }

  /** No more bytes will come. */
  end(): readonly SplitItem[] {
    this.#letGo();
    this.#run(true);
    return this.#items.take();
  }

  #run(isEnd: boolean): void {
    const structure = this.#structure;
    for (;;) {
      if (this.#dropping === "damage" && !this.#seek()) return;
      if (this.options.byLines && this.#isBetweenRecords && this.#lines.cut(this.#items, isEnd) === "wait") return;
      switch (structure.scan(this.#held.bytes, this.#held.end)) {
        case "more":
          if (!isEnd || !this.#finish()) return;
          break;
        case "start":
          this.#startRecord();
          break;
        case "end":
          this.#endRecord();
          if (this.#pausesAtElement && this.isAtElement) return;
          break;
        case "close":
          this.#closeList();
          break;
        case "list":
          this.#openList();
          break;
        case "bad":
          if (this.#isInRecord && structure.depth > structure.base && !structure.isInString) this.#beLenient();
          else this.#recover();
          break;
        case "lost":
          this.#recover();
          break;
      }
    }
  }

  /** From here on only brackets and quotes count. */
  #beLenient(): void {
    this.#isDamaged = true;
    this.#structure.beLenient(this.#held.bytes);
  }

  get #isInRecord(): boolean {
    return this.#start !== undefined || this.#dropping === "record";
  }

  #startRecord(): void {
    const structure = this.#structure;
    const at = structure.at - 1;
    if (structure.base === 0 && this.#held.bytes[at] === OPEN_ARRAY) {
      structure.base = 1;
      structure.watching = false;
      this.#lines.recordEnds(false);
      return;
    }
    this.#start = { at, line: structure.line };
    this.#isDamaged = false;
    structure.watching = structure.base === 0;
    if (structure.base > 0) return;
    structure.sawEventType = false;
    this.#lines.recordStarts();
  }

  #openList(): void {
    const structure = this.#structure;
    const path = structure.listPath;
    const form = path && findListForm(...path);
    if (form === undefined || structure.sawEventType || this.#start === undefined || this.#dropping !== undefined)
      return;
    this.#wrapping = { ...this.#start, form };
    this.#start = undefined;
    structure.base = structure.depth;
    structure.watching = false;
  }

  /** The list was none of records: the object around it is the record. */
  #takeBackList(): void {
    this.#start = this.#wrapping;
    this.#wrapping = undefined;
    this.#structure.base = 0;
    this.#structure.watching = true;
  }

  #endRecord(): void {
    const structure = this.#structure;
    const { bytes } = this.#held;
    const start = this.#start;
    if (this.#leaving) {
      this.#leaving = false;
      this.#lines.recordEnds(false);
      return;
    }
    if (this.#isDamaged && start !== undefined && this.#hidesAnother(start)) {
      this.#recover();
      return;
    }
    this.#start = undefined;
    if (this.#dropping !== undefined || start === undefined) {
      this.#dropping = undefined;
      return;
    }
    if (this.#wrapping !== undefined) {
      if (!acceptsBytes(this.#wrapping.form, bytes.subarray(start.at, structure.at))) {
        this.#takeBackList();
        return;
      }
      this.#wrapping = undefined;
    }
    const isLine = structure.base === 0 && start.line === structure.line && bytes[start.at] === OPEN_OBJECT;
    this.#lines.recordEnds(isLine);
    this.#beginnings.learn(bytes.subarray(start.at, structure.at));
    this.#items.addRecord(start, structure.at);
  }

  /** A quote too few turns texts and structure around, and then it is by chance that brackets match. */
  #hidesAnother({ at }: Start): boolean {
    const { base, at: end } = this.#structure;
    return findResync(this.#held.bytes, at + 1, end, this.#beginnings, base > 0) !== undefined;
  }

  #closeList(): void {
    const structure = this.#structure;
    if (this.#wrapping !== undefined) {
      this.#takeBackList();
      return;
    }
    this.#leaving = structure.depth > 0;
    structure.base = 0;
  }

  /** Reports the bytes from the start of a damaged record up to where the next one begins, and goes on there. */
  #recover(): void {
    const structure = this.#structure;
    const { bytes, end, origin } = this.#held;
    const start = this.#start ?? { at: structure.at, line: structure.line };
    if (this.#dropping === undefined) this.#beginnings.learnDamaged(bytes.subarray(start.at, end));
    const mayRewind = this.#dropping === undefined && this.#rewound < FREE_REWINDS + origin + end;
    const isBetween = this.#start === undefined && this.#dropping === undefined;
    const from = mayRewind || isBetween ? start.at + 1 : structure.at;
    const resync = findResync(bytes, from, end, this.#beginnings, structure.base > 0);
    if (this.#dropping === undefined) this.#items.addDamaged(start, resync?.at ?? end);
    this.#start = undefined;
    this.#wrapping = undefined;
    this.#leaving = false;
    this.#lines.recordEnds(false);
    if (resync !== undefined) {
      this.#rewound += Math.max(0, structure.at - resync.at);
      this.#resume(resync);
      return;
    }
    this.#dropping = "damage";
    this.#soughtFrom = origin + from;
    this.#moveTo(end);
  }

  /** Looks for the next record in what has come since. Whether there is one. */
  #seek(): boolean {
    const { bytes, end, origin } = this.#held;
    const from = Math.max(this.#structure.at - LONGEST_BEGINNING, this.#soughtFrom - origin, 0);
    const resync = findResync(bytes, from, end, this.#beginnings, this.#structure.base > 0);
    if (resync === undefined) this.#moveTo(end);
    else this.#resume(resync);
    return resync !== undefined;
  }

  #resume({ at, inList }: Resync): void {
    const structure = this.#structure;
    this.#moveTo(at);
    this.#dropping = undefined;
    if (!inList && structure.base > 0) structure.tolerant = true;
    structure.resume(inList ? structure.base : 0);
  }

  /** Moves on or back, over bytes whose structure is not known. */
  #moveTo(at: number): void {
    const structure = this.#structure;
    const { bytes } = this.#held;
    structure.line += countLines(bytes, structure.at, at) - countLines(bytes, at, structure.at);
    structure.at = at;
  }

  get #isBetweenRecords(): boolean {
    return this.#structure.depth === 0 && this.#start === undefined && this.#dropping === undefined;
  }

  /** At the end of the input. Whether there is more to read, because a damaged record was given up. */
  #finish(): boolean {
    const structure = this.#structure;
    if (this.#start !== undefined) {
      this.#recover();
      return true;
    }
    if (structure.depth > 0 && this.#dropping === undefined) this.#items.add("unfinished", structure);
    return false;
  }

  /** Keeps nothing but what a record that is not yet complete needs, and no more than a record may have. */
  #letGo(): void {
    const structure = this.#structure;
    if (this.#start !== undefined && structure.at - this.#start.at > this.options.longestRecord) {
      this.#items.add("tooLong", this.#start);
      this.#dropping = "record";
      this.#start = undefined;
      this.#wrapping = undefined;
      structure.watching = false;
    }
    if (this.#wrapping !== undefined && structure.at - this.#wrapping.at > this.options.longestRecord)
      this.#wrapping = undefined;
    const margin = this.#dropping === "damage" ? LONGEST_BEGINNING : 0;
    const kept = Math.max(0, (this.#wrapping?.at ?? this.#start?.at ?? structure.at) - margin);
    this.#held.keepFrom(kept);
    structure.at -= kept;
    if (this.#start !== undefined) this.#start = { ...this.#start, at: this.#start.at - kept };
    if (this.#wrapping !== undefined) this.#wrapping = { ...this.#wrapping, at: this.#wrapping.at - kept };
  }
}
