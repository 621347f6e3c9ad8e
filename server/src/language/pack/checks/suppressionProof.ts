/** How the suppressions of a rule stand to its filter and to each other: what the checks of suppressions ask, proved. */

import type { Analysis } from "../../analysis.js";
import type { BoundFilter } from "../../binding/boundFilter.js";
import { eventTypesOfRule } from "../../binding/eventTypes.js";
import { predicatesOf } from "../../checks/predicates.js";
import { type Assumption, Budget, disjoint, impliesAny, satisfiable } from "../../proof/index.js";
import type { AnalysedRule } from "./analysedRule.js";

/** Suppressions are named by their numbers. */
export interface SuppressionProof {
  /** Those that together match whatever the filter matches; empty where they do not. */
  readonly swallowing: readonly number[];
  /** Those that match nothing that the filter matches. */
  readonly idle: readonly number[];
  /** Those that match nothing of the filter's that others do not match as well. */
  readonly covered: readonly CoveredSuppression[];
  /** Whether the steps were used up before all of this was settled. */
  readonly isUnfinished: boolean;
}

export interface CoveredSuppression {
  readonly index: number;
  readonly by: readonly number[];
}

interface Numbered {
  readonly index: number;
  readonly analysis: Analysis;
}

/** @param steps that all proofs about the rule may take together */
export function proveSuppressions({ filter, suppressions, context }: AnalysedRule, steps: number): SuppressionProof {
  const budget = new Budget(steps);
  const eventTypes = eventTypesOfRule(context.ruleType, context.schema);
  const assumption: Assumption = { kind: "asDocumented", schema: context.schema, eventTypes };
  const isPossible = ({ bound }: Analysis): boolean =>
    satisfiable(bound, assumption, { budget, certified: false }).kind === "satisfiable";
  const unfinished = (): boolean => budget.isSpent;

  if (!isPossible(filter)) return { swallowing: [], idle: [], covered: [], isUnfinished: unfinished() };
  const possible = suppressions
    .map((analysis, index): Numbered => ({ index, analysis }))
    .filter(({ analysis }) => analysis.bound.expression !== undefined && isPossible(analysis));
  const isIdle = ({ analysis }: Numbered): boolean =>
    disjoint(filter.bound, analysis.bound, assumption, { budget, certified: false }).kind === "proved";
  const idle = new Set(possible.filter(isIdle));
  const swallowing = coveringOf(filter.bound, possible, assumption, budget);
  const covered =
    swallowing.length > 0
      ? []
      : coveredOf(
          filter.bound,
          possible.filter((one) => !idle.has(one)),
          assumption,
          budget,
        );
  return { swallowing, idle: [...idle].map(({ index }) => index), covered, isUnfinished: unfinished() };
}

/** Of two that cover each other the later one is superfluous. */
function coveredOf(
  filter: BoundFilter,
  suppressions: readonly Numbered[],
  assumption: Assumption,
  budget: Budget,
): readonly CoveredSuppression[] {
  const covered: CoveredSuppression[] = [];
  let kept = suppressions;
  for (const one of suppressions.toReversed()) {
    const others = kept.filter((other) => other !== one);
    const by = coveringOf(both(filter, one.analysis.bound), others, assumption, budget);
    if (by.length === 0) continue;
    kept = others;
    covered.push({ index: one.index, by });
  }
  return covered.toReversed();
}

function both(filter: BoundFilter, suppression: BoundFilter): BoundFilter {
  const operands = [filter, suppression].flatMap(({ expression }) => expression ?? []);
  const [first] = operands;
  const evaluable = filter.evaluable && suppression.evaluable;
  return { expression: first && { kind: "and", node: first.node, operands }, evaluable };
}

/** The suppressions that together match whatever the filter matches; empty where they do not. */
function coveringOf(
  filter: BoundFilter,
  suppressions: readonly Numbered[],
  assumption: Assumption,
  budget: Budget,
): readonly number[] {
  if (suppressions.length === 0) return [];
  const bounds = suppressions.map(({ analysis }) => analysis.bound);
  // Mostly there is something left, which is quickly seen; a proof that names its reasons costs more.
  if (impliesAny(filter, bounds, assumption, { budget, certified: false }).kind !== "proved") return [];
  const proof = impliesAny(filter, bounds, assumption, { budget });
  if (proof.kind !== "proved") return [];
  const core = new Set(proof.core);
  return suppressions
    .filter(({ analysis }) => predicatesOf(analysis.bound).some((one) => core.has(one)))
    .map(({ index }) => index);
}
