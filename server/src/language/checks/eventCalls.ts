/** Which CloudTrail calls a predicate can be about: what the predicates beside it say of source and name. */

import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { operandsOf } from "./predicates.js";

export interface PredicateOfCall {
  readonly predicate: BoundPredicate;
  /** The values that `eventSource` must have where the predicate stands; `undefined` where nothing says. */
  readonly sources: readonly string[] | undefined;
  readonly names: readonly string[] | undefined;
}

type Values = readonly string[] | undefined;
type Known = Pick<PredicateOfCall, "sources" | "names">;

export function predicatesOfCalls({ expression }: BoundFilter): readonly PredicateOfCall[] {
  const found: PredicateOfCall[] = [];
  if (expression !== undefined) walk(expression, { sources: undefined, names: undefined }, found);
  return found;
}

function walk(expression: BoundExpression, known: Known, found: PredicateOfCall[]): void {
  switch (expression.kind) {
    case "predicate":
      found.push({ predicate: expression, ...known });
      break;
    case "not":
      walk(expression.operand, known, found);
      break;
    case "and": {
      const sources = intersection(known.sources, valuesIn(expression, "eventSource"));
      const names = intersection(known.names, valuesIn(expression, "eventName"));
      for (const operand of expression.operands) walk(operand, { sources, names }, found);
      break;
    }
    case "or":
      for (const operand of expression.operands) walk(operand, known, found);
      break;
    case "broken":
      break;
  }
}

/** The values that a field must have one of where the expression is true. */
function valuesIn(expression: BoundExpression, path: string): Values {
  switch (expression.kind) {
    case "predicate": {
      const { field, negated, test } = expression;
      if (field.path !== path || negated || test.kind !== "equality") return undefined;
      const operands = operandsOf(expression);
      const texts = operands.flatMap((operand) => (operand.kind === "string" ? [operand.value] : []));
      return texts.length === operands.length ? texts : undefined;
    }
    case "and": {
      let values: Values;
      for (const operand of expression.operands) values = intersection(values, valuesIn(operand, path));
      return values;
    }
    case "or": {
      const all: string[] = [];
      for (const operand of expression.operands) {
        const values = valuesIn(operand, path);
        if (values === undefined) return undefined;
        all.push(...values);
      }
      return all;
    }
    default:
      return undefined;
  }
}

function intersection(one: Values, other: Values): Values {
  if (one === undefined || other === undefined) return one ?? other;
  const both = one.filter((value) => other.includes(value));
  // Two different values for one field contradict each other; another check says so, and here both stay possible.
  return both.length > 0 ? both : [...one, ...other];
}
