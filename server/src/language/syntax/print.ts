/** Tree → text, in the one way in which the formatter writes it. `parse(print(tree))` is the same tree. */

import type { Comparison, Existence, Expression, Field, Membership, Operand, OperandList } from "./ast.js";
import { quote } from "./stringValue.js";

/**
 * The text of a tree on one line; missing parts print as nothing.
 *
 * @example print(parse("a='x'  AND b=5", { comments: false }).expression) // 'a = "x" and b = 5'
 */
export function print(expression: Expression | undefined): string {
  return expression === undefined ? "" : printExpression(expression);
}

function printExpression(node: Expression): string {
  switch (node.kind) {
    case "disjunction":
      return node.operands.map(printExpression).join(" or ");
    case "conjunction":
      return node.operands.map(printExpression).join(" and ");
    case "negation":
      return `not ${printExpression(node.operand)}`;
    case "group":
      return `(${printExpression(node.expression)})`;
    case "missingExpression":
      return "";
    default:
      return printPredicate(node);
  }
}

/** @example printPredicate(predicate) // 'exe starts_with "/tmp/"' */
export function printPredicate(node: Comparison | Existence | Membership): string {
  switch (node.kind) {
    case "comparison":
      return [printField(node.field), node.operator === "missing" ? "" : node.operator, printOperand(node.operand)]
        .filter((part) => part !== "")
        .join(" ");
    case "existence":
      return `${printField(node.field)} ${node.operator}`.trimStart();
    case "membership":
      return `${printField(node.field)} ${node.operator} ${printSet(node.set)}`.trim();
  }
}

function printField(field: Field): string {
  return field.kind === "fieldPath" ? field.path : "";
}

function printSet(set: OperandList | Operand): string {
  return set.kind === "list" ? `(${set.operands.map(printOperand).join(", ")})` : printOperand(set);
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case "string":
      return quote(operand.value);
    case "number":
      return operand.text;
    case "boolean":
      return String(operand.value);
    case "null":
      return "null";
    case "lookupList":
      return `@${operand.name}`;
    case "missingOperand":
      return "";
  }
}
