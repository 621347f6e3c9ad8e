/**
 * What is proved about a pack: how suppressions stand to their rules, and rules to each other. Whoever keeps a document
 * keeps this with it, so that a keystroke costs the proofs of one rule.
 */

import { Budget, PackRelations, RelationStore } from "../../proof/index.js";
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
/** For all pairs together: enough for a thousand rules. */
const STEPS_FOR_EACH_PACK = 5_000_000;

export interface WantedProofs {
  /** How many times the usual steps they may take. */
  readonly effort: number;
  /** Whether any check asks; where none does, the rules are not even read for proofs. */
  readonly asked: boolean;
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
  readonly #suppressions = new Map<string, SuppressionProof>();
  #relations: PackRelations | undefined;
  /** Of the latest version that was finished: what it says of a rule holds until one of the two changes. */
  #standings: Standings = NO_STANDINGS;
  #work: Generator<void, boolean, void> | undefined;

  /**
   * @param pace `in slices`: the proofs are left to `advance`, and until then what is known of the rules counts
   * @param storeOf what others know of the same rules as well
   */
  constructor(
    private readonly pace: "at once" | "in slices",
    private readonly storeOf = (schema: Schema, effort: number) => new RelationStore(schema, effort),
  ) {}

  /** Takes the latest version in. */
  update(pack: RulePack, schema: Schema, wanted: WantedProofs): void {
    const { effort, relations } = wanted;
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
    this.#rules = wanted.asked ? analysedRules(pack, schema) : [];
    this.#compared = comparedRules(this.#rules);
    this.#comparedById = new Map(this.#compared.map(({ id, analysed }) => [id, analysed.rule]));
    this.#relations ??= new PackRelations(this.storeOf(schema, effort));
    if (!relations) this.#standings = NO_STANDINGS;
    this.#work = this.#prove(wanted, this.#relations);
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
        this.#work = undefined;
        return value ? "changed" : "same";
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

  /** In the end, whether there is something else to be said of the pack. */
  *#prove(
    { effort, relations: areCompared, overlaps }: WantedProofs,
    relations: PackRelations,
  ): Generator<void, boolean, void> {
    let isChanged = false;
    const suppressing = this.#rules.filter(({ rule }) => rule.suppressions.length > 0);
    for (const rule of suppressing) {
      if (this.#suppressions.has(rule.key)) continue;
      const proof = proveSuppressions(rule, STEPS_FOR_EACH_RULE * effort);
      this.#suppressions.set(rule.key, proof);
      isChanged ||= saysSomething(proof);
      yield;
    }
    const keys = new Set(suppressing.map(({ key }) => key));
    for (const key of this.#suppressions.keys()) if (!keys.has(key)) this.#suppressions.delete(key);
    if (!areCompared) return isChanged;
    const budget = new Budget(STEPS_FOR_EACH_PACK * effort);
    const standings = yield* standRules(this.#compared, relations, budget, overlaps);
    isChanged ||= !sayTheSame(this.#standings, standings, this.#comparedById);
    this.#standings = standings;
    return isChanged;
  }
}

function saysSomething({ swallowing, idle, covered, isUnfinished }: SuppressionProof): boolean {
  return isUnfinished || swallowing.length + idle.length + covered.length > 0;
}

const NO_STANDINGS: Standings = { byId: new Map(), compared: Number.POSITIVE_INFINITY, pairsLeft: 0 };
