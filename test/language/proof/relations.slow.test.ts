// How filters of a pack stand to each other: the quick ways are kept equal to full proofs, on real filters.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { type Assumption, Budget, disjoint, implies } from "../../../server/src/language/proof/index.js";
import { STEPS_OF_RELATION } from "../../../server/src/language/proof/preparedFilter.js";
import { PackTheory, prepare, REVERSED, type Relation, relate } from "../../../server/src/language/proof/relations.js";
import type { RuleToRelate } from "../../../server/src/language/proof/ruleToRelate.js";
import { EVENT_TYPES, type EventType } from "../../../server/src/language/schema/schema.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";
import { denseFilter } from "./denseFilter.js";
import { randomFrom } from "./world.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;

function documented(eventTypes: readonly EventType[]): Assumption {
  return { kind: "asDocumented", schema: fullSchema, eventTypes };
}

function rule(text: string, eventTypes: readonly EventType[]): RuleToRelate {
  return { key: text, filter: bound(text), suppressions: [], eventTypes };
}

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

describe("relations of two filters", () => {
  const cases: readonly (readonly [string, string, Relation])[] = [
    ['eventName = "A"', 'eventName = "B"', "disjoint"],
    ['eventName = "A" or eventName = "B"', 'eventName in ("B", "A")', "equal"],
    ['eventName = "A" and awsRegion = "x"', 'eventName starts_with "A"', "within"],
    ['eventName != "A"', 'eventName = "B"', "around"],
    ['eventName = "A"', 'awsRegion = "x"', "overlapping"],
    ['eventName = "A" and eventName = "B"', 'awsRegion = "x"', "never"],
    ['responseElements = null and eventName = "A"', 'responseElements.user = "x"', "disjoint"],
    ["userIdentity != null", 'userIdentity.type = "Root"', "around"],
    ["eventName != null", 'awsRegion = "x"', "around"],
    ["recipientAccountId = 5", 'recipientAccountId = "5.0"', "around"],
    ['awsRegion = "x" and', 'awsRegion = "x"', "unknown"],
    ["", 'awsRegion = "x"', "around"],
  ];
  for (const [first, second, expected] of cases) {
    it(`${first === "" ? "an empty filter" : first}  ${expected}  ${second}`, () => {
      const theory = new PackTheory(fullSchema);
      const prepared = (text: string) => prepare(rule(text, ["cloudtrail"]), theory);
      assert.equal(relate(prepared(first), prepared(second)), expected);
    });
  }

  it("are what full proofs say of real filters", needsSharedData, () => {
    const texts = new Set<string>();
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file)) {
        const { filter }: { readonly filter: string } = JSON.parse(line);
        texts.add(filter);
      }
    }
    const theory = new PackTheory(fullSchema);
    const prepared = [...texts].map((text) => ({ text, prepared: prepare(rule(text, EVENT_TYPES), theory) }));
    const seed = Date.now() % 2 ** 31;
    const random = randomFrom(seed);
    const counts = new Map<Relation, number>();
    for (let i = 0; i < 4_000; i++) {
      const first = prepared[random(prepared.length)];
      // Neighbours in the file are often about the same things.
      const second =
        prepared[i % 2 === 0 ? random(prepared.length) : prepared.indexOf(first ?? raise()) + 1 + random(3)];
      if (first === undefined || second === undefined) continue;
      const relation = relate(first.prepared, second.prepared);
      counts.set(relation, (counts.get(relation) ?? 0) + 1);
      assert.equal(
        relation,
        fullRelation(first.text, second.text, documented(EVENT_TYPES)),
        `seed ${seed}: ${first.text}\n${second.text}`,
      );
    }
    assert.ok((counts.get("disjoint") ?? 0) > 50 && (counts.get("overlapping") ?? 0) > 50);
  });

  it("are what full proofs say of filters that are full of refusals, and the steps the same in any order", () => {
    const seed = Date.now() % 2 ** 31;
    const random = randomFrom(seed);
    const texts = Array.from({ length: 60 }, () => denseFilter(random));
    const prepareAll = (order: readonly string[]) => {
      const theory = new PackTheory(fullSchema);
      return new Map(order.map((text) => [text, prepare(rule(text, ["cloudtrail", "audit"]), theory)]));
    };
    const prepared = prepareAll(texts);
    const preparedLater = prepareAll([...texts].reverse());
    const counts = new Map<Relation, number>();
    const related = (known: typeof prepared, first: string, second: string) => {
      const budget = new Budget(STEPS_OF_RELATION);
      const [one, other] = [known.get(first), known.get(second)];
      assert.ok(one && other);
      return { relation: relate(one, other, budget), left: budget.left, cost: one.cost };
    };
    const pairs = texts.flatMap((first, at) => texts.slice(0, at).map((second) => [first, second] as const));
    const answers = pairs.map(([first, second]) => related(prepared, first, second));
    for (const [at, [first, second]] of [...pairs.entries()].reverse())
      assert.deepEqual(related(preparedLater, first, second), answers[at], `seed ${seed}: ${first}\n${second}`);
    for (const [at, [first, second]] of pairs.entries()) {
      const { relation, left } = related(prepared, second, first);
      assert.deepEqual([REVERSED[relation], left], [answers[at]?.relation, answers[at]?.left], `seed ${seed}`);
    }
    for (const [at, [first, second]] of pairs.entries()) {
      const { relation = "unknown" } = answers[at] ?? {};
      counts.set(relation, (counts.get(relation) ?? 0) + 1);
      const proved = fullRelation(first, second, documented(["cloudtrail", "audit"]));
      // What the one gives up the other may know.
      if (relation === "unknown" || proved === "unknown") continue;
      assert.equal(relation, proved, `seed ${seed}: ${first}\n${second}`);
    }
    assert.ok((counts.get("unknown") ?? 0) < pairs.length / 20, `seed ${seed}`);
    assert.ok((counts.get("disjoint") ?? 0) > 5 && (counts.get("overlapping") ?? 0) > 50, `seed ${seed}`);
  });
});

function raise(): never {
  throw new Error("there are no filters");
}

function fullRelation(first: string, second: string, assumption: Assumption): Relation {
  const [one, other] = [bound(first), bound(second)];
  const options = { certified: false };
  const isDisjoint = disjoint(one, other, assumption, options).kind;
  const within = implies(one, other, assumption, options).kind;
  const around = implies(other, one, assumption, options).kind;
  if ([isDisjoint, within, around].includes("unknown")) return "unknown";
  if (isDisjoint === "proved") return within === "proved" || around === "proved" ? "never" : "disjoint";
  if (within === "proved") return around === "proved" ? "equal" : "within";
  return around === "proved" ? "around" : "overlapping";
}
