/**
 * What must become true so that the verdict flips: the filter and its suppressions as one tree of "all" and "any" over
 * single predicates, with negations pushed inward. Each predicate occurs once and is wanted one way round, so turning
 * more predicates than needed never undoes a flip.
 */

import type {
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
  readonly node: PredicateExplanation | NegationExplanation;
  /** 0 for the filter, from 1 on the suppressions. */
  readonly part: number;
}

export interface GoalOptions {
  /** Whether a `not` may be taken away, which turns all that stands behind it. */
  readonly turnsNegations: boolean;
}

/** @param fires whether the rule is to fire: its filter true and none of its suppressions */
export function goalOf(parts: readonly FilterExplanation[], fires: boolean, options: GoalOptions): Goal {
  const operands = parts.map(({ root }, part) => {
    const wanted = (part === 0) === fires;
    // An empty filter is true, and nothing in it can turn.
    return root === undefined ? chain(wanted ? "all" : "any", []) : goalOfNode(root, wanted, part, options);
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

function goalOfNode(node: Explanation, wanted: boolean, part: number, options: GoalOptions): Goal {
  switch (node.kind) {
    case "and":
    case "or":
      return chain(
        (node.kind === "and") === wanted ? "all" : "any",
        node.children.map((child) => goalOfNode(child, wanted, part, options)),
      );
    case "not": {
      const inner = goalOfNode(node.children[0], !wanted, part, options);
      if (!options.turnsNegations || inner.holds) return inner;
      return chain("any", [inner, { kind: "turn", turn: { node, part }, holds: false }]);
    }
    case "predicate":
      return { kind: "turn", turn: { node, part }, holds: node.truth === wanted };
    case "broken":
      return chain("any", []);
  }
}

function chain(kind: "all" | "any", operands: readonly Goal[]): Goal {
  const holds = kind === "all" ? operands.every((one) => one.holds) : operands.some((one) => one.holds);
  return { kind, operands, holds };
}
