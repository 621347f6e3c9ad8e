/**
 * Random bound filters and random events that are made to meet: few field names, few values, and all the shapes that
 * events use to confuse an evaluator (dotted keys, arrays in arrays, `__proto__`, long numbers, aliases).
 */

import fc from "fast-check";
import type { BoundExpression, BoundFilter, Literal, Test } from "../../server/src/language/binding/boundFilter.js";
import type { Alias, EventType } from "../../server/src/language/schema/schema.js";
import { parseNumber } from "../../server/src/language/values/decimal.js";
import type { Event, EventRecord, EventValue, Leaf } from "../../server/src/language/values/event.js";
import { allOf, anyOf, filterOf, not, predicateOf } from "./boundBuilder.js";

/** The first names come up most, so that paths and events meet. */
const SEGMENTS = ["a", "a", "a", "b", "b", "0", "0", "1", "__proto__", "event_type"];

const TEXTS = [
  ...["", "a", "A", " a", "a.b", "true", "false", "null", "5", "5.0", "-0", "05", "1e3", "9007199254740993"],
  ...["10.0.0.0/8", "10.1.2.3/8", "10.1.2.3", "::ffff:10.1.2.3", "::/0", "0.0.0.0/0", "2001:db8::1", "2001:DB8:0::1"],
  ...["2001:db8::/32", "::ffff:10.0.0.0/104", "10.01.2.3", "fe80::1%1", "audit", "cloudtrail"],
  ...["2020-01-01T00:00:00Z", "2020-01-01t01:00:00.0+01:00", "2020-01-01T00:00:00.5Z", "2020-02-30T00:00:00Z"],
];

const NUMBERS = ["0", "5", "5.5", "-1", "1000", "9007199254740993", "9007199254740992", "1e400", "1e-400", "0.1"];

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

export const eventLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS).map((number) => parseNumber(number) ?? 0) },
  { weight: 1, arbitrary: fc.boolean() },
);

const key: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SEGMENTS) },
  { weight: 1, arbitrary: fc.constantFrom("a.b", "b.a", "a.0", "0.a", "a.b.a", "", ".", "constructor") },
);

/** Most have a field `a`, so that most paths lead somewhere. */
function recordOf(value: fc.Arbitrary<EventValue>): fc.Arbitrary<EventRecord> {
  const first = fc.tuple(fc.constantFrom("a", "a", "a", "b", "a.b"), value);
  return fc
    .tuple(first, fc.array(fc.tuple(key, value), { maxLength: 4, size: "max" }))
    .map(([first, more]) => Object.fromEntries([first, ...more]));
}

const value: fc.Arbitrary<EventValue> = fc.letrec<{ value: EventValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "max" },
    { weight: 9, arbitrary: eventLeaf },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.array(tie("value"), { maxLength: 3, size: "max" }) },
    { weight: 4, arbitrary: recordOf(tie("value")) },
  ),
})).value;

export const hostileEvent: fc.Arbitrary<Event> = fc.record({
  record: recordOf(value),
  virtualType: fc.constantFrom(undefined, "audit", "cloudtrail", "nonsense"),
});

const literal: fc.Arbitrary<Literal> = fc.oneof(
  { weight: 4, arbitrary: text.map((value): Literal => ({ kind: "string", value })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...NUMBERS)
      .map((text): Literal => ({ kind: "number", text, value: parseNumber(text) ?? 0 })),
  },
  { weight: 1, arbitrary: fc.boolean().map((value): Literal => ({ kind: "boolean", value })) },
);

/** Hardly ever empty. */
function listOf<Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(item, { minLength: 1, maxLength: 6, size: "max" }) },
    { weight: 1, arbitrary: fc.constant<Item[]>([]) },
  );
}

export const boundTest: fc.Arbitrary<Test> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Test>({ kind: "presence" }) },
  {
    weight: 6,
    arbitrary: listOf(literal).map((literals): Test => ({ kind: "equality", literals })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("<", ">", "<=", ">="), literal)
      .map(
        ([operator, literal]): Test =>
          literal.kind === "boolean"
            ? { kind: "impossible", reason: "operand-type" }
            : { kind: "order", operator, literal },
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("starts_with", "ends_with", "contains"), listOf(text))
      .map(([operator, texts]): Test => ({ kind: "text", operator, texts })),
  },
);

const eventTypes: fc.Arbitrary<readonly EventType[]> = fc.subarray(["audit", "cloudtrail"]);

const path: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("a", "b", "a.b") },
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 3 })
      .map((segments) => segments.join(".")),
  },
);

const aliases: fc.Arbitrary<readonly Alias[]> = fc.array(
  fc.record({
    name: fc.constant("alias"),
    targets: fc.array(path, { maxLength: 3 }),
    how: fc.constantFrom("all", "first"),
    eventTypes,
  }),
  { maxLength: 2 },
);

export const boundPredicate: fc.Arbitrary<BoundExpression> = fc
  .tuple(path, boundTest, fc.boolean(), aliases)
  .map(([path, test, negated, aliases]) => predicateOf(path, test, { negated, aliases }));

export const boundExpression: fc.Arbitrary<BoundExpression> = fc.letrec<{ expression: BoundExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    boundPredicate,
    fc.array(tie("expression"), { minLength: 1, maxLength: 4 }).map((operands) => allOf(...operands)),
    fc.array(tie("expression"), { minLength: 1, maxLength: 4 }).map((operands) => anyOf(...operands)),
    tie("expression").map(not),
  ),
})).expression;

export const boundFilter: fc.Arbitrary<BoundFilter> = boundExpression.map(filterOf);
