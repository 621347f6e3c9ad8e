/**
 * The tree of a filter. Every text has one: what is broken is an ordinary member of a union (`missing…`), never an
 * absent property. Nodes are immutable, know their span, and hold their children in the order of the text.
 */

import type { Span } from "../text/span.js";

export type Expression = Disjunction | Conjunction | Negation | Group | Predicate | MissingExpression;

/** `a or b or c`: all operands of one chain. */
export interface Disjunction {
  readonly kind: "disjunction";
  readonly span: Span;
  readonly operands: readonly Expression[];
  /** The words between the operands, one fewer than those. */
  readonly connectives: readonly Span[];
}

/** `a and b and c`: all operands of one chain. */
export interface Conjunction {
  readonly kind: "conjunction";
  readonly span: Span;
  readonly operands: readonly Expression[];
  readonly connectives: readonly Span[];
}

/** `not …`, an extension. */
export interface Negation {
  readonly kind: "negation";
  readonly span: Span;
  readonly keyword: Span;
  readonly operand: Expression;
}

/** Parentheses as the author wrote them; without meaning of their own, but kept by the printer. */
export interface Group {
  readonly kind: "group";
  readonly span: Span;
  readonly expression: Expression;
}

/** Something must stand here and does not. A zero-width span at the place where it belongs. */
export interface MissingExpression {
  readonly kind: "missingExpression";
  readonly span: Span;
}

export type Predicate = Comparison | Existence | Membership;

export const COMPARISON_OPERATORS = [
  "=",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
  "starts_with",
  "ends_with",
  "like",
  "contains",
] as const;
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number];

/** The operator of any predicate, as it is written by the printer. */
export type Operator = ComparisonOperator | "exists" | "not exists" | "in" | "not in";

/** `field operator operand`. */
export interface Comparison {
  readonly kind: "comparison";
  readonly span: Span;
  readonly field: Field;
  /** `missing` where the author has written a field and nothing that could be an operator. */
  readonly operator: ComparisonOperator | "missing";
  readonly operatorSpan: Span;
  readonly operand: Operand;
}

/** `field exists`, `field not exists`: extensions. */
export interface Existence {
  readonly kind: "existence";
  readonly span: Span;
  readonly field: Field;
  readonly operator: "exists" | "not exists";
  readonly operatorSpan: Span;
}

/** `field in ("a", "b")`, `field not in @Name`: extensions. */
export interface Membership {
  readonly kind: "membership";
  readonly span: Span;
  readonly field: Field;
  readonly operator: "in" | "not in";
  readonly operatorSpan: Span;
  readonly set: OperandList | LookupListOperand | MissingOperand;
}

export interface OperandList {
  readonly kind: "list";
  readonly span: Span;
  readonly operands: readonly Operand[];
}

export type Field = FieldPath | MissingField;

export interface FieldPath {
  readonly kind: "fieldPath";
  readonly span: Span;
  /** The path as one text, segments joined by dots: `userIdentity.type`. */
  readonly path: string;
}

export interface MissingField {
  readonly kind: "missingField";
  readonly span: Span;
}

export type Operand = StringOperand | NumberOperand | BooleanOperand | NullOperand | LookupListOperand | MissingOperand;

export interface StringOperand {
  readonly kind: "string";
  readonly span: Span;
  /** What the text means: without quotes, escapes resolved. */
  readonly value: string;
  /** The quotes that the author used; `none` for a value pasted without, which is a problem of its own. */
  readonly quote: '"' | "'" | "none";
}

export interface NumberOperand {
  readonly kind: "number";
  readonly span: Span;
  /** As written: `+1.50e3`. */
  readonly text: string;
}

export interface BooleanOperand {
  readonly kind: "boolean";
  readonly span: Span;
  readonly value: boolean;
}

export interface NullOperand {
  readonly kind: "null";
  readonly span: Span;
}

/** `@Name`, or one of the operands of a list. */
export interface LookupListOperand {
  readonly kind: "lookupList";
  readonly span: Span;
  /** Without the `@`. */
  readonly name: string;
}

export interface MissingOperand {
  readonly kind: "missingOperand";
  readonly span: Span;
}

/** Any node: what a walk over the tree meets. */
export type Node = Expression | Field | Operand | OperandList;
