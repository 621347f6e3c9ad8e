/** Relates rules pair by pair, in whichever thread: what is worked out of a rule alone is kept for its next pair. */

import {
  Budget,
  type Event,
  findEvent,
  PackTheory,
  type PreparedFilter,
  prepare,
  type Relation,
  type RulePair,
  type RuleState,
  type RuleToRelate,
  relate,
  type Schema,
  STEPS_OF_RELATION,
} from "../../language/index.js";

/** Which pairs: all, or those of some rules with each other and with all others. Plain data, for other threads. */
export interface PairsToRelate {
  readonly rules: readonly RuleToRelate[];
  /** By number; `undefined` for all. */
  readonly chosen: readonly number[] | undefined;
  /** How many times the usual steps the proofs about a pair may take. */
  readonly effort: number;
}

/** Takes in how pairs stand to each other, each once. */
export interface PairSink {
  add(first: number, second: number, relation: Relation): void;
}

/** The events that show what two rules are to each other; those that there cannot be, or that were not found, are missing. */
export interface PairEvents {
  readonly both?: Event;
  readonly onlyFirst?: Event;
  readonly onlySecond?: Event;
}

/** A class, because it keeps what is worked out. */
export class RuleRelater {
  readonly #theory: PackTheory;
  readonly #prepared: (PreparedFilter | undefined)[] = [];
  readonly #chosen: ReadonlySet<number> | undefined;
  /** Rules by their keys, each in the order of the pack; of a group one is prepared and related. */
  readonly #groups: readonly (readonly number[])[];
  readonly #firstOf: readonly number[];

  constructor(
    private readonly toRelate: PairsToRelate,
    private readonly schema: Schema,
  ) {
    this.#theory = new PackTheory(schema);
    this.#chosen = toRelate.chosen && new Set(toRelate.chosen);
    const groups = new Map<string, number[]>();
    for (const [number, { key }] of toRelate.rules.entries()) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [number]);
      else group.push(number);
    }
    this.#groups = [...groups.values()];
    this.#firstOf = toRelate.rules.map(({ key }, number) => groups.get(key)?.[0] ?? number);
  }

  /** What is the same rule makes a row: with itself, and with all that come after it. */
  get rows(): number {
    return this.#groups.length;
  }

  /** Relates the rules of a row, and says how many pairs that are. */
  relateRow(row: number, sink: PairSink): number {
    const own = this.#groups[row] ?? [];
    if (!this.#matchSomething(own)) return 0;
    let compared = this.#addPairs(own, own, () => "equal", sink);
    for (const others of this.#groups.slice(row + 1)) {
      if (!this.#matchSomething(others)) continue;
      compared += this.#addPairs(own, others, () => this.#relate(own, others), sink);
    }
    return compared;
  }

  /** How many pairs all rows have together. */
  countPairs(): number {
    const matching = [...this.toRelate.rules.keys()].filter((rule) => this.stateOf(rule) === "matches");
    const pairsOf = (count: number): number => (count * (count - 1)) / 2;
    const chosen = this.#chosen;
    const others = chosen === undefined ? 0 : matching.filter((rule) => !chosen.has(rule)).length;
    return pairsOf(matching.length) - pairsOf(others);
  }

  #matchSomething([rule]: readonly number[]): boolean {
    return rule !== undefined && this.stateOf(rule) === "matches";
  }

  /** Adds the pairs of two groups, or of one, that are wanted, and says how many these are. */
  #addPairs(group: readonly number[], others: readonly number[], relationOf: () => Relation, sink: PairSink): number {
    let compared = 0;
    let relation: Relation | undefined;
    for (const one of group) {
      for (const other of others) {
        if (group === others && other <= one) continue;
        if (this.#chosen !== undefined && !this.#chosen.has(one) && !this.#chosen.has(other)) continue;
        compared++;
        relation ??= relationOf();
        sink.add(one, other, relation);
      }
    }
    return compared;
  }

  stateOf(rule: number): RuleState {
    const prepared = this.#preparedOf(rule);
    if (prepared === undefined || !prepared.evaluable) return "broken";
    return prepared.cases.size === 0 ? "never" : "matches";
  }

  #relate([one = 0]: readonly number[], [other = 0]: readonly number[]): Relation {
    const [first, second] = [this.#preparedOf(one), this.#preparedOf(other)];
    const budget = new Budget(STEPS_OF_RELATION * this.toRelate.effort);
    return first && second ? relate(first, second, budget) : "unknown";
  }

  findEvents({ first, second, relation }: RulePair): PairEvents {
    const find = (one: number, other: number, matchedBy: "both" | "first only"): Event | undefined => {
      const [prepared, otherPrepared] = [this.#preparedOf(one), this.#preparedOf(other)];
      return prepared && otherPrepared && findEvent(prepared, otherPrepared, matchedBy, this.schema);
    };
    const both = find(first, second, "both");
    const onlyFirst = relation === "overlapping" ? find(first, second, "first only") : undefined;
    const onlySecond = relation === "equal" ? undefined : find(second, first, "first only");
    return { ...(both && { both }), ...(onlyFirst && { onlyFirst }), ...(onlySecond && { onlySecond }) };
  }

  #preparedOf(number: number): PreparedFilter | undefined {
    const first = this.#firstOf[number] ?? number;
    const rule = this.toRelate.rules[first];
    if (rule === undefined) return undefined;
    this.#prepared[first] ??= prepare(rule, this.#theory);
    return this.#prepared[first];
  }
}
