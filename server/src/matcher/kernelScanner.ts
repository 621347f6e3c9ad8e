/** Goes over raw records with the WebAssembly kernel. */

import type { Condition } from "./condition.js";
import { installFilter } from "./kernel/filterPlan.js";
import { type KernelExports, KernelMemory } from "./kernel/kernelMemory.js";
import { type Clause, clausesOf } from "./literals.js";
import { chooseNeedles } from "./needles.js";
import { type FoundRecord, LONGEST_SCANNED, type Match, type RecordScanner, type Scan } from "./recordScanner.js";

/** So many results are fetched at once. */
const ROOM = 2_048;
const RESULT_WORDS = 4;
const NEEDLE_SIZE = 20;
/** The kernel may read so far beyond the last byte. */
const MARGIN = 64;
const MATCH = 1;

export class KernelScanner implements RecordScanner<Match> {
  learnedFrom = 0;
  readonly #memory: KernelMemory;
  readonly #clauses: readonly Clause[];
  readonly #out: number;
  readonly #needles: number;
  readonly #needleBytes: number;
  #needleCount: number | undefined;
  /** Where the reserved bytes begin. They are the last thing in the memory, because growing it moves them. */
  #base = 0;
  #size = 0;

  /** `undefined` where the kernel cannot judge by this condition. */
  static create(condition: Condition, isPlain: boolean): KernelScanner | undefined {
    const memory = new KernelMemory(isPlain);
    return installFilter(memory, condition) ? new KernelScanner(memory, clausesOf(condition)) : undefined;
  }

  private constructor(memory: KernelMemory, clauses: readonly Clause[]) {
    this.#memory = memory;
    this.#clauses = clauses;
    this.#out = memory.allocate(ROOM * RESULT_WORDS * 4);
    this.#needles = memory.allocate(Math.max(0, ...clauses.map((clause) => clause.length)) * NEEDLE_SIZE);
    this.#needleBytes = memory.allocate(Math.max(0, ...clauses.map(bytesFor)));
  }

  reserve(size: number): Uint8Array {
    if (size > this.#size) {
      const before = this.#base;
      this.#base = this.#memory.allocate(size + 2 * MARGIN) + MARGIN;
      this.#memory.bytes.copyWithin(this.#base, before, before + this.#size);
      this.#size = size;
    }
    return this.#memory.bytes.subarray(this.#base, this.#base + this.#size);
  }

  learn(start: number, end: number): void {
    this.learnedFrom = end - start;
  }

  passOver(start: number, end: number): boolean {
    // Once for all inputs, because of small files choosing would take longer than reading them.
    this.#needleCount ??= this.#memory.kernel.canSkim() === 0 ? 0 : this.#layOutNeedles(start, end);
    return this.#needleCount > 0;
  }

  /** How many there are. */
  #layOutNeedles(start: number, end: number): number {
    const sampleAt = this.#base + start;
    const sample = this.#memory.bytes.subarray(sampleAt, this.#base + end);
    const needles = chooseNeedles(this.#clauses, sample, (text, from) => {
      this.#memory.bytes.set(text, this.#needleBytes);
      const { kernel } = this.#memory;
      const last = text.length - 1;
      const found = kernel.find(sampleAt + from, this.#base + end, this.#needleBytes, text.length, 0, last);
      return found === 0 ? -1 : found - sampleAt;
    });
    let at = this.#needleBytes;
    for (const [index, { bytes, rare }] of (needles ?? []).entries()) {
      this.#memory.bytes.set(bytes, at);
      const entry = this.#needles + index * NEEDLE_SIZE;
      for (const [word, value] of [at, bytes.length, ...rare].entries()) this.#memory.setWord(entry + word * 4, value);
      at += bytes.length + MARGIN;
    }
    return needles?.length ?? 0;
  }

  get #skims(): boolean {
    return this.#needleCount !== undefined && this.#needleCount > 0;
  }

  scanLines(start: number, end: number, found: FoundRecord<Match>): Scan {
    const { kernel } = this.#memory;
    const skims = this.#skims && end > start && kernel.countLines(this.#base + start, this.#base + end) >= 0;
    return this.#scan(start, end, found, skims ? kernel.skimLines : kernel.scanLines);
  }

  scanElements(start: number, end: number, found: FoundRecord<Match>): Scan {
    const { kernel, bytes } = this.#memory;
    const stop = this.#base + end;
    // What lies behind the end would be read as if it belonged to the list.
    bytes.fill(0, stop, stop + MARGIN);
    return this.#scan(start, end, found, this.#skims ? kernel.skimElements : kernel.scanElements);
  }

  /** @param scan also for one that looks for no needles */
  #scan(start: number, end: number, found: FoundRecord<Match>, scan: KernelExports["skimLines"]): Scan {
    const { kernel, words } = this.#memory;
    const stop = this.#base + end;
    let records = 0;
    let lines = 0;
    for (let at = this.#base + start; ; ) {
      const count = scan(at, stop, LONGEST_SCANNED, this.#out, ROOM, this.#needles, this.#needleCount ?? 0);
      for (let word = this.#out >> 2, left = count; left > 0; word += RESULT_WORDS, left--) {
        const recordStart = (words[word] ?? 0) - this.#base;
        const recordEnd = (words[word + 1] ?? 0) - this.#base;
        const before = records + (words[word + 3] ?? 0);
        found(recordStart, recordEnd, before, words[word + 2] === MATCH ? true : undefined);
      }
      at = kernel.position.value;
      records += kernel.recordCount.value;
      lines += kernel.lineCount.value;
      const isStopped = kernel.stopped.value !== 0;
      if (count < ROOM || isStopped || at >= stop) return { at: at - this.#base, records, lines, isStopped };
    }
  }
}

/** Enough for all texts of a clause, with room behind each that the kernel may read. */
function bytesFor(clause: Clause): number {
  return clause.reduce((sum, text) => sum + text.length * LONGEST_CHARACTER + MARGIN, 0);
}

const LONGEST_CHARACTER = 3;
