/** Tree → meaning: looks fields up, and brings the spellings of predicates down to four tests and a negation. */

import type { AnalysisContext } from "../analysisContext.js";
import type { EventType } from "../schema/schema.js";
import type { Comparison, Expression, FieldPath, Membership, Operand, Predicate } from "../syntax/ast.js";
import type { ParseResult } from "../syntax/parse.js";
import { parseNumber } from "../values/decimal.js";
import type { BoundExpression, BoundField, BoundFilter, BoundPredicate, Literal, Test } from "./boundFilter.js";
import { eventTypesOfRule, intersection, possibleTypes } from "./eventTypes.js";

export function bind(syntax: ParseResult, context: AnalysisContext): BoundFilter {
  const types = eventTypesOfRule(context.ruleType, context.schema);
  return {
    expression: syntax.expression && bindExpression(syntax.expression, types, context),
    evaluable: !syntax.problems.some(({ severity }) => severity === "error"),
  };
}

function bindExpression(node: Expression, types: readonly EventType[], context: AnalysisContext): BoundExpression {
  switch (node.kind) {
    case "conjunction": {
      // Where one operand holds, so do the others: each sees the types that all of them leave.
      const shared = intersection(types, possibleTypes(node));
      const inner = shared.length > 0 ? shared : types;
      return { kind: "and", node, operands: node.operands.map((operand) => bindExpression(operand, inner, context)) };
    }
    case "disjunction":
      return { kind: "or", node, operands: node.operands.map((operand) => bindExpression(operand, types, context)) };
    case "negation":
      return { kind: "not", node, operand: bindExpression(node.operand, types, context) };
    case "group":
      return bindExpression(node.expression, types, context);
    case "missingExpression":
      return { kind: "broken", node };
    default:
      return bindPredicate(node, types, context);
  }
}

function bindPredicate(node: Predicate, types: readonly EventType[], context: AnalysisContext): BoundExpression {
  if (node.field.kind === "missingField") return { kind: "broken", node };
  const meaning = meaningOf(node, context);
  if (meaning === undefined) return { kind: "broken", node };
  return { kind: "predicate", node, field: bindField(node.field, types, context), ...meaning };
}

function bindField(
  { span, path }: FieldPath,
  eventTypes: readonly EventType[],
  { schema }: AnalysisContext,
): BoundField {
  const { segments, aliases } = schema.pathOf(path);
  return { span, path, segments, info: schema.findField(path, eventTypes), eventTypes, aliases };
}

type Meaning = Pick<BoundPredicate, "negated" | "test">;

const IMPOSSIBLE: Meaning = { negated: false, test: { kind: "impossible", reason: "operand-type" } };

/** `undefined` where a part is missing, so that there is nothing to mean. */
function meaningOf(node: Predicate, context: AnalysisContext): Meaning | undefined {
  switch (node.kind) {
    case "existence":
      return { negated: node.operator === "not exists", test: { kind: "presence" } };
    case "membership":
      return membership(node, context);
    case "comparison":
      return comparison(node, context);
  }
}

function membership({ operator, set }: Membership, context: AnalysisContext): Meaning | undefined {
  if (set.kind === "missingOperand") return undefined;
  const operands = set.kind === "list" ? set.operands : [set];
  if (operands.some(({ kind }) => kind === "missingOperand")) return undefined;
  if (operands.some(({ kind }) => kind === "null")) {
    return { negated: false, test: { kind: "impossible", reason: "null-in-list" } };
  }
  return { negated: operator === "not in", test: equality(operands, context) };
}

function comparison({ operator, operand }: Comparison, context: AnalysisContext): Meaning | undefined {
  if (operand.kind === "missingOperand") return undefined;
  switch (operator) {
    case "missing":
      return undefined;
    case "=":
    case "!=":
      if (operand.kind === "null") return { negated: operator === "=", test: { kind: "presence" } };
      return { negated: operator === "!=", test: equality([operand], context) };
    case "<":
    case ">":
    case "<=":
    case ">=": {
      const [literal] = literalsOf(operand, context);
      if (operand.kind === "lookupList" || literal === undefined || literal.kind === "boolean") return IMPOSSIBLE;
      return { negated: false, test: { kind: "order", operator, literal } };
    }
    default: {
      if (operand.kind !== "string" && operand.kind !== "lookupList") return IMPOSSIBLE;
      const texts = literalsOf(operand, context).map(textOf);
      return { negated: false, test: { kind: "text", operator: operator === "like" ? "contains" : operator, texts } };
    }
  }
}

function equality(operands: readonly Operand[], context: AnalysisContext): Test {
  return { kind: "equality", literals: operands.flatMap((operand) => literalsOf(operand, context)) };
}

/** What an operand stands for: a list for its values, and a list that is not defined for none. */
function literalsOf(operand: Operand, context: AnalysisContext): readonly Literal[] {
  switch (operand.kind) {
    case "string":
      return [{ kind: "string", value: operand.value }];
    case "boolean":
      return [{ kind: "boolean", value: operand.value }];
    case "number":
      return [{ kind: "number", value: parseNumber(operand.text) ?? 0, text: operand.text }];
    case "lookupList":
      return context.lists?.get(operand.name) ?? [];
    case "null":
    case "missingOperand":
      return [];
  }
}

/** A list's numbers and booleans are compared by their text where the operator wants one. */
function textOf(literal: Literal): string {
  switch (literal.kind) {
    case "string":
      return literal.value;
    case "number":
      return literal.text;
    case "boolean":
      return String(literal.value);
  }
}
