/** Checks, view and command line say the same of the same rules, whoever asked first and in however many threads. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import { TextDocument } from "vscode-languageserver-textdocument";
import { RuleRelater } from "../../server/src/cli/relating/ruleRelater.js";
import {
  addPairs,
  noRowsTaken,
  type ThreadReport,
  type ThreadTask,
} from "../../server/src/cli/relating/threadMessages.js";
import {
  Budget,
  diagnose,
  judgedRules,
  openDocument,
  type PackDocument,
  PackProofs,
  PackRelations,
  portableFilter,
  RelationStore,
  RuleKeys,
  RulePairs,
  type RuleToRelate,
  ruleToRelate,
} from "../../server/src/language/index.js";
import { PackRelationService } from "../../server/src/workspace/packRelationService.js";
import { RelationStores } from "../../server/src/workspace/relationStores.js";
import { denseFilter } from "../language/proof/denseFilter.js";
import { randomFrom } from "../language/proof/world.js";
import { rulewright } from "../support/commandLine.js";
import { fullSchema } from "../support/fullSchema.js";
import { scratchFolder } from "../support/scratchFolder.js";

const URI = "file:///a.rules.json";
const SETTINGS = { dialect: "extended", severities: { "rules-overlap": "info" } } as const;
const RULES = 40;

function randomPack(seed: number): string {
  const random = randomFrom(seed);
  const rules = Array.from({ length: RULES }, (_, number) => ({
    name: `Rule ${number}`,
    type: "CloudTrail",
    filter: denseFilter(random),
    suppressions: Array.from({ length: random(2) }, () => denseFilter(random)),
  }));
  return JSON.stringify({ name: "A", rules });
}

function open(text: string): PackDocument {
  const document = openDocument("a.rules.json", text, fullSchema);
  assert.ok(document.kind === "pack");
  return document;
}

async function seenInView(document: PackDocument, stores: RelationStores): Promise<unknown> {
  const text = TextDocument.create(URI, "json", 1, document.text);
  const file = { uri: URI, version: 1, text, document, rules: judgedRules(document), isForeign: false };
  const placed = file.rules.map((rule) => ({ file, rule }));
  const found = await new PackRelationService(stores, () => 1).relate(URI, placed, () => false);
  return [...(found?.related.pairs ?? [])];
}

function rulesOf(document: PackDocument): readonly RuleToRelate[] {
  const keys = new RuleKeys();
  return document.rules.map(({ rule, filter, suppressions }) =>
    ruleToRelate(
      rule.ruleType,
      filter?.analysis,
      suppressions.map(({ analysis }) => analysis),
      fullSchema,
      keys,
    ),
  );
}

describe("the relations of the rules of a pack", () => {
  const seed = Date.now() % 2 ** 31;
  const text = randomPack(seed);

  it("are the same on the command line and in the view, before the checks and after them", async (test) => {
    const stores = new RelationStores();
    const before = await seenInView(open(text), stores);
    const storeOf = () => stores.of(URI, fullSchema, 1);
    const found = diagnose(open(text), SETTINGS, undefined, new PackProofs("at once", storeOf));
    assert.deepEqual(found, diagnose(open(text), SETTINGS), `seed ${seed}`);
    assert.deepEqual(await seenInView(open(text), stores), before, `seed ${seed}`);

    const checkedFirst = new RelationStores();
    diagnose(open(text), SETTINGS, undefined, new PackProofs("at once", () => checkedFirst.of(URI, fullSchema, 1)));
    assert.deepEqual(await seenInView(open(text), checkedFirst), before, `seed ${seed}`);

    const folder = scratchFolder(test);
    folder.write("a.rules.json", text);
    for (const workers of ["1", "2"]) {
      const { out } = await rulewright(["relate", "--format", "json", "--workers", workers], { cwd: folder.path });
      assert.deepEqual(JSON.parse(out).pairs, before, `seed ${seed}, ${workers} threads`);
    }
  });

  it("are worked out by a thread as by the one that started it", async () => {
    const rules = rulesOf(open(text)).map((rule) => ({
      ...rule,
      filter: portableFilter(rule.filter),
      suppressions: [],
    }));
    const toRelate = { rules, chosen: undefined, effort: 1 };
    const relater = new RuleRelater(toRelate, fullSchema);
    const here = new RulePairs(RULES);
    let compared = 0;
    for (let row = 0; row < relater.rows; row++) compared += relater.relateRow(row, here);

    const task: ThreadTask = { toRelate, fields: [], rowsTaken: noRowsTaken() };
    const there = new RulePairs(RULES);
    const url = new URL("../../server/src/cli/relating/relatingWorker.js", import.meta.url);
    await new Promise<void>((resolve, reject) => {
      const worker = new Worker(url, { workerData: task });
      worker.on("message", (report: ThreadReport) => {
        compared -= report.compared;
        addPairs(report, there);
      });
      worker.on("error", reject);
      worker.on("exit", () => resolve());
    });
    assert.deepEqual([...there], [...here], `seed ${seed}`);
    assert.equal(compared, 0);
  });

  it("cost the same steps whoever shares what is known, in whichever order it was asked for", () => {
    const rules = rulesOf(open(text));
    const spent = (store: RelationStore, order: readonly RuleToRelate[]): readonly (readonly [string, number])[] => {
      const relations = new PackRelations(store);
      relations.update(order);
      const costs = order.flatMap(({ key: one }, first) =>
        order.slice(0, first).map(({ key: other }, second) => {
          const budget = new Budget(1_000_000);
          relations.relation(first, second, budget);
          return [[one, other].sort().join(), budget.left] as const;
        }),
      );
      return costs.sort(([one], [other]) => (one < other ? -1 : 1));
    };
    const shared = new RelationStore(fullSchema);
    const another = new PackRelations(shared);
    another.update(rules.slice(10, 30).toReversed());
    another.relation(3, 7, new Budget(1_000_000));
    const first = spent(shared, rules);
    another.update([]);
    assert.deepEqual(spent(shared, rules.toReversed()), first, `seed ${seed}`);
    assert.deepEqual(spent(new RelationStore(fullSchema), rules), first, `seed ${seed}`);
    assert.notEqual(new Set(first.map(([, left]) => left)).size, 1);
  });
});
