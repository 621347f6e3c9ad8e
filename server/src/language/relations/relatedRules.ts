/** What is known of how some rules stand to each other, whoever worked it out: the command line in threads, the editor in slices. */

import type { AlertCondition } from "../alerts/alertCondition.js";
import { type Lattice, latticeOf } from "./lattice.js";
import type { RulePairs } from "./rulePairs.js";

export interface RelatedRules {
  readonly rules: readonly RelatedRule[];
  /** By the rules' numbers; pairs of rules that match something and are not among these are disjoint. */
  readonly pairs: RulePairs;
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

/** @example relationCounts({ rules, pairs: new RulePairs(4), compared: 6, skipped: 0 }).disjoint // 6 */
export function relationCounts({ pairs, compared }: RelatedRules): RelationCounts {
  const { counts } = pairs;
  const { equal, within, overlapping, unknown } = counts;
  return { ...counts, disjoint: compared - equal - within - overlapping - unknown };
}

/** The name of a rule, with its file where there are several. */
export function nameWithFile({ name, file }: RelatedRule): string {
  return file === undefined ? name : `${file}#${name}`;
}

/** The order of the rules, which a picture and a text of the same relations share. */
export function orderOf({ pairs }: RelatedRules): Lattice {
  return latticeOf(pairs);
}
