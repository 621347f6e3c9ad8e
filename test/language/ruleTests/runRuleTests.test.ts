/** Rule tests of a pack, run: every expectation, lists, saved events, and all that can be wrong. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { literalsByList } from "../../../server/src/language/pack/rulePack.js";
import { testedRule } from "../../../server/src/language/pack/testedRule.js";
import { runRuleTests, type SavedEvents } from "../../../server/src/language/ruleTests/runRuleTests.js";
import { testMessages } from "../../../server/src/language/ruleTests/testMessages.js";
import type { TestResult } from "../../../server/src/language/ruleTests/testResult.js";
import { render } from "../../../server/src/language/text/message.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { packSchema } from "../pack/packSchema.js";

const HEAD = `lists:
  Admins: [root]
rules:
  - name: n
    type: Host
    title: "{{user}}"
    window: 3600
    threshold: 1
    aggregateFields: [user]
`;
const RULE = `${HEAD}    filter: exe = "/bin/sh"
    suppressions:
      - user = "backup"
    tests:
`;
const SAVED: readonly EventRecord[] = [
  { exe: "/bin/sh", user: "root", event_time: 1 },
  { exe: "/bin/sh", user: "root", event_time: 2 },
  { exe: "/bin/sh", user: "backup", event_time: 3 },
  { exe: "/bin/ls", user: "root", event_time: 4 },
  { exe: "/bin/sh", user: "www", event_time: 5 },
];

function events(path: string): SavedEvents {
  if (path !== "saved.json") return { kind: "problem", message: testMessages.noEvents({ path }) };
  return { kind: "events", events: SAVED.map((record) => ({ record, virtualType: undefined })) };
}

function run(text: string): readonly TestResult[] {
  const pack = openPack("x.rules.yaml", text);
  assert.deepEqual(pack.diagnostics, []);
  return pack.rules.flatMap((rule) =>
    runRuleTests(testedRule(rule), rule.tests, { schema: packSchema, lists: literalsByList(pack.lists), events }),
  );
}

function outcomes(tests: readonly string[], head = RULE): readonly string[] {
  return run(head + tests.map((line, index) => `      - {name: t${index}, ${line}}\n`).join("")).map((result) =>
    result.kind === "passed" ? "passed" : `${result.kind}: ${render(result.message, "en")}`,
  );
}

test("each verdict is expected of an inline event", () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ["{exe: /bin/sh, user: root}", ["match", "alert"]],
    ["{exe: /bin/sh, user: backup}", ["match", "suppressed"]],
    ["{exe: /bin/ls, user: backup}", ["no-match"]],
  ];
  for (const [event, passing] of table) {
    const all = ["match", "alert", "suppressed", "no-match"];
    const passed = outcomes(all.map((expect) => `event: ${event}, expect: ${expect}`)).map(
      (outcome) => outcome === "passed",
    );
    assert.deepEqual(
      passed,
      all.map((expect) => passing.includes(expect)),
      event,
    );
  }
});

test("saved events must all have the verdict; the first that has not is reported and explained", () => {
  const text = `${RULE}      - {name: t, events: saved.json, where: 'user = "root"', expect: alert}\n`;
  const [result] = run(text);
  assert.ok(result?.kind === "failed" && result.failure.kind === "verdict");
  assert.equal(text.slice(result.span.start, result.span.end), "alert");
  assert.equal(render(result.message, "en"), "Expected alert, but event 3 gives no-match.");
  const { eventIndex, event, actual, filter, suppressions } = result.failure;
  assert.deepEqual([eventIndex, event.record, actual, filter.truth], [2, SAVED[3], "none", false]);
  assert.deepEqual(
    suppressions.map(({ truth }) => truth),
    [false],
  );
});

test("numbers over a stream: suppressed events match and do not alert; keys have alerts of their own", () => {
  assert.deepEqual(
    outcomes([
      "events: saved.json, expect: {matches: 4, alerts: 2}",
      "events: saved.json, expect: {matches: 4}",
      "events: saved.json, where: 'user = \"backup\"', expect: {matches: 1, alerts: 0}",
      "events: saved.json, expect: {matches: 3}",
      "events: saved.json, expect: {alerts: 3}",
    ]),
    [
      "passed",
      "passed",
      "passed",
      "failed: `matches` should be 3, but is 4. Events judged: 5; counted, by their place: 1, 2, 3, 5.",
      "failed: `alerts` should be 3, but is 2. Events judged: 5; counted, by their place: 1, 5.",
    ],
  );
});

test("lists of the pack count, and those of the test win over them", () => {
  const head = `${HEAD}    filter: user = @Admins\n    tests:\n`;
  assert.deepEqual(
    outcomes(
      ["event: {user: root}, expect: match", "event: {user: root}, lists: {Admins: [www]}, expect: no-match"],
      head,
    ),
    ["passed", "passed"],
  );
});

test("a test that cannot be judged is an error that says why, at the right place", () => {
  assert.deepEqual(
    outcomes([
      "expect: alert",
      "event: {a: 1}",
      "events: none.json, expect: alert",
      "events: saved.json, where: exe =, expect: alert",
      "events: saved.json, where: a = 1, expect: no-match",
    ]).map((outcome) => outcome.slice(0, 40)),
    [
      "error: This test has no event to judge. ",
      "error: This test does not say what it ex",
      "error: `none.json` has no event that thi",
      "error: The `where` of this test has a sy",
      "error: `saved.json` has no event that th",
    ],
  );
  const broken = (filter: string, suppression: string) =>
    `${HEAD}    filter: ${filter}\n    suppressions: ['${suppression}']\n    tests:\n`;
  const line = "event: {a: 1}, expect: alert";
  assert.match(outcomes([line], broken("exe =", "a = 1"))[0] ?? "", /^error: The filter of this rule/);
  assert.match(outcomes([line], broken("exe = 1", "a ="))[0] ?? "", /^error: Suppression 1 of this rule/);
  assert.match(outcomes([line], `${HEAD}    tests:\n`)[0] ?? "", /^error: This rule has no filter/);
  assert.match(
    outcomes(
      ["event: {a: 1}, expect: {alerts: 1}"],
      `${HEAD.replace("window: 3600", "window: soon")}    filter: a = 1\n    tests:\n`,
    )[0] ?? "",
    /^error: Alerts can only be counted/,
  );
});

test("a rule of type File needs no filter", () => {
  assert.deepEqual(outcomes(["event: {a: 1}, expect: alert"], `${HEAD.replace("Host", "File")}    tests:\n`), [
    "passed",
  ]);
});
