/** Bound filters made by hand, for tests of evaluation that must not depend on the parser. Spans are all zero-width. */

import type {
  BoundExpression,
  BoundFilter,
  BoundPredicate,
  Test,
} from "../../server/src/language/binding/boundFilter.js";
import type { Alias } from "../../server/src/language/schema/schema.js";
import type { Comparison } from "../../server/src/language/syntax/ast.js";
import { span } from "../../server/src/language/text/span.js";

const NOWHERE = span(0, 0);

export function filterOf(expression: BoundExpression | undefined): BoundFilter {
  return { expression, evaluable: true };
}

export function predicateOf(
  path: string,
  test: Test,
  { negated = false, aliases = [] }: { readonly negated?: boolean; readonly aliases?: readonly Alias[] } = {},
): BoundPredicate {
  const segments = path.split(".");
  const field = { span: NOWHERE, path, segments, info: undefined, eventTypes: [], aliases };
  return { kind: "predicate", node: comparison(path), field, negated, test };
}

export function allOf(...operands: readonly BoundExpression[]): BoundExpression {
  return { kind: "and", node: comparison("and"), operands };
}

export function anyOf(...operands: readonly BoundExpression[]): BoundExpression {
  return { kind: "or", node: comparison("or"), operands };
}

export function not(operand: BoundExpression): BoundExpression {
  return { kind: "not", node: comparison("not"), operand };
}

export const broken: BoundExpression = { kind: "broken", node: { kind: "missingExpression", span: NOWHERE } };

/** Stands for the tree that a bound node was written as; evaluation reads nothing of it but span and operator. */
function comparison(path: string): Comparison {
  return {
    kind: "comparison",
    span: NOWHERE,
    field: { kind: "fieldPath", span: NOWHERE, path },
    operator: "=",
    operatorSpan: NOWHERE,
    operand: { kind: "null", span: NOWHERE },
  };
}
