/** Extensions → the core that the platform accepts, as far as the core can say it, with the same truth on every event. */

import type { Analysis } from "../analysis.js";
import type { Comparison, Expression, Membership, Operand, Predicate } from "../syntax/ast.js";

/** A rewritten expression: chains need parentheses where they stand inside another one. */
export interface CoreText {
  readonly kind: "predicate" | "conjunction" | "disjunction" | "negation";
  readonly text: string;
}

/** Whether the node itself is an extension, whatever is inside it. */
export function isExtension(node: Expression): boolean {
  switch (node.kind) {
    case "negation":
    case "existence":
    case "membership":
      return true;
    case "comparison":
      return node.operator === "<=" || node.operator === ">=" || node.operator === "contains";
    default:
      return false;
  }
}

/**
 * The expression in the core, or its opposite. What the core cannot say stays as it is: a negated `like` in a text that
 * still says `not`, an order with a text operand as it was written.
 */
export function toCore(analysis: Analysis, node: Expression, negated: boolean): CoreText {
  switch (node.kind) {
    case "group":
      return toCore(analysis, node.expression, negated);
    case "negation":
      return toCore(analysis, node.operand, !negated);
    case "conjunction":
    case "disjunction": {
      const operands = node.operands.map((operand) => toCore(analysis, operand, negated));
      const isConjunction = (node.kind === "conjunction") !== negated;
      return chain(isConjunction ? "conjunction" : "disjunction", operands);
    }
    case "missingExpression":
      return { kind: "predicate", text: "" };
    default:
      return predicateInCore(analysis, node, negated) ?? unchanged(analysis, node, negated);
  }
}

/** `undefined` where the core has no such predicate. */
export function predicateInCore({ text }: Analysis, node: Predicate, negated: boolean): CoreText | undefined {
  const field = text.slice(node.field.span.start, node.field.span.end);
  switch (node.kind) {
    case "existence": {
      const absent = (node.operator === "not exists") !== negated;
      return predicate(`${field} ${absent ? "=" : "!="} null`);
    }
    case "membership":
      return membershipInCore(text, node, field, negated);
    case "comparison":
      return comparisonInCore(text, node, field, negated);
  }
}

function membershipInCore(text: string, node: Membership, field: string, negated: boolean): CoreText | undefined {
  const { set } = node;
  const operands: readonly Operand[] = set.kind === "list" ? set.operands : [set];
  if (operands.length === 0 || operands.some(({ kind }) => kind === "null" || kind === "missingOperand"))
    return undefined;
  const excluded = (node.operator === "not in") !== negated;
  const parts = operands.map(({ span }) =>
    predicate(`${field} ${excluded ? "!=" : "="} ${text.slice(span.start, span.end)}`),
  );
  return chain(excluded ? "conjunction" : "disjunction", parts);
}

function comparisonInCore(text: string, node: Comparison, field: string, negated: boolean): CoreText | undefined {
  const operand = text.slice(node.operand.span.start, node.operand.span.end);
  switch (node.operator) {
    case "=":
    case "!=":
      return predicate(`${field} ${(node.operator === "=") === negated ? "!=" : "="} ${operand}`);
    case "contains":
      if (negated || (node.operand.kind !== "string" && node.operand.kind !== "lookupList")) return undefined;
      return predicate(`${field} like ${operand}`);
    case "<=":
    case ">=": {
      // With a text `=` would compare letters: only of a number both halves mean the same order.
      if (negated || node.operand.kind !== "number") return undefined;
      const strict = node.operator === "<=" ? "<" : ">";
      return chain("disjunction", [predicate(`${field} ${strict} ${operand}`), predicate(`${field} = ${operand}`)]);
    }
    case "missing":
      return undefined;
    default:
      return negated ? undefined : predicate(text.slice(node.span.start, node.span.end));
  }
}

function unchanged({ text }: Analysis, node: Predicate, negated: boolean): CoreText {
  const written = text.slice(node.span.start, node.span.end);
  return negated ? { kind: "negation", text: `not ${written}` } : predicate(written);
}

function predicate(text: string): CoreText {
  return { kind: "predicate", text };
}

function chain(kind: "conjunction" | "disjunction", parts: readonly CoreText[]): CoreText {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  const other = kind === "conjunction" ? "disjunction" : "conjunction";
  const texts = parts.map((part) => (part.kind === other ? `(${part.text})` : part.text));
  return { kind, text: texts.join(kind === "conjunction" ? " and " : " or ") };
}
