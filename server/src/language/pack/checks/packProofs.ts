/**
 * What is proved about a pack: how suppressions stand to their rules, and rules to each other. Whoever keeps a document
 * keeps this with it, so that a keystroke costs the proofs of one rule.
 */

import { Budget, PackRelations } from "../../proof/index.js";
import type { Schema } from "../../schema/schema.js";
import type { PackRule, RulePack } from "../rulePack.js";
import { type AnalysedRule, analysedRules } from "./analysedRule.js";
import {
  type ComparedRule,
  comparedRules,
  type OtherRule,
  type Standing,
  type Standings,
  sayTheSame,
  standRules,
} from "./ruleStandings.js";
import { proveSuppressions, type SuppressionProof } from "./suppressionProof.js";

/** Steps for the suppressions of one rule; counted for each rule, so that its findings are the same in any pack. */
const STEPS_FOR_EACH_RULE = 50_000;
/** For what is proved about two rules. */
const STEPS_FOR_EACH_PAIR = 200_000;
/** For all pairs together: enough for a thousand rules. */
const STEPS_FOR_EACH_PACK = 5_000_000;

export interface WantedProofs {
  /** How many times the usual steps they may take. */
  readonly effort: number;
  /** Whether rules are compared at all. */
  readonly relations: boolean;
  /** Whether events are wanted on which rules overlap. */
  readonly overlaps: boolean;
}

/** A rule beside another: an event that says how they stand to each other, where one was found. */
export interface NamedRule {
  readonly rule: PackRule;
  readonly event: string | undefined;
}

export interface UnfinishedProofs {
  /** Rules whose suppressions were not settled. */
  readonly rules: readonly PackRule[];
  /** Pairs of rules that were not, and the first rule that was not compared with all before it. */
  readonly pairs: number;
  readonly firstLeft: PackRule | undefined;
}

/** A class, because it outlives the versions of a pack. */
export class PackProofs {
  #pack: RulePack | undefined;
  #schema: Schema | undefined;
  #wanted = "";
  #effort = 0;
  #rules: readonly AnalysedRule[] = [];
  #compared: readonly ComparedRule[] = [];
  #comparedById: ReadonlyMap<string, PackRule> = new Map();
  #suppressions = new Map<string, SuppressionProof>();
  #relations: PackRelations | undefined;
  /** Of the latest version that was finished: what it says of a rule holds until one of the two changes. */
  #standings: Standings = NO_STANDINGS;
  #work: Generator<void, Standings, void> | undefined;

  /** @param pace `in slices`: comparing rules is left to `advance`, and until then the pack counts as it was before */
  constructor(private readonly pace: "at once" | "in slices") {}

  /** Takes the latest version in. */
  update(pack: RulePack, schema: Schema, wanted: WantedProofs): void {
    const { effort, relations, overlaps } = wanted;
    if (pack === this.#pack && schema === this.#schema && JSON.stringify(wanted) === this.#wanted) return;
    this.#pack = pack;
    this.#wanted = JSON.stringify(wanted);
    if (schema !== this.#schema || effort !== this.#effort) {
      this.#suppressions.clear();
      this.#relations = undefined;
      this.#standings = NO_STANDINGS;
    }
    this.#schema = schema;
    this.#effort = effort;
    this.#rules = analysedRules(pack, schema);
    this.#proveSuppressions();
    this.#compared = comparedRules(this.#rules);
    this.#comparedById = new Map(this.#compared.map(({ id, analysed }) => [id, analysed.rule]));
    this.#relations ??= new PackRelations(schema, STEPS_FOR_EACH_PAIR * effort);
    this.#work = relations
      ? standRules(this.#compared, this.#relations, new Budget(STEPS_FOR_EACH_PACK * effort), overlaps)
      : undefined;
    if (this.#work === undefined) this.#standings = NO_STANDINGS;
    if (this.pace === "at once") this.advance(() => false);
  }

  /** Whether there is something left for `advance`. */
  get isWaiting(): boolean {
    return this.#work !== undefined;
  }

  /** Goes on until everything is settled or it is time to pause; `changed`: what is to be said of the pack is another. */
  advance(isTimeToPause: () => boolean): "paused" | "changed" | "same" {
    while (this.#work !== undefined) {
      const { done, value } = this.#work.next();
      if (done) {
        const before = this.#standings;
        this.#standings = value;
        this.#work = undefined;
        return sayTheSame(before, value, this.#comparedById) ? "same" : "changed";
      }
      if (isTimeToPause()) return "paused";
    }
    return "same";
  }

  /** What is proved of each rule that has suppressions. */
  *suppressions(): Iterable<{ readonly rule: PackRule; readonly proof: SuppressionProof }> {
    for (const { rule, key } of this.#rules) {
      const proof = this.#suppressions.get(key);
      if (proof !== undefined) yield { rule, proof };
    }
  }

  /** Each rule that stands somehow to another, with how; `named` finds the others in the pack as it is now. */
  *standings(): Iterable<{
    readonly rule: PackRule;
    readonly standing: Standing;
    readonly named: (others: readonly OtherRule[]) => readonly NamedRule[];
  }> {
    const named = (others: readonly OtherRule[]): readonly NamedRule[] =>
      others.flatMap(({ id, event }) => {
        const rule = this.#comparedById.get(id);
        return rule === undefined ? [] : [{ rule, event }];
      });
    for (const { id, analysed } of this.#compared) {
      const standing = this.#standings.byId.get(id);
      if (standing !== undefined) yield { rule: analysed.rule, standing, named };
    }
  }

  unfinished(): UnfinishedProofs {
    const { compared, pairsLeft } = this.#standings;
    const rules = [...this.suppressions()].filter(({ proof }) => proof.isUnfinished).map(({ rule }) => rule);
    const firstLeft = pairsLeft > 0 ? (this.#compared[compared] ?? this.#compared[0])?.analysed.rule : undefined;
    return { rules, pairs: pairsLeft, firstLeft };
  }

  #proveSuppressions(): void {
    const known = this.#suppressions;
    this.#suppressions = new Map();
    for (const rule of this.#rules) {
      if (rule.rule.suppressions.length === 0) continue;
      const { key } = rule;
      const proof = known.get(key) ?? this.#suppressions.get(key);
      this.#suppressions.set(key, proof ?? proveSuppressions(rule, STEPS_FOR_EACH_RULE * this.#effort));
    }
  }
}

const NO_STANDINGS: Standings = { byId: new Map(), compared: Number.POSITIVE_INFINITY, pairsLeft: 0 };
