// Proofs state the meaning of tests on values a second time, taken apart; here it is kept equal to evaluation's.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Literal, Test } from "../../../server/src/language/binding/boundFilter.js";
import { compilePredicate } from "../../../server/src/language/evaluation/compile.js";
import { partsHold, partsOf } from "../../../server/src/language/proof/leafTruth.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";
import { predicateOf } from "../../support/boundBuilder.js";

const texts = fc.constantFrom(
  ...[
    "",
    "a",
    "ab",
    "true",
    "false",
    "5",
    "5.0",
    "+5",
    "5e0",
    "99999999999999999999",
    "1e500",
    "10.0.0.1",
    "10.0.0.0/8",
  ],
  ...[
    "::ffff:10.0.0.1",
    "::1",
    "::/0",
    "0.0.0.0/0",
    "10.0.0.1/8",
    "2020-01-01T00:00:00Z",
    "2019-12-31T23:59:60Z",
    "2020",
  ],
  ...["2020-01-01T01:00:00+01:00", "1", ".", "-0"],
);
const numbers = fc.constantFrom("5", "0", "-3.5", "99999999999999999999", "1e500", "5.00");
const literals: fc.Arbitrary<Literal> = fc.oneof(
  texts.map((value) => ({ kind: "string", value }) as const),
  fc.boolean().map((value) => ({ kind: "boolean", value }) as const),
  numbers.map((text) => ({ kind: "number", value: parseNumber(text) ?? 0, text }) as const),
);
const orderLiterals = literals.filter((literal) => literal.kind !== "boolean");
const tests: fc.Arbitrary<Test> = fc.oneof(
  fc.constant({ kind: "presence" } as const),
  fc.array(literals, { minLength: 1, maxLength: 3 }).map((some) => ({ kind: "equality", literals: some }) as const),
  fc
    .tuple(fc.constantFrom("<", ">", "<=", ">="), orderLiterals)
    .map(([operator, literal]) => ({ kind: "order", operator, literal }) as const),
  fc
    .tuple(fc.constantFrom("starts_with", "ends_with", "contains"), fc.array(texts, { maxLength: 2 }))
    .map(([operator, some]) => ({ kind: "text", operator, texts: some }) as const),
);
const leaves = fc.oneof(
  texts,
  fc.boolean(),
  numbers.map((text) => parseNumber(text) ?? 0),
  fc.constant({}),
);

describe("what holds for one value", () => {
  it("is what evaluation says", () => {
    fc.assert(
      fc.property(tests, leaves, (test, value) => {
        const event = { record: { a: value }, virtualType: undefined };
        assert.equal(partsHold(partsOf([test]), value), compilePredicate(predicateOf("a", test))(event));
      }),
      { numRuns: 20_000 },
    );
  });
});
