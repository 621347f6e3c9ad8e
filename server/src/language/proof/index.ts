/**
 * Proofs about filters: whether any event can match, whether one filter implies another, and an event to show for it
 * where not. An answer is right for all events that the assumption allows, or it is `unknown`; `docs/proofs.md` says how.
 */

import type { BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import type { Minimality } from "./decide.js";
import type { Assumption } from "./eventCases.js";
import { compareSizes, type Proof, type ProofOptions, refute, type Unknown } from "./refute.js";

export { Budget } from "./budget.js";
export type { Demand, Minimality, UnknownReason } from "./decide.js";
export type { Assumption } from "./eventCases.js";
export { predicatesIn } from "./formula.js";
export { nearMiss, nearMissDemands } from "./nearMiss.js";
export { PackRelations } from "./packRelations.js";
export { STEPS_OF_RELATION } from "./preparedFilter.js";
export { type Proof, type ProofOptions, refute, type Unknown } from "./refute.js";
export { RelationStore } from "./relationStore.js";
export { findEvent, PackTheory, type PreparedFilter, prepare, type Relation, relate } from "./relations.js";
export { alertingFilter, RuleKeys, type RuleToRelate, ruleToRelate } from "./ruleToRelate.js";
export { haveSameForm } from "./sameForm.js";
export type { LikelyValues } from "./solveCase.js";

export type Satisfiability =
  | {
      readonly kind: "satisfiable";
      /**
       * An event on which the filter is true: the smallest, as far as `minimal` says. That is one with the fewest fields,
       * and of those one whose values are the shortest as JSON, lengths added up (`docs/proofs.md`).
       */
      readonly witness: Event;
      readonly minimal: Minimality;
      readonly assumption: Assumption["kind"];
    }
  | {
      readonly kind: "unsatisfiable";
      /** Predicates that already rule every event out, whatever the others say; none can be left out. */
      readonly core: readonly BoundPredicate[];
      readonly assumption: Assumption["kind"];
    }
  | Unknown;

/**
 * Whether any event makes the filter true.
 *
 * @example satisfiable(analyse('pid > 5 and pid < 3', context).bound, { kind: "asDocumented", schema, eventTypes: ["audit"] }).kind // "unsatisfiable"
 */
export function satisfiable(filter: BoundFilter, assumption: Assumption, options: ProofOptions = {}): Satisfiability {
  const answer = refute([{ filter, truth: true }], assumption, options);
  if (answer.kind === "refuted") {
    const { counterexample: witness, minimal } = answer;
    return { kind: "satisfiable", witness, minimal, assumption: assumption.kind };
  }
  return answer.kind === "proved" ? { ...answer, kind: "unsatisfiable" } : answer;
}

/**
 * Whether the filter is true on each event.
 *
 * @example valid(analyse('exe = null or exe != null', context).bound, { kind: "anyEvent" }).kind // "proved"
 */
export function valid(filter: BoundFilter, assumption: Assumption, options: ProofOptions = {}): Proof {
  return refute([{ filter, truth: false }], assumption, options);
}

/**
 * Whether the second filter is true wherever the first is.
 *
 * @example implies(analyse('exe = "/bin/sh"', context).bound, analyse('exe starts_with "/bin"', context).bound, { kind: "anyEvent" }).kind // "proved"
 */
export function implies(
  first: BoundFilter,
  second: BoundFilter,
  assumption: Assumption,
  options: ProofOptions = {},
): Proof {
  return impliesAny(first, [second], assumption, options);
}

/**
 * Whether wherever the first filter is true at least one of the others is: whether suppressions swallow a rule.
 *
 * @example impliesAny(bound, [], { kind: "anyEvent" }).kind // "proved" only where the filter is never true
 */
export function impliesAny(
  first: BoundFilter,
  others: readonly BoundFilter[],
  assumption: Assumption,
  options: ProofOptions = {},
): Proof {
  const refused = others.map((filter) => ({ filter, truth: false }));
  return refute([{ filter: first, truth: true }, ...refused], assumption, options);
}

/**
 * Whether two filters are true on the same events. A counterexample is the smallest on which only one of them is.
 *
 * @example equivalent(analyse('a >= 5', context).bound, analyse('a > 5 or a = 5', context).bound, { kind: "anyEvent" }).kind // "proved"
 */
export function equivalent(
  first: BoundFilter,
  second: BoundFilter,
  assumption: Assumption,
  options: ProofOptions = {},
): Proof {
  const there = implies(first, second, assumption, options);
  if (there.kind === "refuted" && options.certified === false) return there;
  const back = implies(second, first, assumption, options);
  if (there.kind === "refuted") {
    const isProved = back.kind === "proved" || (back.kind === "refuted" && back.minimal === "proved");
    const smaller = back.kind === "refuted" && compareSizes(back.size, there.size) < 0 ? back : there;
    return isProved && there.minimal === "proved" ? smaller : { ...smaller, minimal: "found" };
  }
  if (back.kind === "refuted") return there.kind === "proved" ? back : { ...back, minimal: "found" };
  if (there.kind === "unknown") return there;
  return back.kind === "unknown" ? back : { ...there, core: [...new Set([...there.core, ...back.core])] };
}

/**
 * Whether no event makes both filters true. A counterexample is one that does.
 *
 * @example disjoint(analyse('exe = null', context).bound, analyse('exe starts_with "/"', context).bound, { kind: "anyEvent" }).kind // "proved"
 */
export function disjoint(
  first: BoundFilter,
  second: BoundFilter,
  assumption: Assumption,
  options: ProofOptions = {},
): Proof {
  const demands = [
    { filter: first, truth: true },
    { filter: second, truth: true },
  ];
  return refute(demands, assumption, options);
}
