/**
 * The pairs of rules that are not disjoint, as rows of bits: of a thousand rules half a million pairs may be told at each
 * key, and half a million objects would take longer than the proofs.
 */

import type { Relation } from "../proof/index.js";
import { BitRow } from "./bitRow.js";

/** A pair of rules that are not disjoint, by their numbers. */
export interface RulePair {
  readonly first: number;
  readonly second: number;
  /** `within`: whatever the first matches, so does the second, but not the other way round. */
  readonly relation: "equal" | "within" | "overlapping" | "unknown";
}

/** How others stand to a rule: `wider` match whatever it matches, `narrower` only what it matches. */
export interface OthersByStanding {
  readonly equal: readonly number[];
  readonly wider: readonly number[];
  readonly narrower: readonly number[];
  readonly overlapping: readonly number[];
  readonly unknown: readonly number[];
}

/** A class, because it is filled as the pairs are proved. */
export class RulePairs implements Iterable<RulePair> {
  /** By rule: what it lies within; of rules that are equal each lies within the other. */
  readonly #outer: (BitRow | undefined)[] = [];
  readonly #inner: (BitRow | undefined)[] = [];
  readonly #overlapping: (BitRow | undefined)[] = [];
  readonly #unknown: (BitRow | undefined)[] = [];
  readonly #nothing: BitRow;

  /** @param rules how many there are; pairs that are not added are disjoint */
  constructor(
    readonly rules: number,
    pairs: Iterable<RulePair> = [],
  ) {
    this.#nothing = new BitRow(rules);
    for (const { first, second, relation } of pairs) this.add(first, second, relation);
  }

  /** The same, but for all pairs of some rules, which are still to be added. */
  without(rules: readonly number[]): RulePairs {
    const copy = new RulePairs(this.rules);
    const left = new BitRow(this.rules);
    for (const rule of rules) left.add(rule);
    const copyRows = (from: readonly (BitRow | undefined)[], to: (BitRow | undefined)[]): void => {
      for (const [rule, row] of from.entries()) {
        if (row === undefined || left.has(rule)) continue;
        const kept = row.copy();
        kept.deleteAll(left);
        to[rule] = kept;
      }
    };
    copyRows(this.#outer, copy.#outer);
    copyRows(this.#inner, copy.#inner);
    copyRows(this.#overlapping, copy.#overlapping);
    copyRows(this.#unknown, copy.#unknown);
    return copy;
  }

  /** Rules that never match are nothing to any. */
  add(first: number, second: number, relation: Relation): void {
    switch (relation) {
      case "disjoint":
      case "never":
        return;
      case "around":
        this.add(second, first, "within");
        return;
      case "overlapping":
      case "unknown": {
        const rows = relation === "unknown" ? this.#unknown : this.#overlapping;
        this.#join(rows, first, second);
        this.#join(rows, second, first);
        return;
      }
      case "equal":
        this.#join(this.#outer, second, first);
        this.#join(this.#inner, first, second);
        this.#join(this.#outer, first, second);
        this.#join(this.#inner, second, first);
        return;
      case "within":
        this.#join(this.#outer, first, second);
        this.#join(this.#inner, second, first);
    }
  }

  /** What a rule lies within, with what it is equal to. Not to be changed, as the rows of the other methods. */
  outerOf(rule: number): BitRow {
    return this.#outer[rule] ?? this.#nothing;
  }

  overlappingWith(rule: number): BitRow {
    return this.#overlapping[rule] ?? this.#nothing;
  }

  /** All rules that stand somehow to one. */
  standingTo(rule: number): OthersByStanding {
    const [outer, inner] = [this.outerOf(rule), this.#inner[rule] ?? this.#nothing];
    return {
      equal: [...outer].filter((other) => inner.has(other)),
      wider: [...outer].filter((other) => !inner.has(other)),
      narrower: [...inner].filter((other) => !outer.has(other)),
      overlapping: [...this.overlappingWith(rule)],
      unknown: [...(this.#unknown[rule] ?? [])],
    };
  }

  get counts(): Readonly<Record<RulePair["relation"], number>> {
    let equal = 0;
    let within = 0;
    for (const [rule, outer] of this.#outer.entries()) {
      const inner = this.#inner[rule]?.copy();
      inner?.keepAll(outer ?? this.#nothing);
      equal += inner?.count ?? 0;
      within += outer?.count ?? 0;
    }
    const half = (rows: readonly (BitRow | undefined)[]): number =>
      rows.reduce((sum, row) => sum + (row?.count ?? 0), 0) / 2;
    return {
      equal: equal / 2,
      within: within - equal,
      overlapping: half(this.#overlapping),
      unknown: half(this.#unknown),
    };
  }

  /** By the earlier rule, then by the later one. Of rules that are not one within the other the earlier comes first. */
  *[Symbol.iterator](): Generator<RulePair> {
    for (let rule = 0; rule < this.rules; rule++) {
      const all = new BitRow(this.rules);
      for (const rows of [this.#outer, this.#inner, this.#overlapping, this.#unknown])
        all.addAll(rows[rule] ?? this.#nothing);
      for (const other of all) if (other > rule) yield this.#pairOf(rule, other);
    }
  }

  *unknown(): Generator<RulePair> {
    for (const [first, row] of this.#unknown.entries())
      for (const second of row ?? []) if (second > first) yield { first, second, relation: "unknown" };
  }

  #pairOf(one: number, other: number): RulePair {
    const isInner = this.#outer[one]?.has(other) === true;
    const isOuter = this.#inner[one]?.has(other) === true;
    if (isInner !== isOuter) {
      const [first, second] = isInner ? [one, other] : [other, one];
      return { first, second, relation: "within" };
    }
    if (isInner) return { first: one, second: other, relation: "equal" };
    const isUnknown = this.#unknown[one]?.has(other) === true;
    return { first: one, second: other, relation: isUnknown ? "unknown" : "overlapping" };
  }

  #join(rows: (BitRow | undefined)[], rule: number, other: number): void {
    let row = rows[rule];
    if (row === undefined) {
      row = new BitRow(this.rules);
      rows[rule] = row;
    }
    row.add(other);
  }
}
