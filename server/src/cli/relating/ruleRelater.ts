/** Relates rules pair by pair, in whichever thread: what is worked out of a rule alone is kept for its next pair. */

import {
  type BoundFilter,
  type Event,
  type EventType,
  findEvent,
  PackTheory,
  type PreparedFilter,
  prepare,
  type Relation,
  type RulePair,
  type RuleState,
  relate,
  rulePairOf,
  type Schema,
} from "../../language/index.js";

/** Plain data, so that it can go to another thread. */
export interface AlertingRule {
  /** True where the rule matches: its filter and none of its suppressions. */
  readonly filter: BoundFilter;
  readonly eventTypes: readonly EventType[];
  /** The same only for rules that match the same events: copies are related once. */
  readonly key: string;
}

/** Which pairs: all, or those of some rules with each other and with all others. */
export interface PairsToRelate {
  readonly rules: readonly AlertingRule[];
  /** By number; `undefined` for all. */
  readonly chosen: readonly number[] | undefined;
}

export interface RelatedRow {
  readonly compared: number;
  readonly pairs: readonly RulePair[];
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

  /** Relates each so many-th of the rows; a row is what is the same rule with itself and with all that come after it. */
  *relateRows(part: number, parts: number): Generator<RelatedRow> {
    for (let at = part; at < this.#groups.length; at += parts) {
      const own = this.#groups[at] ?? [];
      if (!this.#matchSomething(own)) continue;
      const pairs: RulePair[] = [];
      let compared = this.#addPairs(own, own, () => "equal", pairs);
      for (const others of this.#groups.slice(at + 1)) {
        if (!this.#matchSomething(others)) continue;
        compared += this.#addPairs(own, others, () => this.#relate(own, others), pairs);
      }
      yield { compared, pairs };
    }
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

  /** Adds the pairs of two groups, or of one, that are wanted and not disjoint, and says how many are wanted. */
  #addPairs(
    group: readonly number[],
    others: readonly number[],
    relationOf: () => Relation,
    pairs: RulePair[],
  ): number {
    let compared = 0;
    let relation: Relation | undefined;
    for (const one of group) {
      for (const other of others) {
        if (group === others && other <= one) continue;
        if (this.#chosen !== undefined && !this.#chosen.has(one) && !this.#chosen.has(other)) continue;
        compared++;
        relation ??= relationOf();
        const pair = rulePairOf(one, other, relation);
        if (pair !== undefined) pairs.push(inPackOrder(pair));
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
    return first && second ? relate(first, second) : "unknown";
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
    this.#prepared[first] ??= prepare(rule.filter, rule.eventTypes, this.#theory);
    return this.#prepared[first];
  }
}

/** Of rules that are not one within the other the earlier comes first. */
function inPackOrder({ first, second, relation }: RulePair): RulePair {
  return relation === "within" || first < second
    ? { first, second, relation }
    : { first: second, second: first, relation };
}
