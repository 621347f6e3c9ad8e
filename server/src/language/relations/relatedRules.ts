/** What is known of how some rules stand to each other, whoever worked it out: the command line in threads, the editor in slices. */

import type { AlertCondition } from "../alerts/alertCondition.js";
import type { Relation } from "../proof/index.js";
import { type Lattice, latticeOf, type RulePair } from "./lattice.js";

export interface RelatedRules {
  readonly rules: readonly RelatedRule[];
  /** By the rules' numbers; pairs of rules that match something and are not among these are disjoint. */
  readonly pairs: readonly RulePair[];
  /** How many pairs of rules that match something were looked at. */
  readonly compared: number;
  /** How many were not: the user has interrupted, or the steps were used up. */
  readonly skipped: number;
}

export interface RelatedRule {
  /** Tells it from the others of its file. */
  readonly name: string;
  /** `undefined` where all are of one file. */
  readonly file: string | undefined;
  /** `never`: it matches no documented event; `broken`: its filter or a suppression does not parse. */
  readonly state: RuleState;
  /** When the events that it matches become an alert; relations are about the events. */
  readonly condition: AlertCondition;
}

export type RuleState = "matches" | "never" | "broken";

export interface RelationCounts {
  readonly equal: number;
  readonly within: number;
  readonly overlapping: number;
  readonly unknown: number;
  readonly disjoint: number;
}

/** What two rules are to each other, if they are not disjoint; rules that never match are nothing to any. */
export function rulePairOf(first: number, second: number, relation: Relation): RulePair | undefined {
  switch (relation) {
    case "disjoint":
    case "never":
      return undefined;
    case "around":
      return { first: second, second: first, relation: "within" };
    case "equal":
    case "within":
    case "overlapping":
    case "unknown":
      return { first, second, relation };
  }
}

/** @example relationCounts({ rules, pairs: [], compared: 6, skipped: 0 }).disjoint // 6 */
export function relationCounts({ pairs, compared }: RelatedRules): RelationCounts {
  const counts = { equal: 0, within: 0, overlapping: 0, unknown: 0 };
  for (const { relation } of pairs) counts[relation]++;
  return { ...counts, disjoint: compared - pairs.length };
}

/** The name of a rule, with its file where there are several. */
export function nameWithFile({ name, file }: RelatedRule): string {
  return file === undefined ? name : `${file}#${name}`;
}

/** The order of the rules, which a picture and a text of the same relations share. */
export function orderOf({ rules, pairs }: RelatedRules): Lattice {
  return latticeOf(rules.length, pairs);
}
