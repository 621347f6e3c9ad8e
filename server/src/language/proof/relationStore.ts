/**
 * What is known of how rules stand to each other, for all who ask about the rules of one pack: the checks and the view of
 * an editor, from one version to the next. What is known of two rules counts until nobody asks about one of them any more,
 * so an edit of one rule costs its own pairs only.
 *
 * A pair that is known spends the budget that it took when it was worked out. So how far a budget reaches depends on the
 * rules alone, and not on which of them were there before or who asked first.
 */

import type { Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { Budget } from "./budget.js";
import { STEPS_OF_RELATION } from "./preparedFilter.js";
import { findEvent, PackTheory, type PreparedFilter, prepare, REVERSED, type Relation, relate } from "./relations.js";
import type { RuleToRelate } from "./ruleToRelate.js";

const RELATIONS: readonly Relation[] = ["equal", "within", "around", "overlapping", "disjoint", "never", "unknown"];
/** An entry of the table: in its lowest bits the number of the relation, counted from 1; above them what it cost. */
const RELATION_BITS = 3;
const RELATION_MASK = 7;

/** What it takes to compare two rules of which no proof is needed. */
const STEPS_OF_LOOK = 2;
/** What it may take to find an event to show: mostly some hundred. */
const STEPS_OF_EVENT = 20_000;
const NO_ENTRIES = new Uint32Array(0);
/** So many versions of rules leave their atoms behind before all are let go, and each rule is prepared anew. */
const MOST_LEFT_BEHIND = 10_000;

/** A class, because it outlives the versions of a pack. */
export class RelationStore {
  #theory: PackTheory;
  #preparedSince = 0;
  /** Rules with the same key share a slot. */
  readonly #slots: Slot[] = [];
  readonly #slotOfKey = new Map<string, number>();
  readonly #steps: number;

  /** @param effort how many times the usual steps the proofs about a pair may take */
  constructor(
    readonly schema: Schema,
    readonly effort = 1,
  ) {
    this.#theory = new PackTheory(schema);
    this.#steps = STEPS_OF_RELATION * effort;
  }

  /** Takes the latest version of somebody's rules in and lets go of the one before; both by their slots. */
  exchange(before: readonly number[], rules: readonly RuleToRelate[]): readonly number[] {
    const wanted = new Set(rules.map(({ key }) => key));
    const free = [...this.#slots.entries()].filter(([, { rule, users }]) => users === 0 && !wanted.has(rule.key));
    const slots = rules.map((rule) => this.#slotOfKey.get(rule.key) ?? this.#take(free.pop()?.[0], rule));
    this.#count(slots, 1);
    this.#count(before, -1);
    return slots;
  }

  #count(slots: readonly number[], users: number): void {
    for (const number of slots) {
      const slot = this.#slots[number];
      if (slot !== undefined) slot.users += users;
    }
  }

  /** A rule that is gone leaves its slot to the next one that is new; until then it may come back. */
  #take(free: number | undefined, rule: RuleToRelate): number {
    const number = free ?? this.#slots.length;
    const left = this.#slots[number];
    if (left !== undefined) this.#slotOfKey.delete(left.rule.key);
    this.#slots[number] = { rule, users: 0, prepared: undefined, entries: NO_ENTRIES, events: new Map() };
    for (const { entries, events } of this.#slots.slice(number + 1)) {
      entries.fill(0, number, number + 1);
      for (const key of events.keys()) if (key.split(" ").includes(String(number))) events.delete(key);
    }
    this.#slotOfKey.set(rule.key, number);
    return number;
  }

  relation(one: number, other: number, budget: Budget): Relation | undefined {
    if (budget.isSpent) return undefined;
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

  ranOut(one: number, other: number): boolean {
    const entry = this.#slots[Math.max(one, other)]?.entries[Math.min(one, other)] ?? 0;
    return entry >>> RELATION_BITS >= STEPS_OF_LOOK + this.#steps;
  }

  findEvent(one: number, other: number, matchedBy: "both" | "first only", budget: Budget): Event | undefined {
    const keeper = this.#slots[Math.max(one, other)];
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
    const budget = new Budget(this.#steps);
    const relation = one && other ? relate(one, other, budget) : "unknown";
    const cost = STEPS_OF_LOOK + this.#steps - budget.left;
    return (cost << RELATION_BITS) | (RELATIONS.indexOf(relation) + 1);
  }

  #preparedOf(number: number): PreparedFilter | undefined {
    const slot = this.#slots[number];
    if (slot === undefined) return undefined;
    if (slot.prepared === undefined) {
      if (++this.#preparedSince > 2 * this.#slots.length + MOST_LEFT_BEHIND) this.#beginAnew();
      slot.prepared = prepare(slot.rule, this.#theory);
    }
    return slot.prepared;
  }

  #beginAnew(): void {
    this.#theory = new PackTheory(this.schema);
    this.#preparedSince = 0;
    for (const slot of this.#slots) slot.prepared = undefined;
  }
}

interface Slot {
  readonly rule: RuleToRelate;
  /** How many rules of all who ask it stands for. */
  users: number;
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
