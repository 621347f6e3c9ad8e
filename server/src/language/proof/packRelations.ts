/**
 * The relations of all rules of a pack, kept from one version of the pack to the next: what is known of two rules counts
 * until one of them changes, so an edit of one rule costs its own pairs only.
 *
 * A pair that is known spends the budget that it took when it was worked out. So how far a budget reaches depends on the
 * rules alone, and not on which of them were there before.
 */

import type { BoundExpression, BoundFilter } from "../binding/boundFilter.js";
import type { EventType, Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { Budget } from "./budget.js";
import { STEPS_OF_RELATION } from "./preparedFilter.js";
import { findEvent, PackTheory, type PreparedFilter, prepare, type Relation, relate } from "./relations.js";

export interface RuleToRelate {
  /** The same for two rules exactly where everything else here is. */
  readonly key: string;
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
  /** The types of events that the rule is run on. */
  readonly eventTypes: readonly EventType[];
}

const RELATIONS: readonly Relation[] = ["equal", "within", "around", "overlapping", "disjoint", "never", "unknown"];
const REVERSED: Readonly<Record<Relation, Relation>> = {
  equal: "equal",
  within: "around",
  around: "within",
  overlapping: "overlapping",
  disjoint: "disjoint",
  never: "never",
  unknown: "unknown",
};
/** An entry of the table: in its lowest bits the number of the relation, counted from 1; above them what it cost. */
const RELATION_BITS = 3;
const RELATION_MASK = 7;

/** What it takes to compare two rules of which no proof is needed. */
const STEPS_OF_LOOK = 2;
/** What it may take to find an event to show: mostly some hundred. */
const STEPS_OF_EVENT = 20_000;
const NO_ENTRIES = new Uint32Array(0);

/** A class, because it outlives the versions of a pack. */
export class PackRelations {
  readonly #theory: PackTheory;
  /** Rules with the same key share a slot. */
  readonly #slots: Slot[] = [];
  readonly #slotOfKey = new Map<string, number>();
  #slotOfRule: readonly number[] = [];

  /** @param steps that the proofs about one pair may take */
  constructor(
    readonly schema: Schema,
    private readonly steps = STEPS_OF_RELATION,
  ) {
    this.#theory = new PackTheory(schema);
  }

  /** Takes the rules of the latest version in. The other methods name rules by their places in it. */
  update(rules: readonly RuleToRelate[]): void {
    const keys = new Set(rules.map(({ key }) => key));
    const free = [...this.#slots.keys()].filter((number) => !keys.has(this.#slots[number]?.rule.key ?? ""));
    this.#slotOfRule = rules.map((rule) => this.#slotOfKey.get(rule.key) ?? this.#take(free.pop(), rule));
  }

  /** A rule that is gone leaves its slot to the next one that is new; until then it may come back. */
  #take(free: number | undefined, rule: RuleToRelate): number {
    const number = free ?? this.#slots.length;
    const left = this.#slots[number];
    if (left !== undefined) this.#slotOfKey.delete(left.rule.key);
    this.#slots[number] = { rule, prepared: undefined, entries: NO_ENTRIES, events: new Map() };
    for (const { entries, events } of this.#slots.slice(number + 1)) {
      entries.fill(0, number, number + 1);
      for (const key of events.keys()) if (key.split(" ").includes(String(number))) events.delete(key);
    }
    this.#slotOfKey.set(rule.key, number);
    return number;
  }

  /**
   * How one rule of the pack stands to another: what a rule matches is what its filter is true on and none of its
   * suppressions. `undefined` where the budget is spent. To itself a rule is `equal`, or `never` where nothing matches it;
   * that costs what was worked out of it alone.
   *
   * @example relations.relation(0, 1, new Budget(1_000_000)) // "within"
   */
  relation(first: number, second: number, budget: Budget): Relation | undefined {
    const one = this.#slotOfRule[first];
    const other = this.#slotOfRule[second];
    if (one === undefined || other === undefined || budget.isSpent) return undefined;
    if (one === other) return this.#relationToItself(one, budget);
    const [lower, upper] = one < other ? [one, other] : [other, one];
    const slot = this.#slots[upper];
    if (slot === undefined) return undefined;
    // Rows that no budget reaches cost no memory.
    if (slot.entries.length === 0) slot.entries = new Uint32Array(upper);
    let entry = slot.entries[lower] ?? 0;
    if (entry === 0) {
      entry = this.#entryOf(lower, upper);
      slot.entries[lower] = entry;
    }
    if (!budget.spend(entry >>> RELATION_BITS)) return undefined;
    const relation = RELATIONS[(entry & RELATION_MASK) - 1] ?? "unknown";
    return one === lower ? relation : REVERSED[relation];
  }

  /** Whether a pair is `unknown` because it took more steps than a pair may take. */
  ranOut(first: number, second: number): boolean {
    const [lower = 0, upper = 0] = [this.#slotOfRule[first] ?? 0, this.#slotOfRule[second] ?? 0].sort((a, b) => a - b);
    return (this.#slots[upper]?.entries[lower] ?? 0) >>> RELATION_BITS >= STEPS_OF_LOOK + this.steps;
  }

  /** An event that both rules match, or one that only the first does; `undefined` where the budget gives none. */
  findEvent(
    first: number,
    second: number,
    matchedBy: "both" | "first only",
    budget = new Budget(STEPS_OF_EVENT),
  ): Event | undefined {
    const one = this.#slotOfRule[first];
    const other = this.#slotOfRule[second];
    const keeper = this.#slots[Math.max(one ?? 0, other ?? 0)];
    const [prepared, compared] = [this.#preparedOf(one), this.#preparedOf(other)];
    if (!keeper || !prepared || !compared || budget.isSpent) return undefined;
    const key = `${one} ${other} ${matchedBy}`;
    let found = keeper.events.get(key);
    if (found === undefined) {
      const own = new Budget(STEPS_OF_EVENT);
      const event = findEvent(prepared, compared, matchedBy, this.schema, own);
      found = { event, cost: STEPS_OF_EVENT - own.left };
      keeper.events.set(key, found);
    }
    return budget.spend(found.cost) ? found.event : undefined;
  }

  #relationToItself(number: number, budget: Budget): Relation | undefined {
    const prepared = this.#preparedOf(number);
    if (!budget.spend(prepared?.cost ?? 0)) return undefined;
    if (prepared === undefined || !prepared.evaluable) return "unknown";
    return prepared.cases.size === 0 ? "never" : "equal";
  }

  #entryOf(lower: number, upper: number): number {
    const one = this.#preparedOf(lower);
    const other = this.#preparedOf(upper);
    const budget = new Budget(this.steps);
    const relation = one && other ? relate(one, other, budget) : "unknown";
    const cost = STEPS_OF_LOOK + this.steps - budget.left;
    return (cost << RELATION_BITS) | (RELATIONS.indexOf(relation) + 1);
  }

  #preparedOf(number: number | undefined): PreparedFilter | undefined {
    const slot = number === undefined ? undefined : this.#slots[number];
    if (slot === undefined) return undefined;
    const { filter, suppressions, eventTypes } = slot.rule;
    slot.prepared ??= prepare(alertingFilter(filter, suppressions), eventTypes, this.#theory);
    return slot.prepared;
  }
}

interface Slot {
  readonly rule: RuleToRelate;
  prepared: PreparedFilter | undefined;
  /** By the number of each slot before it; 0 where the pair was not looked at yet. */
  entries: Uint32Array;
  /** Events that were shown for the same pairs. */
  readonly events: Map<string, FoundEvent>;
}

interface FoundEvent {
  readonly event: Event | undefined;
  readonly cost: number;
}

/**
 * What a rule alerts on, as one filter: its filter and none of its suppressions.
 *
 * @example alertingFilter(rule.filter.analysis.bound, rule.suppressions.map(({ analysis }) => analysis.bound))
 */
export function alertingFilter(filter: BoundFilter, suppressions: readonly BoundFilter[]): BoundFilter {
  if (suppressions.length === 0) return filter;
  const evaluable = filter.evaluable && suppressions.every((suppression) => suppression.evaluable);
  const refused = suppressions.flatMap(({ expression }) => expression ?? []);
  const node = filter.expression?.node ?? refused[0]?.node;
  // An empty suppression is true on each event. Without any expression there is nothing that could say so.
  if (node === undefined) return { expression: undefined, evaluable: false };
  if (refused.length < suppressions.length) return { expression: { kind: "or", node, operands: [] }, evaluable };
  const operands: readonly BoundExpression[] = [
    ...(filter.expression === undefined ? [] : [filter.expression]),
    ...refused.map((operand) => ({ kind: "not", node: operand.node, operand }) as const),
  ];
  return { expression: { kind: "and", node, operands }, evaluable };
}
