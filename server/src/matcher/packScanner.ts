/** Goes over raw records and judges each by all rules of a pack. */

import { type Event, readRecord } from "../language/index.js";
import { KernelMemory } from "./kernel/kernelMemory.js";
import { layOutKeys, type WantedName } from "./kernel/keyTables.js";
import { type DecodeText, LeafSlots } from "./pack/leafSlots.js";
import { PackIndex, type RuleConditions } from "./pack/packIndex.js";
import { type RuleVerdicts, VerdictList } from "./pack/ruleVerdicts.js";
import { ATTACHED_TYPE, type SlotName } from "./pack/slots.js";
import { TextNumbers } from "./pack/textNumbers.js";
import { leaveLines } from "./parsingScanner.js";
import { type FoundRecord, LONGEST_SCANNED, type RecordScanner, type Scan } from "./recordScanner.js";

/** So many events tell which tests are rare. */
const SAMPLE = 1_500;
const LEAF_ROOM = 1024 * 1024;
const HEADER_WORDS = 4;
const LEAF_WORDS = 4;
const NEEDS_PARSING = 2;
const MARGIN = 64;
const LF = 10;

export class PackScanner implements RecordScanner<RuleVerdicts> {
  learnedFrom = 0;
  readonly #memory: KernelMemory;
  readonly #rules: readonly RuleConditions[];
  readonly #decode: DecodeText;
  #index: PackIndex | undefined;
  #slots: LeafSlots | undefined;
  #out = 0;
  #base = 0;
  #size = 0;

  /** @param isPlain whether to do without WebAssembly */
  constructor(rules: readonly RuleConditions[], options: { readonly isPlain: boolean; readonly decode: DecodeText }) {
    this.#rules = rules;
    this.#decode = options.decode;
    this.#memory = new KernelMemory(options.isPlain);
  }

  reserve(size: number): Uint8Array {
    if (size > this.#size) {
      const before = this.#base;
      this.#base = this.#memory.allocate(size + 2 * MARGIN) + MARGIN;
      this.#memory.bytes.copyWithin(this.#base, before, before + this.#size);
      this.#size = size;
    }
    return this.#reserved();
  }

  #reserved(): Uint8Array {
    return this.#memory.bytes.subarray(this.#base, this.#base + this.#size);
  }

  /** Builds the index. */
  learn(start: number, end: number): void {
    this.learnedFrom = end - start;
    const bytes = this.#reserved();
    const events: Event[] = [];
    for (let at = start; at < end && events.length < SAMPLE; ) {
      const lineBreak = bytes.indexOf(LF, at);
      const lineEnd = lineBreak < 0 || lineBreak > end ? end : lineBreak;
      if (lineEnd > at)
        for (const part of readRecord(this.#decode(bytes, at, lineEnd)))
          if (part.kind === "event") events.push(part.event);
      at = lineEnd + 1;
    }
    const index = new PackIndex(this.#rules, events);
    this.#index = index;
    this.#slots = this.#prepareKernel(index);
  }

  /** Rules together need no text in common. */
  passOver(): boolean {
    return false;
  }

  /** The rules that nothing positive tells apart, so that they are asked of every event. */
  get askedAlways(): readonly number[] {
    return this.#built().askedAlways;
  }

  /** How many rules were really asked something so far. */
  get asked(): number {
    return this.#index?.asked ?? 0;
  }

  /** `undefined` where no rule matches. */
  judgeEvent(event: Event): RuleVerdicts | undefined {
    const verdicts = new VerdictList();
    this.#built().judgeEvent(event, verdicts);
    return verdicts.take();
  }

  scanLines(start: number, end: number, found: FoundRecord<RuleVerdicts>): Scan {
    this.#built();
    const kernel = this.#slots && this.#memory.kernel;
    if (kernel === undefined) return leaveLines(this.#reserved(), start, end, found);
    const outEnd = this.#out + LEAF_ROOM;
    return this.#scan(start, end, found, (at) =>
      kernel.readLines(at, this.#base + end, LONGEST_SCANNED, this.#out, outEnd),
    );
  }

  scanElements(start: number, end: number, found: FoundRecord<RuleVerdicts>): Scan {
    this.#built();
    const kernel = this.#slots && this.#memory.kernel;
    if (kernel === undefined) return { at: start, records: 0, lines: 0, isStopped: false };
    const outEnd = this.#out + LEAF_ROOM;
    // What lies behind the end would be read as if it belonged to the list.
    this.#memory.bytes.fill(0, this.#base + end, this.#base + end + MARGIN);
    return this.#scan(start, end, found, (at) =>
      kernel.readElements(at, this.#base + end, LONGEST_SCANNED, this.#out, outEnd),
    );
  }

  /** @param read has the kernel read records from an address on, and says how many */
  #scan(start: number, end: number, found: FoundRecord<RuleVerdicts>, read: (at: number) => number): Scan {
    const index = this.#built();
    const memory = this.#memory;
    const slots = this.#slots;
    const verdicts = new VerdictList();
    let records = 0;
    let lines = 0;
    for (let at = this.#base + start; slots !== undefined; ) {
      const count = read(at);
      const { kernel, words } = memory;
      let word = this.#out >> 2;
      for (let i = 0; i < count; i++) {
        const leaves = words[word + 3] ?? 0;
        const recordStart = (words[word] ?? 0) - this.#base;
        const recordEnd = (words[word + 1] ?? 0) - this.#base;
        if (words[word + 2] === NEEDS_PARSING) found(recordStart, recordEnd, records + i, undefined);
        else {
          slots.open(word + HEADER_WORDS, leaves);
          index.judge(slots, verdicts);
          const verdict = verdicts.take();
          if (verdict !== undefined) found(recordStart, recordEnd, records + i, verdict);
        }
        word += HEADER_WORDS + leaves * LEAF_WORDS;
      }
      records += count;
      lines += kernel.lineCount.value;
      at = kernel.position.value;
      const isStopped = kernel.stopped.value !== 0;
      if (count === 0 || isStopped || at >= this.#base + end) return { at: at - this.#base, records, lines, isStopped };
    }
    return { at: start, records: 0, lines: 0, isStopped: false };
  }

  #built(): PackIndex {
    if (this.#index === undefined) this.learn(0, 0);
    return this.#index ?? new PackIndex(this.#rules, []);
  }

  /** `undefined` where the names are too many for the kernel. */
  #prepareKernel(index: PackIndex): LeafSlots | undefined {
    const memory = this.#memory;
    const leaves = leavesOf(index.names);
    const keys = layOutKeys(memory, leaves.names);
    if (keys === undefined) return undefined;
    const texts = leaves.slots.map((slots) => ({
      named: new Set(slots.flatMap((slot) => index.texts[slot]?.named ?? [])),
      othersMatter: slots.some((slot) => index.texts[slot]?.othersMatter === true),
    }));
    const numbers = new TextNumbers(memory, texts);
    this.#out = memory.allocate(LEAF_ROOM);
    memory.kernel.setLeaves(keys, numbers.table, numbers.mask);
    const typeSlot = index.names.findIndex(({ segments }) => segments[0] === ATTACHED_TYPE);
    const slotsByLeaf = Int32Array.from(leaves.slots.flat());
    const { attachedType, names } = index;
    return new LeafSlots(memory, numbers, slotsByLeaf, typeSlot, attachedType, this.#decode, names.length);
  }
}

/** The kernel reads each name once, whether one slot or two are filled with it: the name's, and that of its very keys. */
function leavesOf(names: readonly SlotName[]): {
  readonly names: readonly WantedName[];
  readonly slots: readonly (readonly [number, number])[];
} {
  const byPath = new Map<string, { name: WantedName; slots: [number, number] }>();
  for (const [slot, { segments, isDirect }] of names.entries()) {
    if (segments[0] === ATTACHED_TYPE) continue;
    const path = segments.join(".");
    const entry = byPath.get(path) ?? { name: { segments, isDirect: false }, slots: [-1, -1] };
    byPath.set(path, entry);
    entry.slots[isDirect ? 1 : 0] = slot;
    if (isDirect) entry.name = { segments, isDirect };
  }
  const entries = [...byPath.values()];
  return { names: entries.map(({ name }) => name), slots: entries.map(({ slots }) => slots) };
}
