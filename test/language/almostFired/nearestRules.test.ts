// The distance of an event to an alert, against its definition: try every set of predicates that could be the other way.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type MeasuredRule,
  measureRule,
  type NearRule,
  nearestRules,
} from "../../../server/src/language/almostFired/nearestRules.js";
import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compileRule, verdictOf } from "../../../server/src/language/evaluation/verdict.js";
import { predicatesIn } from "../../../server/src/language/proof/index.js";
import type { Event } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";
import { smallWorlds } from "../proof/smallWorlds.js";
import { randomFilter, randomFrom } from "../proof/world.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;

interface Written extends MeasuredRule {
  readonly text: string;
  readonly texts: readonly string[];
}

function rule(filter: string, ...suppressions: readonly string[]): Written {
  const [bound, ...others] = [filter, ...suppressions].map((text) => analyse(text, CONTEXT).bound);
  const measured = bound && measureRule(bound, others);
  assert.ok(measured !== undefined);
  return { ...measured, text: filter, texts: [filter, ...suppressions] };
}

function event(record: Event["record"]): Event {
  return { record, virtualType: undefined };
}

function missingOf(measured: Written, record: Event["record"]): readonly string[] {
  const [near] = nearestRules([measured], event(record), 1);
  return (near?.missing ?? []).map(({ part, predicate: { span } }) => {
    return `${part}: ${measured.texts[part]?.slice(span.start, span.end)}`;
  });
}

describe("the distance to an alert", () => {
  it("adds up over `and`, takes the least over `or`, and turns through `not`", () => {
    assert.deepEqual(missingOf(rule("a = 1 and b = 2 and c = 3"), { b: 2 }), ["0: a = 1", "0: c = 3"]);
    assert.deepEqual(missingOf(rule("(a = 1 and b = 2) or c = 3"), { d: 1 }), ["0: c = 3"]);
    assert.deepEqual(missingOf(rule("(a = 1 and b = 2) or c = 3"), { a: 1 }), ["0: b = 2"]);
    assert.deepEqual(missingOf(rule("not (a = 1 or b = 2)"), { a: 1, b: 2 }), ["0: a = 1", "0: b = 2"]);
    assert.deepEqual(missingOf(rule("not (a = 1 and b = 2)"), { a: 1, b: 2 }), ["0: a = 1"]);
    assert.deepEqual(missingOf(rule("a = 1"), { a: 1 }), []);
  });

  it("counts what makes a suppression true", () => {
    const suppressed = rule("a = 1", "b = 2 and c = 3", "d = 4 or e = 5");
    assert.deepEqual(missingOf(suppressed, { b: 2, c: 3, d: 4, e: 5 }), [
      ...["0: a = 1", "1: b = 2", "2: d = 4", "2: e = 5"],
    ]);
    assert.deepEqual(missingOf(suppressed, { a: 1, b: 2, d: 4 }), ["2: d = 4"]);
  });

  it("is endless where nothing could make the rule alert", () => {
    const never = rule("a < null and b = 1");
    assert.equal(nearestRules([never], event({ b: 1 }), 1)[0]?.distance, Number.POSITIVE_INFINITY);
    assert.deepEqual(missingOf(never, { b: 1 }), ["0: a < null"]);
    assert.equal(rule("a = 1", "").distance(event({ a: 1 })), Number.POSITIVE_INFINITY);
    assert.equal(measureRule(analyse("a = ", CONTEXT).bound, []), undefined);
  });

  it("orders rules: the nearest first, then the one of which more holds, then as they stand", () => {
    const rules = [
      rule("z = 1 and y = 2"),
      rule("z = 1"),
      rule("z = 1 and b = 2"),
      rule("a < null"),
      rule("b = 2"),
      rule("x = 9"),
    ];
    const ranked = nearestRules(rules, event({ b: 2 }), 5).map((near) => [near.distance, near.rule.text]);
    assert.deepEqual(ranked, [
      [0, "b = 2"],
      [1, "z = 1 and b = 2"],
      [1, "z = 1"],
      [1, "x = 9"],
      [2, "z = 1 and y = 2"],
    ]);
  });

  it("is 0 exactly on an alert, and otherwise the smallest number of turned predicates that makes one", () => {
    const seed = 20_261_122;
    const random = randomFrom(seed);
    const distances = new Map<number, number>();
    for (const world of smallWorlds()) {
      for (let i = 0; i < 25; i++) {
        const filter = randomFilter(world, random, 5).filter;
        const suppressions = Array.from({ length: random(3) }, () => randomFilter(world, random, 2).filter);
        const measured = measureRule(filter, suppressions);
        assert.ok(measured !== undefined);
        for (let j = 0; j < 4; j++) {
          const one: Event | undefined = world.events[random(world.events.length)];
          if (one === undefined) continue;
          const distance: number = measured.distance(one);
          assert.equal(distance, fewestTurned(filter, suppressions, one), `seed ${seed}, ${world.name}`);
          assert.equal(distance === 0, verdict(filter, suppressions, one) === "alert");
          const near: NearRule<MeasuredRule> | undefined = nearestRules([measured], one, 1)[0];
          assert.equal(near?.distance, distance);
          assert.equal(near?.missing.length, distance);
          const turned: ReadonlySet<BoundPredicate> = new Set(near?.missing.map(({ predicate }) => predicate.bound));
          assert.equal(
            verdict(
              turn(filter, turned),
              suppressions.map((each) => turn(each, turned)),
              one,
            ),
            "alert",
          );
          distances.set(distance, (distances.get(distance) ?? 0) + 1);
        }
      }
    }
    assert.ok(
      Math.min(...[0, 1, 2].map((distance) => distances.get(distance) ?? 0)) > 20,
      JSON.stringify([...distances]),
    );
  });
});

function verdict(filter: BoundFilter, suppressions: readonly BoundFilter[], one: Event): string | undefined {
  const compiled = compileRule(filter, suppressions);
  return compiled && verdictOf(compiled, one);
}

function fewestTurned(filter: BoundFilter, suppressions: readonly BoundFilter[], one: Event): number {
  const predicates = [filter, ...suppressions].flatMap(({ expression }) => predicatesIn(expression));
  let fewest = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** predicates.length; set++) {
    const turned = new Set(predicates.filter((_, index) => (set >> index) & 1));
    if (turned.size >= fewest) continue;
    if (
      verdict(
        turn(filter, turned),
        suppressions.map((each) => turn(each, turned)),
        one,
      ) === "alert"
    )
      fewest = turned.size;
  }
  return fewest;
}

/** The filter with some of its predicates the other way round. */
function turn(filter: BoundFilter, turned: ReadonlySet<BoundPredicate>): BoundFilter {
  return filter.expression === undefined ? filter : { ...filter, expression: turnIn(filter.expression, turned) };
}

function turnIn(expression: BoundExpression, turned: ReadonlySet<BoundPredicate>): BoundExpression {
  switch (expression.kind) {
    case "and":
    case "or":
      return { ...expression, operands: expression.operands.map((operand) => turnIn(operand, turned)) };
    case "not":
      return { ...expression, operand: turnIn(expression.operand, turned) };
    case "predicate":
      return turned.has(expression) ? { ...expression, negated: !expression.negated } : expression;
    case "broken":
      return expression;
  }
}
