/** Rule tests over saved events come out the same, whether they are given all events or only those that they must see. */

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import {
  askedEvents,
  type Event,
  type RuleTest,
  runRuleTests,
  type TestedRule,
  type TestResult,
} from "../../server/src/language/index.js";
import { eventsOfTests, type KeptLimits } from "../../server/src/workspace/events/eventsOfTests.js";
import { readEvents } from "../../server/src/workspace/events/readEvents.js";
import { Random, recordText } from "../matcher/recordTexts.js";
import { aliasSchema } from "../support/platformAliases.js";
import { type ScratchFolder, scratchFolder } from "../support/scratchFolder.js";

const SEED = Number(process.env["SEED"] ?? 20_261_122);
const SPAN = { start: 0, end: 0 } as const;
const LIMITS: KeptLimits = { events: 100_000, bytes: 100_000_000 };
const BINDING = { schema: aliasSchema, lists: new Map() } as const;
const WATCH = { signal: new AbortController().signal, onRead: () => undefined, judged: () => undefined } as const;

const FILTERS = [
  "a = 5 or b.a != 5",
  'a = "longer-than-eight"',
  "a = null and b != null",
  "a != null",
  "a = 5 and a != 5",
];
const SUPPRESSIONS = [[], ["b = null"], ["a = 5", "b.a = 5"]];
const WHERES = [undefined, "a = 5", "b != null", "a = 5 and a != 5"];
const EXPECTATIONS: readonly RuleTest["expectation"][] = [
  ...(["match", "no-match", "alert", "suppressed"] as const).map(
    (expected) => ({ kind: "verdict", expected, span: SPAN }) as const,
  ),
  ...[0, 40].map((expected) => {
    const count = { expected, span: SPAN };
    return { kind: "counts", matches: count, alerts: count, span: SPAN } as const;
  }),
];

function ruleOf(filter: string | undefined, suppressions: readonly string[]): TestedRule {
  return { ruleType: "File", filter, suppressions, title: "{{a}}", aggregateFields: [], window: 3_600, threshold: 3 };
}

function testOf(path: string, where: string | undefined, expectation: RuleTest["expectation"]): RuleTest {
  const written = where === undefined ? undefined : { text: where, span: SPAN };
  const input = { kind: "events", path, span: SPAN, where: written } as const;
  return { name: "t", span: SPAN, nameSpan: SPAN, input, expectation, lists: new Map() };
}

/** Events in files of several forms, with damage between them. */
function savedFolder(test: TestContext): ScratchFolder {
  const folder = scratchFolder(test);
  const random = new Random(SEED);
  const records = (damageIn: number): readonly string[] =>
    Array.from({ length: 60 }, () => recordText(random, { damageIn }));
  folder.write("saved/1.ndjson", `${records(15).join("\n")}\n`);
  folder.write("saved/2.json", `{"Records":[${records(1_000_000).join(",")}]}`);
  folder.write("saved/3.json.gz", gzipSync(`[${records(1_000_000).join(",\n")}]`));
  folder.write("saved/4.ndjson", `${records(1_000_000).join("\n")}\n`);
  folder.write("empty/1.ndjson", "");
  folder.write("broken/1.ndjson", "{no}\n");
  return folder;
}

/** What is told of a result, its event and place included. */
function told(result: TestResult | undefined): unknown {
  if (result?.kind === "failed") return { ...result, test: undefined };
  return result?.kind === "error" ? result.message : [result?.kind, result?.judged];
}

describe("saved events of rule tests", () => {
  it("give the same results as all events do", async (test) => {
    const folder = savedFolder(test);
    const events: Event[] = [];
    for await (const item of readEvents({ kind: "paths", paths: ["saved"], cwd: folder.path }))
      if (item.kind === "event") events.push(item.event);
    assert.ok(events.length > 200);
    const cases = [...FILTERS, undefined].flatMap((filter) =>
      SUPPRESSIONS.flatMap((suppressions) =>
        WHERES.flatMap((where) =>
          EXPECTATIONS.map((expectation) => ({
            about: [filter, suppressions, where, JSON.stringify(expectation)].join(" · "),
            rule: ruleOf(filter, suppressions),
            test: testOf("saved", where, expectation),
          })),
        ),
      ),
    );
    const asked = cases.map((one) => askedEvents(one.rule, one.test, BINDING) ?? assert.fail(one.about));
    const watched = { bytes: 0, events: 0, seen: 0 };
    const together = await eventsOfTests(asked, { folder: folder.path, root: folder.path }, LIMITS, {
      signal: WATCH.signal,
      onRead: (bytes) => {
        watched.bytes += bytes;
      },
      judged: (events, seen) => Object.assign(watched, { events, seen }),
    });
    const names = ["1.ndjson", "2.json", "3.json.gz", "4.ndjson"].map((name) => `${folder.path}/saved/${name}`);
    assert.equal(
      watched.bytes,
      names.reduce((sum, name) => sum + statSync(name).size, 0),
    );
    assert.equal(watched.events, events.length);
    assert.ok(watched.seen > 0);
    assert.ok(together.skipped.length > 0);
    const kinds = new Set<string>();
    for (const [number, { rule, test: one, about }] of cases.entries()) {
      const run = (saved: Parameters<typeof runRuleTests>[2]["events"]): TestResult | undefined =>
        runRuleTests(rule, [one], { ...BINDING, events: saved })[0];
      const expected = run(() => ({ kind: "events", events }));
      const actual = run(() => together.saved[number] ?? assert.fail());
      assert.deepEqual(told(actual), told(expected), `SEED=${SEED}: ${about}`);
      kinds.add(expected?.kind ?? "");
      if (number % 37 > 0) continue;
      const asking = asked.slice(number, number + 1);
      const [alone] = (await eventsOfTests(asking, { folder: folder.path, root: folder.path }, LIMITS, WATCH)).saved;
      assert.deepEqual(told(run(() => alone ?? assert.fail())), told(expected), `SEED=${SEED}, alone: ${about}`);
    }
    assert.deepEqual([...kinds].sort(), ["error", "failed", "passed"]);
  });

  it("are not asked for by tests that cannot be run", () => {
    const expectation = EXPECTATIONS[0] ?? assert.fail();
    const broken = [
      [ruleOf("a = ", []), testOf("saved", undefined, expectation)],
      [ruleOf("a = 1", ["b ="]), testOf("saved", undefined, expectation)],
      [ruleOf("a = 1", []), testOf("saved", "c = ", expectation)],
      [{ ...ruleOf(undefined, []), ruleType: "Host" }, testOf("saved", undefined, expectation)],
    ] as const;
    for (const [rule, test] of broken) assert.equal(askedEvents(rule, test, BINDING), undefined);
  });

  it("say what is wrong where there are none, or more than may be kept", async (test) => {
    const folder = savedFolder(test);
    const folders = { folder: folder.path, root: folder.path };
    const matches = { kind: "verdict", expected: "match", span: SPAN } as const;
    const counts = EXPECTATIONS.at(-1) ?? assert.fail();
    const keyOf = async (path: string, expectation: RuleTest["expectation"], limits = LIMITS): Promise<string> => {
      const asking = askedEvents(ruleOf("a != null", []), testOf(path, undefined, expectation), BINDING);
      const { saved } = await eventsOfTests([asking ?? assert.fail()], folders, limits, WATCH);
      const [first] = saved;
      return first?.kind === "problem" ? first.message.key : (first?.kind ?? "");
    };
    assert.equal(await keyOf("nowhere.json", matches), "events.notFound");
    assert.equal(await keyOf("../outside", matches), "events.notFound");
    assert.match(await keyOf("broken", matches), /^malformedRecord\./);
    assert.equal(await keyOf("empty", matches), "asked");
    assert.equal(await keyOf("saved", counts, { ...LIMITS, events: 5 }), "events.capped");
    assert.equal(await keyOf("saved", counts, { ...LIMITS, bytes: 500 }), "events.capped");
    // One event is enough for this one.
    assert.equal(await keyOf("saved", matches, { ...LIMITS, events: 1 }), "asked");
  });
});
