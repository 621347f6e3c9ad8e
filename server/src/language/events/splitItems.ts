/** What the splitter has found and not yet handed over. */

import { byteCodes, isSpaceByte } from "./byteCodes.js";
import type { HeldBytes } from "./heldBytes.js";

export type SplitItem =
  /** `bytes` may be anything where the input is damaged. They are valid up to the next call of the splitter. */
  | { readonly kind: "record"; readonly bytes: Uint8Array; readonly byte: number; readonly line: number }
  /** A record of more bytes than the limit: it is passed over. */
  | { readonly kind: "tooLong"; readonly byte: number; readonly line: number }
  /** The input ends before the list that its records stand in. */
  | { readonly kind: "unfinished"; readonly byte: number; readonly line: number };

/** Where something begins: an index into the held bytes, and a line of the input, counted from 1. */
export interface Start {
  readonly at: number;
  readonly line: number;
}

export class SplitItems {
  #items: SplitItem[] = [];

  constructor(
    readonly held: HeldBytes,
    readonly longestRecord: number,
  ) {}

  take(): readonly SplitItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  add(kind: "tooLong" | "unfinished", { at, line }: Start): void {
    this.#items.push({ kind, byte: this.held.origin + at, line });
  }

  addRecord(start: Start, end: number): void {
    if (end - start.at > this.longestRecord) {
      this.add("tooLong", start);
      return;
    }
    const { bytes, origin } = this.held;
    this.#items.push({
      kind: "record",
      bytes: bytes.subarray(start.at, end),
      byte: origin + start.at,
      line: start.line,
    });
  }

  /** Leaves out what stands between the damaged record and the next one, and what is more than a record may have. */
  addDamaged(start: Start, end: number): void {
    const { bytes } = this.held;
    let last = Math.min(end, start.at + this.longestRecord);
    while (last > start.at + 1 && isBetweenRecords(bytes[last - 1])) last--;
    this.addRecord(start, last);
  }
}

function isBetweenRecords(byte: number | undefined): boolean {
  return byte === byteCodes.COMMA || (byte !== undefined && isSpaceByte(byte));
}
