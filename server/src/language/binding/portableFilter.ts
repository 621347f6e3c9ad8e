/**
 * A bound filter as it goes to another thread, which judges by it and explains nothing: without the tree and without
 * what is known of fields. Threads hand over data but no classes, so it is made portable on both sides: before it is
 * sent, to send little, and where it arrives, to have its numbers back.
 */

import type { Predicate } from "../syntax/ast.js";
import { Decimal } from "../values/decimal.js";
import type { BoundExpression, BoundFilter, Literal, Test } from "./boundFilter.js";

/** @example compile(portableFilter(structuredClone(portableFilter(bound)))) // judges as compile(bound) */
export function portableFilter({ expression, evaluable }: BoundFilter): BoundFilter {
  return { expression: expression && portable(expression), evaluable };
}

const SPAN = { start: 0, end: 0 } as const;
const FIELD = { kind: "missingField", span: SPAN } as const;
/** Stands for every part of the tree. */
const NODE: Predicate = { kind: "existence", span: SPAN, field: FIELD, operator: "exists", operatorSpan: SPAN };

function portable(expression: BoundExpression): BoundExpression {
  switch (expression.kind) {
    case "and":
    case "or":
      return { kind: expression.kind, node: NODE, operands: expression.operands.map(portable) };
    case "not":
      return { kind: "not", node: NODE, operand: portable(expression.operand) };
    case "predicate": {
      const { field, negated, test } = expression;
      return {
        kind: "predicate",
        node: NODE,
        field: { ...field, span: SPAN, info: undefined },
        negated,
        test: withOwnNumbers(test),
      };
    }
    case "broken":
      return { kind: "broken", node: NODE };
  }
}

function withOwnNumbers(test: Test): Test {
  switch (test.kind) {
    case "equality":
      return test.literals.some(isLongNumber) ? { ...test, literals: test.literals.map(withOwnNumber) } : test;
    case "order":
      return test.literal.kind === "number" ? { ...test, literal: withOwnNumber(test.literal) } : test;
    default:
      return test;
  }
}

function isLongNumber(literal: Literal): boolean {
  return literal.kind === "number" && typeof literal.value === "object";
}

function withOwnNumber<Kind extends Literal>(literal: Kind): Kind {
  if (literal.kind !== "number" || typeof literal.value === "number") return literal;
  const { negative, digits, magnitude } = literal.value;
  return { ...literal, value: new Decimal(negative, digits, magnitude) };
}
