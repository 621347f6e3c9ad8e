/** Relates rules pair by pair, in whichever thread: what is worked out of a rule alone is kept for its next pair. */

import {
  type BoundFilter,
  type Event,
  type EventType,
  findEvent,
  type PackAssumption,
  type PreparedFilter,
  prepare,
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
  readonly #assumption: PackAssumption;
  readonly #prepared: (PreparedFilter | undefined)[] = [];
  readonly #chosen: ReadonlySet<number> | undefined;

  constructor(
    private readonly toRelate: PairsToRelate,
    schema: Schema,
  ) {
    this.#assumption = { kind: "asDocumented", schema, eventTypes: [] };
    this.#chosen = toRelate.chosen && new Set(toRelate.chosen);
  }

  /** Relates each so many-th of the rows; a row is one rule with those that come after it, or with all for a chosen one. */
  *relateRows(part: number, parts: number): Generator<RelatedRow> {
    const rows = this.toRelate.chosen ?? [...this.toRelate.rules.keys()];
    for (let at = part; at < rows.length; at += parts) {
      const row = rows[at];
      if (row === undefined || this.stateOf(row) !== "matches") continue;
      const others = this.#othersOf(row).filter((other) => this.stateOf(other) === "matches");
      yield { compared: others.length, pairs: others.flatMap((other) => this.#relate(row, other) ?? []) };
    }
  }

  /** How many pairs all rows have together. */
  countPairs(): number {
    const rows = this.toRelate.chosen ?? [...this.toRelate.rules.keys()];
    const matching = rows.filter((row) => this.stateOf(row) === "matches");
    return matching.reduce(
      (sum, row) => sum + this.#othersOf(row).filter((other) => this.stateOf(other) === "matches").length,
      0,
    );
  }

  /** Each pair belongs to one row. */
  #othersOf(row: number): readonly number[] {
    const chosen = this.#chosen;
    const isWanted = (other: number): boolean =>
      other > row || (chosen !== undefined && other < row && !chosen.has(other));
    return [...this.toRelate.rules.keys()].filter(isWanted);
  }

  stateOf(rule: number): RuleState {
    const prepared = this.#preparedOf(rule);
    if (prepared === undefined || !prepared.evaluable) return "broken";
    return prepared.cases.size === 0 ? "never" : "matches";
  }

  #relate(one: number, other: number): RulePair | undefined {
    const [first, second] = [this.#preparedOf(one), this.#preparedOf(other)];
    return first && second && rulePairOf(one, other, relate(first, second, this.#assumption));
  }

  findEvents({ first, second, relation }: RulePair): PairEvents {
    const find = (one: number, other: number, matchedBy: "both" | "first only"): Event | undefined => {
      const [prepared, otherPrepared] = [this.#preparedOf(one), this.#preparedOf(other)];
      return prepared && otherPrepared && findEvent(prepared, otherPrepared, matchedBy, this.#assumption);
    };
    const both = find(first, second, "both");
    const onlyFirst = relation === "overlapping" ? find(first, second, "first only") : undefined;
    const onlySecond = relation === "equal" ? undefined : find(second, first, "first only");
    return { ...(both && { both }), ...(onlyFirst && { onlyFirst }), ...(onlySecond && { onlySecond }) };
  }

  #preparedOf(number: number): PreparedFilter | undefined {
    const rule = this.toRelate.rules[number];
    if (rule === undefined) return undefined;
    this.#prepared[number] ??= prepare(rule.filter, { ...this.#assumption, eventTypes: rule.eventTypes });
    return this.#prepared[number];
  }
}
