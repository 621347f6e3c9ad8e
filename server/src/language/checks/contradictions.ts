/**
 * What is never true in a filter, with the proof of it, each mistake once: predicates of one chain that exclude each
 * other, the filter as a whole, branches of an `or`. Which of these it is decides which check reports it.
 */

import type { BoundChain, BoundExpression, BoundPredicate } from "../binding/boundFilter.js";
import type { EventType } from "../schema/schema.js";
import { contains, type Span } from "../text/span.js";
import { causesNearby } from "./causesNearby.js";
import { mayBeDecidedAlone } from "./decidedAlone.js";
import { exclusionsIn } from "./exclusions.js";
import type { FilterProofs } from "./filterProofs.js";
import { foreignFields } from "./possibleEvents.js";
import { flattened, holdsOneValue, predicatesIn } from "./predicates.js";
import {
  type Contradiction,
  conjunctionOf,
  isByOne,
  namesIn,
  positionsIn,
  shareNames,
  typesAmong,
} from "./proofScope.js";

export type LocatedContradiction =
  /** All that it takes stands in one chain of `and`; `last` is the predicate of it that stands last. */
  | { readonly kind: "chain"; readonly chain: BoundChain; readonly last: BoundPredicate; readonly found: Contradiction }
  | { readonly kind: "filter" | "branch"; readonly part: BoundExpression; readonly found: Contradiction }
  /** Fields that no type of event has together, with the types that have each. */
  | {
      readonly kind: "fields";
      readonly part: BoundExpression;
      readonly found: Contradiction;
      readonly fields: ReadonlyMap<string, readonly EventType[]>;
    };

export function contradictionsIn(proofs: FilterProofs): readonly LocatedContradiction[] {
  const { bound } = proofs.analysis;
  const whole = bound.expression;
  const isPossible = (chain: BoundChain): boolean => chain === whole && proofs.scope?.isPossible(chain) === true;
  const pairs = exclusionsIn(bound, "and", { scope: proofs.pairs, holdsOneValue, isPossible }).map(
    ({ chain, predicate, found }) => ({ kind: "chain", chain, last: predicate, found }) as const,
  );
  const isSaid = (part: BoundExpression, { core }: Contradiction): boolean =>
    pairs.some(({ chain, found }) => chain === part || found.core.some((predicate) => core.includes(predicate)));
  return [...pairs, ...contradictionsOfParts(proofs, isSaid)];
}

/** Those that take more than a pair of a chain, or less. */
function contradictionsOfParts(
  proofs: FilterProofs,
  isSaid: (part: BoundExpression, found: Contradiction) => boolean,
): readonly LocatedContradiction[] {
  const { scope, analysis } = proofs;
  const whole = analysis.bound.expression;
  if (scope === undefined || whole === undefined) return [];
  const hasCauseNearby = causesNearby(proofs);
  // Where the whole filter is never true, so is each branch: that is said once.
  const found = scope.findContradiction(whole);
  if (found === undefined) return deadBranches(proofs, (part, dead) => isSaid(part, dead) || hasCauseNearby(dead));
  const fields = foreignFields(found.core, analysis.context.schema);
  if (fields !== undefined) return [{ kind: "fields", part: whole, found, fields }];
  return isSaid(whole, found) || hasCauseNearby(found) ? [] : [located("filter", whole, found)];
}

function deadBranches(
  { scope, analysis: { bound } }: FilterProofs,
  isSaid: (part: BoundExpression, found: Contradiction) => boolean,
): readonly LocatedContradiction[] {
  // Where there is nothing to prove, what stands around each part of a long filter would be listed for nothing.
  if (scope === undefined) return [];
  const dead: LocatedContradiction[] = [];
  const spans: Span[] = [];
  for (const { part, conjuncts, alternatives, isNegated } of positionsIn(bound)) {
    if (alternatives.length === 0 || isNegated) continue;
    const { span } = part.node;
    const beside = besides(part, conjuncts);
    if (beside === undefined || spans.some((outer) => contains(outer, span))) continue;
    const found = scope.findContradiction(conjunctionOf([part, ...beside], part.node));
    // A branch that has no part in the contradiction is dead for a reason that stands elsewhere.
    if (found === undefined || !found.core.some(({ node }) => contains(span, node.span))) continue;
    if (isSaid(part, found)) continue;
    spans.push(span);
    dead.push(located("branch", part, found));
  }
  return dead;
}

/**
 * What has to do with a branch of all that is joined to it. Of most predicates that is nothing but the type of event,
 * and of those that name a text not even that; then there is nothing to prove.
 */
function besides(part: BoundExpression, conjuncts: readonly BoundExpression[]): readonly BoundExpression[] | undefined {
  if (part.kind !== "predicate") return conjuncts;
  const names = namesIn(part);
  if (conjuncts.some((conjunct) => shareNames(names, namesIn(conjunct)))) return conjuncts;
  return mayBeDecidedAlone(part) ? typesAmong(conjuncts) : undefined;
}

/** Where all the reasons stand in one chain, the chain is the place to look at. */
function located(kind: "filter" | "branch", part: BoundExpression, found: Contradiction): LocatedContradiction {
  const last = [...found.reasons].sort((a, b) => a.node.span.start - b.node.span.start).at(-1);
  const chain = chainsWanted(part).find((candidate) => {
    const own = new Set(predicatesIn(candidate));
    return found.reasons.every((reason) => own.has(reason));
  });
  if (chain === undefined || last === undefined || isByOne(found)) return { kind, part, found };
  return { kind: "chain", chain, last, found };
}

/** The whole chains of `and` in an expression that no `not` turns around. */
function chainsWanted(expression: BoundExpression): readonly BoundChain[] {
  switch (expression.kind) {
    case "and":
      return [expression, ...flattened(expression).flatMap(chainsWanted)];
    case "or":
      return expression.operands.flatMap(chainsWanted);
    default:
      return [];
  }
}
