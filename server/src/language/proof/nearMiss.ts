/** Events that miss a filter by one predicate: what a test needs to show that the predicate matters. */

import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Assumption } from "./eventCases.js";
import { type Proof, type ProofOptions, refute } from "./refute.js";

/**
 * An event on which the filter is false, and would be true if this predicate, which must be one of the filter's own
 * objects, were the other way: the `counterexample` where the answer is `refuted`. `proved` says that there is none: the
 * predicate alone never decides.
 *
 * @example nearMiss(bound, predicatesOf(bound)[0], { kind: "anyEvent" }) // for `a = 1 and b = 2`: { b: 2 }
 */
export function nearMiss(
  filter: BoundFilter,
  predicate: BoundPredicate,
  assumption: Assumption,
  options: ProofOptions = {},
): Proof {
  const { expression, evaluable } = filter;
  const wished = expression && granting(expression, predicate, true);
  const demands = [
    { filter: { expression: wished, evaluable }, truth: true },
    { filter, truth: false },
  ];
  return refute(demands, assumption, options);
}

/** The expression with one predicate granted: true, or false where a negation stands before it. */
function granting(expression: BoundExpression, predicate: BoundPredicate, positive: boolean): BoundExpression {
  switch (expression.kind) {
    case "and":
    case "or":
      return { ...expression, operands: expression.operands.map((operand) => granting(operand, predicate, positive)) };
    case "not":
      return { ...expression, operand: granting(expression.operand, predicate, !positive) };
    case "predicate":
      // A chain without operands is a constant.
      return expression === predicate
        ? { kind: positive ? "and" : "or", node: expression.node, operands: [] }
        : expression;
    case "broken":
      return expression;
  }
}
