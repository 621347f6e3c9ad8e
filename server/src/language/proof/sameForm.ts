/**
 * Whether two filters are evidently the same: they ask the same of the same fields once negations have moved to the
 * predicates and lists stand for their members. Most rewritings of a text are of this kind, and then no event needs to be
 * looked for. `false` says nothing: the filters may be equivalent all the same.
 */

import type { BoundExpression, BoundFilter, BoundPredicate, EqualityTest, Literal } from "../binding/boundFilter.js";

/** @example haveSameForm(boundOf('exe in ("a", "b")'), boundOf('exe = "a" or exe = "b"')) // true */
export function haveSameForm(one: BoundFilter, other: BoundFilter): boolean {
  if (one.expression === undefined || other.expression === undefined) return one.expression === other.expression;
  return formOf(one.expression, false) === formOf(other.expression, false);
}

/** A text that only expressions with the same truth have: every part of it tells where it ends. */
function formOf(expression: BoundExpression, isNegated: boolean): string {
  switch (expression.kind) {
    case "not":
      return formOf(expression.operand, !isNegated);
    case "and":
    case "or": {
      const isConjunction = (expression.kind === "and") !== isNegated;
      const parts = new Map<string, Set<string>>();
      addParts(expression, isNegated, isConjunction, parts);
      const forms = [...parts].map(([head, members]) => head + [...members].sort().join());
      const [only] = forms;
      if (only !== undefined && forms.length === 1) return only;
      return `${isConjunction ? "and" : "or"}(${forms.sort().join()})`;
    }
    case "predicate":
      return formOfPredicate(expression, expression.negated !== isNegated);
    case "broken":
      // What is not there yet is like nothing else.
      return `broken(${expression.node.span.start})`;
  }
}

/**
 * The operands of a chain, those of chains inside it among them, each under what it begins with. Equalities of one field
 * that the chain joins as a list does have their beginning in common, so that their literals come together.
 */
function addParts(
  expression: BoundExpression,
  isNegated: boolean,
  isConjunction: boolean,
  parts: Map<string, Set<string>>,
): void {
  if (expression.kind === "not") {
    addParts(expression.operand, !isNegated, isConjunction, parts);
  } else if (
    (expression.kind === "and" || expression.kind === "or") &&
    ((expression.kind === "and") !== isNegated) === isConjunction
  ) {
    for (const operand of expression.operands) addParts(operand, isNegated, isConjunction, parts);
  } else if (isListLike(expression, isNegated, isConjunction)) {
    const head = headOf(expression, isConjunction);
    const members = parts.get(head) ?? new Set();
    parts.set(head, members);
    for (const literal of expression.test.literals) members.add(formOfLiteral(literal));
  } else {
    parts.set(formOf(expression, isNegated), new Set());
  }
}

interface EqualityPredicate extends BoundPredicate {
  readonly test: EqualityTest;
}

/** One of several values wanted by `or`, or all of several ruled out by `and`. */
function isListLike(
  expression: BoundExpression,
  isNegated: boolean,
  isConjunction: boolean,
): expression is EqualityPredicate {
  if (expression.kind !== "predicate" || expression.test.kind !== "equality") return false;
  return (expression.negated !== isNegated) === isConjunction;
}

function formOfPredicate(predicate: BoundPredicate, isNegated: boolean): string {
  const { test } = predicate;
  const head = headOf(predicate, isNegated);
  switch (test.kind) {
    case "presence":
      return head;
    case "equality":
      return head + [...new Set(test.literals.map(formOfLiteral))].sort().join();
    case "order":
      return head + test.operator + formOfLiteral(test.literal);
    case "text":
      return head + test.operator + JSON.stringify(test.texts);
    case "impossible":
      return head + test.reason;
  }
}

/** The path in quotes, because it may hold any character. */
function headOf({ field, test }: BoundPredicate, isNegated: boolean): string {
  return `${isNegated ? "!" : ""}${test.kind}${JSON.stringify(field.path)}`;
}

/** A number as it is written: two spellings of one may be told apart by what is compared as text. */
function formOfLiteral(literal: Literal): string {
  return literal.kind === "string"
    ? JSON.stringify(literal.value)
    : literal.kind === "number"
      ? literal.text
      : String(literal.value);
}
