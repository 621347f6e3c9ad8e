/**
 * How far an event is from an alert of a rule: the least number of predicates whose truth would have to change for the
 * filter to be true and no suppression to be. `and` needs the changes of all its operands, `or` the fewest of any; as
 * each predicate stands at one place, that is exact. A predicate that is written twice counts twice.
 */

import type { BoundExpression, BoundFilter } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import { compilePredicate } from "./compile.js";

/** `Infinity` where no truths of the predicates make the rule alert: an operand that its operator cannot take. */
export type DistanceMeter = (event: Event) => number;

/**
 * Makes a rule ready to be measured on many events; `undefined` where its filter or any of its suppressions has no truth.
 * The distance is 0 exactly where the verdict is `alert`.
 *
 * @example distanceMeter(analyse('exe = "/bin/sh" and user = "root"', context).bound, [])?.(event) // 1
 */
export function distanceMeter(filter: BoundFilter, suppressions: readonly BoundFilter[]): DistanceMeter | undefined {
  if (!filter.evaluable || suppressions.some(({ evaluable }) => !evaluable)) return undefined;
  const parts = [meterOfFilter(filter, true), ...suppressions.map((one) => meterOfFilter(one, false))];
  return (event) => total(parts, event);
}

function meterOfFilter({ expression }: BoundFilter, wanted: boolean): DistanceMeter {
  // An empty filter is true, and nothing can change that.
  return expression === undefined ? () => (wanted ? 0 : Number.POSITIVE_INFINITY) : meterOf(expression, wanted);
}

function meterOf(expression: BoundExpression, wanted: boolean): DistanceMeter {
  switch (expression.kind) {
    case "and":
    case "or": {
      const operands = expression.operands.map((operand) => meterOf(operand, wanted));
      return (expression.kind === "and") === wanted
        ? (event) => total(operands, event)
        : (event) => least(operands, event);
    }
    case "not":
      return meterOf(expression.operand, !wanted);
    case "predicate": {
      if (expression.test.kind === "impossible") return () => (wanted ? Number.POSITIVE_INFINITY : 0);
      const truth = compilePredicate(expression);
      return (event) => (truth(event) === wanted ? 0 : 1);
    }
    case "broken":
      return () => Number.POSITIVE_INFINITY;
  }
}

function total(meters: readonly DistanceMeter[], event: Event): number {
  let sum = 0;
  for (const meter of meters) sum += meter(event);
  return sum;
}

function least(meters: readonly DistanceMeter[], event: Event): number {
  let best = Number.POSITIVE_INFINITY;
  for (const meter of meters) {
    best = Math.min(best, meter(event));
    if (best === 0) return 0;
  }
  return best;
}
