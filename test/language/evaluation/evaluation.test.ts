/** Properties of evaluation on random filters and hostile events: the two evaluators agree, Boolean algebra holds. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { BoundExpression, BoundFilter } from "../../../server/src/language/binding/boundFilter.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { type Explanation, explain } from "../../../server/src/language/evaluation/explain.js";
import { reasonText } from "../../../server/src/language/evaluation/reasonText.js";
import { LOCALES, render } from "../../../server/src/language/text/message.js";
import type { Event } from "../../../server/src/language/values/event.js";
import { allOf, anyOf, broken, filterOf, not, predicateOf } from "../../support/boundBuilder.js";
import { boundExpression, boundFilter, boundTest, eventLeaf, hostileEvent } from "../../support/hostileEvents.js";

function truthOf(expression: BoundExpression, event: Event): boolean {
  const compiled = compile(filterOf(expression));
  assert.ok(compiled);
  return compiled(event);
}

const event: Event = { record: { a: "x", b: ["x", "y"] }, virtualType: undefined };
const yes = predicateOf("a", { kind: "presence" });
const no = predicateOf("missing", { kind: "presence" });

const VALUE_REASONS = [
  ...["equal", "same-number", "same-address", "in-block", "order-holds", "starts", "ends", "contains"],
  ...["not-equal", "case-differs", "not-in-block", "not-an-address", "type-differs", "order-fails"],
  ...["not-a-number", "not-a-date-time", "not-orderable", "not-starts", "not-ends", "not-contains"],
  ...["present", "empty-list", "impossible"],
];

describe("compile and explain", () => {
  it("give the same truth on any filter and event, and at every node", () => {
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(boundFilter, hostileEvent, (filter, event) => {
        const { truth, root } = explain(filter, event);
        assert.equal(compile(filter)?.(event), truth);
        assert.ok(root && truth !== undefined);
        for (const node of nodesOf(root)) assert.equal(node.truth, truthOf(node.bound, event));
        seen[`${truth}`]++;
      }),
      { numRuns: 3_000 },
    );
    assert.ok(Math.min(seen.true, seen.false) > 300, `both truths occurred often: ${JSON.stringify(seen)}`);
  });

  it("give the same truth for every kind of reason", () => {
    const kinds = new Set<string>();
    const values = fc.array(eventLeaf, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(boundTest, values, fc.boolean(), (test, a, negated) => {
        const filter = filterOf(predicateOf("a", test, { negated }));
        const event: Event = { record: { a }, virtualType: undefined };
        const { truth, root } = explain(filter, event);
        assert.equal(compile(filter)?.(event), truth);
        if (root?.kind === "predicate") kinds.add(root.reason.kind);
      }),
      { numRuns: 20_000 },
    );
    assert.deepEqual(
      VALUE_REASONS.filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  it("say every reason in all languages, with every placeholder filled", () => {
    fc.assert(
      fc.property(boundFilter, hostileEvent, (filter, event) => {
        const { root } = explain(filter, event);
        for (const node of root ? nodesOf(root) : []) {
          if (node.kind !== "predicate" && node.kind !== "broken") continue;
          const message = reasonText(node);
          const placeholders = [...message.texts.en.matchAll(/\{\w+\}/g)].map(String).sort();
          for (const locale of LOCALES) {
            assert.deepEqual([...new Set(message.texts[locale].match(/\{\w+\}/g))].sort(), [...new Set(placeholders)]);
            for (const placeholder of placeholders) assert.ok(placeholder.slice(1, -1) in message.values, message.key);
            assert.doesNotMatch(render(message, locale), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("hold the laws of Boolean algebra", () => {
    fc.assert(
      fc.property(boundExpression, boundExpression, boundExpression, hostileEvent, (a, b, c, event) => {
        const same = (one: BoundExpression, other: BoundExpression): void =>
          assert.equal(truthOf(one, event), truthOf(other, event));
        same(allOf(a, b), allOf(b, a));
        same(anyOf(a, b), anyOf(b, a));
        same(allOf(a, allOf(b, c)), allOf(a, b, c));
        same(anyOf(a, anyOf(b, c)), anyOf(a, b, c));
        same(allOf(a, anyOf(b, c)), anyOf(allOf(a, b), allOf(a, c)));
        same(anyOf(a, allOf(b, c)), allOf(anyOf(a, b), anyOf(a, c)));
        same(not(allOf(a, b)), anyOf(not(a), not(b)));
        same(not(anyOf(a, b)), allOf(not(a), not(b)));
        same(allOf(a, anyOf(a, b)), a);
        same(not(not(a)), a);
        assert.equal(truthOf(allOf(a, not(a)), event), false);
        assert.equal(truthOf(anyOf(a, not(a)), event), true);
      }),
      { numRuns: 500 },
    );
  });

  it("take an empty filter for true", () => {
    const empty = filterOf(undefined);
    assert.equal(compile(empty)?.(event), true);
    assert.deepEqual(explain(empty, event), { truth: true, root: undefined });
  });

  it("give no truth to a filter with an error, but explain the parts that are intact", () => {
    const filter: BoundFilter = { expression: allOf(yes, anyOf(no, broken)), evaluable: false };
    assert.equal(compile(filter), undefined);
    const { truth, root } = explain(filter, event);
    assert.equal(truth, undefined);
    assert.ok(root?.kind === "and");
    assert.deepEqual(
      root.children.map(({ truth }) => truth),
      [true, undefined],
    );
    assert.equal(compile(filterOf(broken)), undefined);
    assert.equal(explain({ expression: yes, evaluable: false }, event).truth, undefined);
    assert.equal(explain({ expression: yes, evaluable: false }, event).root?.truth, true);
    assert.equal(explain({ expression: undefined, evaluable: false }, event).truth, undefined);
  });

  it("make an impossible predicate false, negated or not", () => {
    for (const negated of [false, true]) {
      const predicate = predicateOf("a", { kind: "impossible", reason: "operand-type" }, { negated });
      assert.equal(truthOf(predicate, event), false);
      assert.equal(truthOf(not(predicate), event), true);
    }
  });
});

describe("explain", () => {
  it("never stops early: each branch and each value is told", () => {
    const values = predicateOf("b", { kind: "equality", literals: [{ kind: "string", value: "x" }] });
    const { root } = explain(filterOf(anyOf(yes, allOf(no, values))), event);
    assert.ok(root?.kind === "or" && root.children[1]?.kind === "and");
    const [, inner] = root.children[1].children;
    assert.ok(inner?.kind === "predicate");
    assert.deepEqual(
      inner.values.map(({ value, path, judgement }) => [value, path, judgement?.kind]),
      [
        ["x", "b", "equal"],
        ["y", "b", "not-equal"],
      ],
    );
  });

  it("names the target of an alias that a value came from", () => {
    const aliases = [{ name: "ip", targets: ["src_ip", "c.addr"], how: "all", eventTypes: ["audit"] }] as const;
    const filter = filterOf(predicateOf("ip", { kind: "presence" }, { aliases }));
    const audit: Event = { record: { c: { addr: "10.0.0.1" }, ip: "10.0.0.2" }, virtualType: "audit" };
    const { root } = explain(filter, audit);
    assert.ok(root?.kind === "predicate");
    assert.deepEqual(
      root.values.map(({ value, path }) => [path, value]),
      [
        ["ip", "10.0.0.2"],
        ["c.addr", "10.0.0.1"],
      ],
    );
  });
});

describe("long lists", () => {
  const literals = Array.from(
    { length: 50_000 },
    (_, i) => ({ kind: "string", value: `10.${i >> 8}.${i & 255}.0/24` }) as const,
  );
  const filter = filterOf(predicateOf("ip", { kind: "equality", literals }));

  it("cost a look-up for each value, not a comparison for each literal", () => {
    const ip = Array.from({ length: 50_000 }, (_, i) => `192.0.${i >> 8}.${i & 255}`);
    const event: Event = { record: { ip }, virtualType: undefined };
    const started = performance.now();
    assert.equal(compile(filter)?.(event), false);
    assert.equal(explain(filter, event).truth, false);
    // Comparisons of each with each would be five thousand million.
    assert.ok(performance.now() - started < 5_000);
    assert.equal(compile(filter)?.({ record: { ip: [...ip, "10.7.7.7"] }, virtualType: undefined }), true);
  });
});

function nodesOf(root: Explanation): readonly Explanation[] {
  return root.kind === "and" || root.kind === "or" || root.kind === "not"
    ? [root, ...root.children.flatMap(nodesOf)]
    : [root];
}
