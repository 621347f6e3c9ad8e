/** Events that miss a filter by one predicate: what a test needs to show that the predicate matters. */

import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Demand } from "./decide.js";
import type { Assumption } from "./eventCases.js";
import { predicatesIn } from "./formula.js";
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
  return refute(nearMissDemands([{ filter, truth: true }], predicate), assumption, options);
}

/**
 * What an event meets that fails these demands by one predicate alone: all of them would be met if that predicate were
 * the other way. The predicate must be one of the filters' own objects.
 *
 * @example nearMissDemands([{ filter, truth: true }, { filter: suppression, truth: false }], predicate)
 */
export function nearMissDemands(demands: readonly Demand[], predicate: BoundPredicate): readonly Demand[] {
  return demands.flatMap((demand): readonly Demand[] => {
    const { filter, truth } = demand;
    const { expression, evaluable } = filter;
    if (expression === undefined || !predicatesIn(expression).includes(predicate)) return [demand];
    return [
      { filter: { expression: granting(expression, predicate, truth), evaluable }, truth },
      { filter, truth: !truth },
    ];
  });
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
