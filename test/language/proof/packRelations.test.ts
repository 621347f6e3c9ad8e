// The relations of a pack's rules from one version to the next: right, and worked out for what changed only.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundFilter } from "../../../server/src/language/binding/boundFilter.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { Budget } from "../../../server/src/language/proof/budget.js";
import { PackRelations } from "../../../server/src/language/proof/packRelations.js";
import { RelationStore } from "../../../server/src/language/proof/relationStore.js";
import { alertingFilter, RuleKeys, type RuleToRelate } from "../../../server/src/language/proof/ruleToRelate.js";
import type { EventType } from "../../../server/src/language/schema/schema.js";
import { fullSchema } from "../../support/fullSchema.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;
const ENOUGH = 10_000_000;

function rule(
  filter: string,
  suppressions: readonly string[] = [],
  eventTypes: readonly EventType[] = ["cloudtrail"],
): RuleToRelate {
  const bounds = suppressions.map((text) => analyse(text, CONTEXT).bound);
  const key = JSON.stringify([filter, suppressions, eventTypes]);
  return { key, filter: analyse(filter, CONTEXT).bound, suppressions: bounds, eventTypes };
}

function relationOf(first: RuleToRelate, second: RuleToRelate) {
  const relations = new PackRelations(new RelationStore(fullSchema));
  relations.update([first, second]);
  return relations.relation(0, 1, new Budget(ENOUGH));
}

describe("relations of the rules of a pack", () => {
  it("count what a rule's suppressions take from it", () => {
    const all = rule('eventName starts_with "Delete"');
    const fewer = rule('eventName starts_with "Delete"', ['awsRegion = "x"']);
    assert.equal(relationOf(fewer, all), "within");
    assert.equal(relationOf(all, fewer), "around");
    assert.equal(relationOf(fewer, rule('eventName = "DeleteUser" and awsRegion = "x"')), "disjoint");
    assert.equal(relationOf(rule('eventName = "A"', ['eventName starts_with "A"']), all), "never");
    assert.equal(relationOf(rule('eventName = "A"', ['eventName = "']), all), "unknown");
    assert.equal(relationOf(rule('eventName = "A"', [""]), all), "never");
  });

  it("compare rules on the events that they are run on", () => {
    const filter = 'user = "root"';
    assert.equal(relationOf(rule(filter, [], ["audit"]), rule(filter, [], ["login"])), "disjoint");
    assert.equal(relationOf(rule(filter, [], ["audit"]), rule(filter, [], ["audit", "login"])), "within");
    assert.equal(relationOf(rule(filter, [], ["audit", "login"]), rule(filter, [], ["audit"])), "around");
  });

  it("come with events that show them", () => {
    const rules = [
      rule('eventName starts_with "Delete"', ['awsRegion = "x"']),
      rule('eventName = "DeleteUser"'),
      rule('user = "root"', [], ["audit"]),
      rule('user = "root"', [], ["audit", "login"]),
    ];
    const relations = new PackRelations(new RelationStore(fullSchema));
    relations.update(rules);
    const matches = rules.map(({ filter, suppressions }) => compile(alertingFilter(filter, suppressions)));
    const both = relations.findEvent(0, 1, "both", new Budget(ENOUGH));
    assert.ok(both && matches[0]?.(both) && matches[1]?.(both));
    const one = relations.findEvent(0, 1, "first only", new Budget(ENOUGH));
    assert.ok(one && matches[0]?.(one) && !matches[1]?.(one));
    assert.equal(relations.findEvent(0, 2, "both", new Budget(ENOUGH)), undefined);
    assert.equal(relations.findEvent(3, 2, "first only", new Budget(ENOUGH))?.record["event_type"], "login");
    assert.equal(relations.findEvent(2, 3, "first only", new Budget(ENOUGH)), undefined);
  });

  it("are kept until one of the two rules changes", () => {
    const texts = ['eventName starts_with "D"', 'eventName starts_with "De"', 'eventName starts_with "Del"'];
    const reads = new Map<string, number>();
    const counted = (text: string): RuleToRelate => {
      const { key, filter, suppressions, eventTypes } = rule(text);
      const watched: BoundFilter = {
        evaluable: filter.evaluable,
        get expression() {
          reads.set(text, (reads.get(text) ?? 0) + 1);
          return filter.expression;
        },
      };
      return { key, filter: watched, suppressions, eventTypes };
    };
    const relateAll = (rules: readonly string[], among = rules.length): string => {
      reads.clear();
      relations.update(rules.map(counted));
      const pairs = rules.slice(0, among).flatMap((_, j) => rules.slice(0, j).map((_, i) => [i, j] as const));
      return pairs.map(([i, j]) => relations.relation(i, j, new Budget(ENOUGH))).join();
    };
    const relations = new PackRelations(new RelationStore(fullSchema));
    assert.equal(relateAll(texts), "around,around,around");
    assert.equal(reads.size, 3);
    const edited = texts.with(2, 'eventName = "E"');
    assert.equal(relateAll(edited, 2), "around");
    assert.equal(reads.size, 0);
    assert.equal(relateAll(edited), "around,disjoint,disjoint");
    assert.deepEqual([...reads.keys()], ['eventName = "E"']);
    const moved = [...edited.toReversed(), edited[0] ?? ""];
    assert.equal(relateAll(moved), "disjoint,disjoint,within,disjoint,within,equal");
    assert.equal(reads.size, 0);
  });

  it("know a rule again by its type, its texts and the lists that it uses", () => {
    const keys = new RuleKeys();
    const list = (...values: readonly string[]) =>
      new Map([["Names", values.map((value) => ({ kind: "string", value }) as const)]]);
    const key = keys.keyOf("Host", ["exe = @Names"], list("a", "b"));
    assert.equal(new RuleKeys().keyOf("Host", ["exe = @Names"], list("a", "b")), key);
    const others = [
      keys.keyOf("File", ["exe = @Names"], list("a", "b")),
      keys.keyOf("Host", ["exe = @Names"], list("a", "c")),
      keys.keyOf("Host", ["exe = @Names"], list("ab")),
      keys.keyOf("Host", ["exe = ", "@Names"], list("a", "b")),
      keys.keyOf("Host", ["exe = @Names"], undefined),
    ];
    assert.equal(new Set([key, ...others]).size, 6);
    assert.equal(keys.keyOf("Host", ["exe = 1"], list("a")), keys.keyOf("Host", ["exe = 1"], list("b")));
    assert.ok(keys.keyOf("Host", ["exe = @Names"], list("x".repeat(100_000))).length < 100);
  });

  it("spend a budget in the same way whether or not they were known", () => {
    const rules = Array.from({ length: 12 }, (_, i) =>
      rule(`eventName starts_with "${"D".repeat(i + 1)}" or pid > ${i}`),
    );
    const pairsWithin = (relations: PackRelations, steps: number): number => {
      const budget = new Budget(steps);
      relations.update(rules);
      let count = 0;
      for (let j = 0; j < rules.length; j++) {
        for (let i = 0; i < j; i++) if (relations.relation(i, j, budget) !== undefined) count++;
      }
      return count;
    };
    const relations = new PackRelations(new RelationStore(fullSchema));
    const count = pairsWithin(relations, 1_000);
    assert.ok(count > 0 && count < 66, String(count));
    assert.equal(pairsWithin(relations, ENOUGH), 66);
    assert.equal(pairsWithin(relations, 1_000), count);
  });
});
