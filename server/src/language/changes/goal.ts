/**
 * What must become true so that the verdict flips: the filter and its suppressions as one tree of "all" and "any" over
 * single predicates and whole groups, with negations pushed inward. Each occurs once and is wanted one way round, and a
 * group is turned as a whole or in its parts, so turning more than needed never undoes a flip.
 */

import type {
  ChainExplanation,
  Explanation,
  FilterExplanation,
  NegationExplanation,
  PredicateExplanation,
} from "../evaluation/explain.js";

export type Goal =
  | { readonly kind: "all" | "any"; readonly operands: readonly Goal[]; readonly holds: boolean }
  | { readonly kind: "turn"; readonly turn: Turn; readonly holds: boolean };

/** A part of a filter that could be the other way round. */
export interface Turn {
  readonly node: PredicateExplanation | NegationExplanation | ChainExplanation;
  /** 0 for the filter, from 1 on the suppressions. */
  readonly part: number;
}

export interface GoalOptions {
  /** Whether a `not` may be taken away, which turns all that stands behind it, and a group be left out or negated. */
  readonly turnsGroups: boolean;
}

/** @param fires whether the rule is to fire: its filter true and none of its suppressions */
export function goalOf(parts: readonly FilterExplanation[], fires: boolean, options: GoalOptions): Goal {
  const operands = parts.map(({ root }, part) => {
    const wanted = (part === 0) === fires;
    // An empty filter is true, and nothing in it can turn.
    if (root === undefined) return chain(wanted ? "all" : "any", []);
    return goalOfNode(root, wanted, { ...options, part, usesNot: hasNegation(root) });
  });
  return chain(fires ? "all" : "any", operands);
}

/** Whether the goal holds once these are the other way round. */
export function holdsAfter(goal: Goal, turned: ReadonlySet<Turn>): boolean {
  switch (goal.kind) {
    case "turn":
      return goal.holds || turned.has(goal.turn);
    case "all":
      return goal.operands.every((operand) => holdsAfter(operand, turned));
    case "any":
      return goal.operands.some((operand) => holdsAfter(operand, turned));
  }
}

interface GoalContext extends GoalOptions {
  readonly part: number;
  /** Whether the author writes `not`: then it may be put before a group as well. */
  readonly usesNot: boolean;
}

function goalOfNode(node: Explanation, wanted: boolean, context: GoalContext, outer?: ChainExplanation): Goal {
  const { part, turnsGroups, usesNot } = context;
  const orAsWhole = (inner: Goal, whole: NegationExplanation | ChainExplanation): Goal =>
    turnsGroups && !inner.holds
      ? chain("any", [inner, { kind: "turn", turn: { node: whole, part }, holds: false }])
      : inner;
  switch (node.kind) {
    case "and":
    case "or": {
      const parts = node.children.map((child) => goalOfNode(child, wanted, context, node));
      const inner = chain((node.kind === "and") === wanted ? "all" : "any", parts);
      return outer !== undefined && (usesNot || isDroppable(outer.kind, !wanted)) ? orAsWhole(inner, node) : inner;
    }
    case "not":
      return orAsWhole(goalOfNode(node.children[0], !wanted, context), node);
    case "predicate":
      return { kind: "turn", turn: { node, part }, holds: node.truth === wanted };
    case "broken":
      return chain("any", []);
  }
}

/** Whether an operand can be left out to turn it: what is not there is as good as true for an `and`, as false for an `or`. */
export function isDroppable(chain: "and" | "or", truth: boolean | undefined): boolean {
  return (chain === "and") !== truth;
}

function hasNegation(node: Explanation): boolean {
  return node.kind === "not" || ((node.kind === "and" || node.kind === "or") && node.children.some(hasNegation));
}

function chain(kind: "all" | "any", operands: readonly Goal[]): Goal {
  const holds = kind === "all" ? operands.every((one) => one.holds) : operands.some((one) => one.holds);
  return { kind, operands, holds };
}
