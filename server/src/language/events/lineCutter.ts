/**
 * Cuts at line breaks, once the first records have shown that each stands on a line of its own. What does not look like
 * an object on its line is left to the splitter.
 */

import { byteCodes } from "./byteCodes.js";
import type { HeldBytes } from "./heldBytes.js";
import type { JsonStructure } from "./jsonStructure.js";
import type { SplitItems } from "./splitItems.js";

const LINES_THAT_SETTLE_IT = 2;
const LONGEST_LINE = 1024 * 1024;

const { LF, CR, OPEN_OBJECT, CLOSE_OBJECT } = byteCodes;

export class LineCutter {
  /** How many records in a row stood on a line each, and the line of the last one. */
  #count = 0;
  #lastLine: number | undefined;

  constructor(
    readonly structure: JsonStructure,
    readonly held: HeldBytes,
  ) {}

  /** The input is known to have records on lines, and stands at one. */
  settle(): void {
    this.#count = LINES_THAT_SETTLE_IT;
    this.#lastLine = this.structure.line - 1;
  }

  get isSettled(): boolean {
    return this.#count >= LINES_THAT_SETTLE_IT;
  }

  /** A record begins, which is not in a list. */
  recordStarts(): void {
    if (this.#lastLine !== undefined && this.structure.line > this.#lastLine) this.#count++;
    else this.recordEnds(false);
  }

  /** @param isOnALine whether it is an object that begins and ends on one line */
  recordEnds(isOnALine: boolean): void {
    this.#lastLine = isOnALine ? this.structure.line : undefined;
    if (!isOnALine) this.#count = 0;
  }

  /** Between two records: cuts as many as there are. `wait`: the next one ends in a chunk to come. */
  cut(items: SplitItems, isEnd: boolean): "wait" | undefined {
    if (!this.isSettled) return undefined;
    const { structure } = this;
    const { bytes, end } = this.held;
    for (;;) {
      structure.skipSpace(bytes, end);
      const start = structure.at;
      if (start >= end || bytes[start] !== OPEN_OBJECT || structure.line === this.#lastLine) return undefined;
      const lineBreak = bytes.indexOf(LF, start);
      if (lineBreak < 0 || lineBreak >= end) return isEnd || end - start > LONGEST_LINE ? undefined : "wait";
      const recordEnd = bytes[lineBreak - 1] === CR ? lineBreak - 1 : lineBreak;
      if (bytes[recordEnd - 1] !== CLOSE_OBJECT || recordEnd - start > LONGEST_LINE) return undefined;
      items.addRecord(structure, recordEnd);
      this.#lastLine = structure.line;
      structure.at = lineBreak;
    }
  }
}
