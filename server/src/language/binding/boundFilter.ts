/**
 * A filter's meaning: what evaluation, proofs and the matcher read. The many spellings of the language come down to four
 * tests and a negation here, so each reader has four cases to handle. Parentheses are gone; every node points back to
 * the tree it was written as.
 */

import type { Alias, EventType, FieldInfo } from "../schema/schema.js";
import type { ComparisonOperator, Expression, Predicate } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import type { ExactNumber } from "../values/decimal.js";

export interface BoundFilter {
  /** `undefined` for an empty filter, which is true. */
  readonly expression: BoundExpression | undefined;
  /** Whether it has a truth: false where the text has an error, and then nothing may evaluate the whole. */
  readonly evaluable: boolean;
}

export type BoundExpression = BoundChain | BoundNegation | BoundPredicate | BrokenExpression;

export interface BoundChain {
  readonly kind: "and" | "or";
  readonly node: Expression;
  readonly operands: readonly BoundExpression[];
}

export interface BoundNegation {
  readonly kind: "not";
  readonly node: Expression;
  readonly operand: BoundExpression;
}

/** A part that is missing or incomplete. */
export interface BrokenExpression {
  readonly kind: "broken";
  readonly node: Expression;
}

/** True where `test` holds for the leaves of `field`; the opposite where `negated`. */
export interface BoundPredicate {
  readonly kind: "predicate";
  readonly node: Predicate;
  readonly field: BoundField;
  readonly negated: boolean;
  readonly test: Test;
}

export interface BoundField {
  readonly span: Span;
  readonly path: string;
  readonly segments: readonly string[];
  /** What the schema knows, for the event types that are possible where the predicate stands. */
  readonly info: FieldInfo | undefined;
  /** The event types that are possible where the predicate stands. */
  readonly eventTypes: readonly EventType[];
  /** All aliases of this name; which applies depends on the type of the event. */
  readonly aliases: readonly Alias[];
}

export type Test = PresenceTest | EqualityTest | OrderTest | TextTest | ImpossibleTest;

/** `!= null`, `exists`. */
export interface PresenceTest {
  readonly kind: "presence";
}

/** Some leaf equals one of the literals: `=`, `in`, a list. */
export interface EqualityTest {
  readonly kind: "equality";
  readonly literals: readonly Literal[];
}

export interface OrderTest {
  readonly kind: "order";
  readonly operator: Extract<ComparisonOperator, "<" | ">" | "<=" | ">=">;
  readonly literal: StringLiteral | NumberLiteral;
}

/** Some leaf's text starts with, ends with or contains one of the texts. */
export interface TextTest {
  readonly kind: "text";
  readonly operator: "starts_with" | "ends_with" | "contains";
  readonly texts: readonly string[];
}

/** An operand that the operator cannot take (`< null`): the predicate is false, `negated` never true. */
export interface ImpossibleTest {
  readonly kind: "impossible";
  readonly reason: ImpossibleReason;
}

export type ImpossibleReason = "operand-type" | "null-in-list";

export type Literal = StringLiteral | NumberLiteral | BooleanLiteral;

export interface StringLiteral {
  readonly kind: "string";
  readonly value: string;
}

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: ExactNumber;
  /** As written in the filter. */
  readonly text: string;
}

export interface BooleanLiteral {
  readonly kind: "boolean";
  readonly value: boolean;
}
