/** Goes over raw records and judges each by all rules of a pack. */

import { type Event, readRecord } from "../language/index.js";
import type { WantedName } from "./kernel/keyTables.js";
import { LeafReader, type TellRecord, UNREAD } from "./kernel/leafReader.js";
import type { DecodeText } from "./kernel/leafWords.js";
import { LeafSlots } from "./pack/leafSlots.js";
import { PackIndex, type RuleConditions } from "./pack/packIndex.js";
import { type ListedVerdicts, VerdictList } from "./pack/ruleVerdicts.js";
import { ATTACHED_TYPE, type SlotName } from "./pack/slots.js";
import { TextNumbers } from "./pack/textNumbers.js";
import { leaveLines } from "./parsingScanner.js";
import type { FoundRecord, RecordScanner, Scan } from "./recordScanner.js";

/** So many events tell which tests are rare. */
const SAMPLE = 1_500;
const LF = 10;

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
    const { bytes } = this.#reader;
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
  judgeEvent(event: Event): ListedVerdicts | undefined {
    const verdicts = new VerdictList();
    this.#built().judgeEvent(event, verdicts);
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
    return this.#index ?? new PackIndex(this.#rules, []);
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
