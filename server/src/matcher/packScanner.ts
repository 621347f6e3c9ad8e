/** Goes over raw records and judges each by all rules of a pack. */

import { type Event, readRecord } from "../language/index.js";
import type { WantedName } from "./kernel/keyTables.js";
import { LeafReader, type TellRecord, UNREAD } from "./kernel/leafReader.js";
import type { DecodeText } from "./kernel/leafWords.js";
import { LeafSlots } from "./pack/leafSlots.js";
import { PackIndex, type RuleConditions } from "./pack/packIndex.js";
import { type ListedVerdicts, VerdictList } from "./pack/ruleVerdicts.js";
import { ATTACHED_TYPE, type SlotName, type SlotSource } from "./pack/slots.js";
import { TextNumbers } from "./pack/textNumbers.js";
import { leaveLines } from "./parsingScanner.js";
import type { FoundRecord, RecordScanner, Scan } from "./recordScanner.js";

/** So many events of a sample are parsed where the kernel hands them back. */
const MOST_PARSED = 500;
const LF = 10;
const COMMA = 44;
const OPEN_LIST = 91;

export class PackScanner implements RecordScanner<ListedVerdicts> {
  learnedFrom = 0;
  readonly #reader: LeafReader;
  readonly #rules: readonly RuleConditions[];
  readonly #decode: DecodeText;
  #index: PackIndex | undefined;
  /** `undefined` where the names are too many for the kernel. */
  #slots: LeafSlots | undefined;

  /** @param isPlain whether to do without WebAssembly */
  constructor(rules: readonly RuleConditions[], options: { readonly isPlain: boolean; readonly decode: DecodeText }) {
    this.#rules = rules;
    this.#decode = options.decode;
    this.#reader = new LeafReader(options.isPlain);
  }

  reserve(size: number): Uint8Array {
    return this.#reader.reserve(size);
  }

  /** Builds the index. */
  learn(start: number, end: number): void {
    this.learnedFrom = end - start;
    const index = new PackIndex(this.#rules);
    this.#index = index;
    this.#slots = this.#prepareKernel(index);
    index.file((see) => this.#goOver(start, end, index, see));
  }

  /** Goes over the records of a sample, in the way that they will be judged. */
  #goOver(start: number, end: number, index: PackIndex, see: (source: SlotSource) => void): void {
    const { bytes } = this.#reader;
    const slots = this.#slots;
    let parsed = 0;
    const parse: FoundRecord<never> = (recordStart, recordEnd) => {
      if (parsed++ >= MOST_PARSED) return;
      for (const part of readRecord(this.#decode(bytes, recordStart, recordEnd)))
        if (part.kind === "event") see(index.sourceOf(part.event));
    };
    const lastLineEnd = end === start ? start : bytes.lastIndexOf(LF, end - 1) + 1;
    if (slots === undefined) {
      leaveLines(bytes, start, lastLineEnd, parse);
      return;
    }
    const tell: TellRecord = (recordStart, recordEnd, before, leaves, count) => {
      if (count === UNREAD) parse(recordStart, recordEnd, before, undefined);
      else {
        slots.open(leaves, count);
        see(slots);
      }
    };
    if (lastLineEnd > start && this.#reader.readLines(start, lastLineEnd, tell).records > 0) return;
    const list = bytes.indexOf(OPEN_LIST, start);
    if (list < 0 || list >= end) return;
    // The elements of a list are read from one on, behind which a comma stands.
    bytes[list] = COMMA;
    this.#reader.readElements(list, end, tell);
    bytes[list] = OPEN_LIST;
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
  judgeEvent(event: Event): ListedVerdicts | undefined {
    const verdicts = new VerdictList();
    const index = this.#built();
    index.judge(index.sourceOf(event), verdicts);
    return verdicts.take();
  }

  scanLines(start: number, end: number, found: FoundRecord<ListedVerdicts>): Scan {
    const index = this.#built();
    const slots = this.#slots;
    if (slots === undefined) return leaveLines(this.#reader.bytes, start, end, found);
    return this.#reader.readLines(start, end, judging(index, slots, found));
  }

  scanElements(start: number, end: number, found: FoundRecord<ListedVerdicts>): Scan {
    const index = this.#built();
    const slots = this.#slots;
    if (slots === undefined) return { at: start, records: 0, lines: 0, isStopped: false };
    return this.#reader.readElements(start, end, judging(index, slots, found));
  }

  #built(): PackIndex {
    if (this.#index === undefined) this.learn(0, 0);
    return this.#index ?? new PackIndex(this.#rules);
  }

  /** `undefined` where the names are too many for the kernel. */
  #prepareKernel(index: PackIndex): LeafSlots | undefined {
    const { memory } = this.#reader;
    const leaves = leavesOf(index.names);
    const texts = leaves.slots.map((slots) => ({
      named: new Set(slots.flatMap((slot) => index.texts[slot]?.named ?? [])),
      othersMatter: slots.some((slot) => index.texts[slot]?.othersMatter === true),
    }));
    const numbers = this.#reader.prepare(leaves.names, () => new TextNumbers(memory, texts));
    if (numbers === undefined) return undefined;
    const typeSlot = index.names.findIndex(({ segments }) => segments[0] === ATTACHED_TYPE);
    const slotsByLeaf = Int32Array.from(leaves.slots.flat());
    const { attachedType, names } = index;
    return new LeafSlots(memory, numbers, slotsByLeaf, typeSlot, attachedType, this.#decode, names.length);
  }
}

/** Judges the records of one scan as the kernel reads them. */
function judging(index: PackIndex, slots: LeafSlots, found: FoundRecord<ListedVerdicts>): TellRecord {
  const verdicts = new VerdictList();
  return (start, end, before, leaves, count) => {
    if (count === UNREAD) {
      found(start, end, before, undefined);
      return;
    }
    slots.open(leaves, count);
    index.judge(slots, verdicts);
    const verdict = verdicts.take();
    if (verdict !== undefined) found(start, end, before, verdict);
  };
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
