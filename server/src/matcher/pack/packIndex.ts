/** Judges an event by all rules of a pack at once. */

import { acceptorOf, Decimal, type Event, type Reached } from "../../language/index.js";
import { type Atom, type Condition, testKey, VIRTUAL_TYPES, type VirtualType } from "../condition.js";
import { virtualTypeCondition } from "../recordKeys.js";
import { anchorOf, conjunctsOf } from "./anchors.js";
import { Frequencies } from "./frequencies.js";
import { buildTree, type Check, type Lookup, type TreeNode } from "./packTree.js";
import { ATTACHED_TYPE, EventSlots, type SlotName, type SlotSource } from "./slots.js";

export interface RuleConditions {
  readonly filter: Condition;
  readonly suppressions: readonly Condition[];
}

/** @param isSuppressed whether a suppression keeps the rule from alerting */
export type FoundRule = (rule: number, isSuppressed: boolean) => void;

/** So many values of one look-up are remembered: addresses and names of resources have no end. */
const MOST_REMEMBERED = 8_192;
const NOWHERE: readonly TreeNode[] = [];

export class PackIndex {
  /** By slot. */
  readonly names: readonly SlotName[];
  /** By slot: the texts that look-ups name, and whether other texts matter as well. */
  readonly texts: readonly SlotTexts[];
  /** Which type a reader attaches to the event that the source holds. */
  readonly attachedType: () => VirtualType | undefined;
  /** The rules that are asked of every event, because nothing positive in them tells events apart. */
  readonly askedAlways: readonly number[];
  /** How many rules were really asked something, since the start. */
  asked = 0;

  readonly #root: TreeNode;
  readonly #suppressions: readonly (readonly Check[])[];
  /** The event at which each rule was settled last, so that one found in two ways is reported once. */
  readonly #settled: Float64Array;
  readonly #checks = new Map<string, Check>();
  readonly #events: EventSlots;
  #source: SlotSource;
  #event = 0;
  #found: FoundRule = () => undefined;

  /** @param sample events such as will be judged: they tell which tests are rare */
  constructor(rules: readonly RuleConditions[], sample: readonly Event[]) {
    const names: SlotName[] = [];
    const slots = new Map<string, number>();
    const slotOf = ({ segments, isDirect }: SlotName): number => {
      const key = `${isDirect ? "=" : ""}${segments.join(".")}`;
      const slot = slots.get(key) ?? names.length;
      if (!slots.has(key)) names.push({ segments, isDirect });
      slots.set(key, slot);
      return slot;
    };
    this.#slotOf = slotOf;
    const filters = rules.map(({ filter }) => filter);
    const checkOf = (condition: Condition): Check => this.#checkOf(condition);
    this.#root = buildTree(filters, { frequencies: new Frequencies(sample), slotOf, checkOf });
    this.#suppressions = rules.map(({ suppressions }) => suppressions.map(checkOf));
    this.#settled = new Float64Array(rules.length);
    const types = names.some(({ segments }) => segments[0] === ATTACHED_TYPE) ? VIRTUAL_TYPES : [];
    const typeChecks = types.map((type) => [type, checkOf(virtualTypeCondition(type))] as const);
    this.attachedType = () => typeChecks.find(([, check]) => check())?.[0];
    this.names = names;
    this.texts = this.#textsOfSlots();
    this.askedAlways = [...filters.keys()].filter((rule) => !hasAnchor(filters[rule]));
    this.#events = new EventSlots(names);
    this.#source = this.#events;
  }

  readonly #slotOf: (name: SlotName) => number;

  judgeEvent(event: Event, found: FoundRule): void {
    this.#events.event = event;
    this.judge(this.#events, found);
  }

  /** Judges what the source holds now. */
  judge(source: SlotSource, found: FoundRule): void {
    this.#source = source;
    this.#found = found;
    this.#event++;
    this.#visit(this.#root);
  }

  #visit({ hits, rest, lookups }: TreeNode): void {
    for (let i = 0; i < hits.length; i++) this.#settle(hits[i] ?? 0);
    for (let i = 0; i < rest.length; i++) {
      const each = rest[i];
      if (each === undefined || this.#settled[each.filter] === this.#event) continue;
      this.asked++;
      if (each.checks.every(isTrue)) this.#settle(each.filter);
    }
    const source = this.#source;
    for (let i = 0; i < lookups.length; i++) {
      const lookup = lookups[i];
      if (lookup === undefined) continue;
      for (let place = source.first(lookup.slot); place >= 0; place = source.next(place)) {
        const nodes = this.#look(lookup, place);
        for (let j = 0; j < nodes.length; j++) {
          const node = nodes[j];
          if (node !== undefined) this.#visit(node);
        }
      }
    }
  }

  #settle(rule: number): void {
    if (this.#settled[rule] === this.#event) return;
    this.#settled[rule] = this.#event;
    const suppressions = this.#suppressions[rule] ?? [];
    this.#found(rule, suppressions.length > 0 && suppressions.some(isTrue));
  }

  #look(lookup: Lookup, place: number): readonly TreeNode[] {
    const source = this.#source;
    const { index } = lookup;
    if (index.isExact && source.isUnnamedText(place)) return NOWHERE;
    const id = source.textId(place);
    if (id >= 0) {
      const known = lookup.byText.get(id);
      if (known !== undefined) return known;
      const nodes = nodesFor(index.find(source.valueOf(place)));
      lookup.byText.set(id, nodes);
      return nodes;
    }
    const value = source.valueOf(place);
    const known = lookup.byValue.get(value);
    if (known !== undefined) return known;
    const nodes = nodesFor(index.find(value));
    if (typeof value !== "object" && lookup.byValue.size < MOST_REMEMBERED) lookup.byValue.set(value, nodes);
    return nodes;
  }

  #checkOf(condition: Condition): Check {
    switch (condition.kind) {
      case "constant":
        return () => condition.value;
      case "not": {
        const part = this.#checkOf(condition.part);
        return () => !part();
      }
      case "all": {
        const parts = condition.parts.map((part) => this.#checkOf(part));
        return () => parts.every(isTrue);
      }
      case "any": {
        const parts = condition.parts.map((part) => this.#checkOf(part));
        return () => parts.some(isTrue);
      }
      case "atom":
        return this.#atomCheck(condition);
      case "virtualType": {
        const test = { kind: "equality", literals: [{ kind: "string", value: condition.type }] } as const;
        return this.#atomCheck({ kind: "atom", segments: [ATTACHED_TYPE], isDirect: true, test });
      }
    }
  }

  /** Rules share their tests, so each is asked once for each event. */
  #atomCheck(atom: Atom): Check {
    const slot = this.#slotOf(atom);
    const key = `${slot} ${testKey(atom)}`;
    const known = this.#checks.get(key);
    if (known !== undefined) return known;
    const accept = acceptorOfAtom(atom.test);
    let askedAt = 0;
    let truth = false;
    const check: Check = () => {
      if (askedAt === this.#event) return truth;
      askedAt = this.#event;
      truth = false;
      const source = this.#source;
      for (let place = source.first(slot); place >= 0 && !truth; place = source.next(place))
        truth = accept(source.valueOf(place));
      return truth;
    };
    this.#checks.set(key, check);
    return check;
  }

  #textsOfSlots(): readonly SlotTexts[] {
    const texts = this.names.map(() => ({ named: new Set<string>(), othersMatter: false }));
    const visit = ({ lookups }: TreeNode): void => {
      for (const { slot, index } of lookups) {
        const ofSlot = texts[slot];
        if (ofSlot === undefined) continue;
        if (!index.isExact) ofSlot.othersMatter = true;
        for (const text of index.texts()) ofSlot.named.add(text);
        for (const node of index.items()) visit(node);
      }
    };
    visit(this.#root);
    return texts;
  }
}

export interface SlotTexts {
  readonly named: ReadonlySet<string>;
  readonly othersMatter: boolean;
}

/** Whether anything positive tells the events of a filter from others. */
function hasAnchor(filter: Condition | undefined): boolean {
  return filter === undefined || conjunctsOf(filter).some((conjunct) => anchorOf(conjunct, () => 1) !== undefined);
}

function nodesFor(found: readonly TreeNode[]): readonly TreeNode[] {
  if (found.length === 0) return NOWHERE;
  return found.length === 1 ? found : [...new Set(found)];
}

function isTrue(check: Check): boolean {
  return check();
}

function acceptorOfAtom(test: Atom["test"]): (reached: Reached) => boolean {
  switch (test.kind) {
    case "isText":
      return (reached) => typeof reached === "string";
    case "isObject":
      return (reached) => typeof reached === "object" && !(reached instanceof Decimal);
    default:
      return acceptorOf(test) ?? (() => false);
  }
}
