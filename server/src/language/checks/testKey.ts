/** A text that is the same for two predicates exactly where they test the same. */

import type { BoundPredicate, Test } from "../binding/boundFilter.js";

/** @param negated of the predicate that is looked for, so that the opposite of one can be looked up */
export function testKey({ field, test }: BoundPredicate, negated: boolean): string {
  return `${negated ? "not " : ""}${field.path} ${partOf(test)}`;
}

function partOf(test: Test): string {
  switch (test.kind) {
    case "presence":
      return "exists";
    case "equality":
      return `= ${JSON.stringify(test.literals.map((literal) => [literal.kind, textOf(literal)]))}`;
    case "order":
      return `${test.operator} ${JSON.stringify([test.literal.kind, textOf(test.literal)])}`;
    case "text":
      return `${test.operator} ${JSON.stringify(test.texts)}`;
    case "impossible":
      return `impossible ${test.reason}`;
  }
}

type Literal = Extract<Test, { kind: "equality" }>["literals"][number];

function textOf(literal: Literal): string {
  return literal.kind === "number" ? literal.text : String(literal.value);
}
