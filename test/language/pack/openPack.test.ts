/** Reading packs: shapes, aliases, documents, exact values, and hostile texts. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isPackName, isTestsName, openPack } from "../../../server/src/language/pack/openPack.js";
import { openTests } from "../../../server/src/language/pack/openTests.js";
import type { RulePack } from "../../../server/src/language/pack/rulePack.js";
import { toHost } from "../../../server/src/language/text/spanMap.js";
import { Decimal } from "../../../server/src/language/values/decimal.js";

function yaml(text: string): RulePack {
  return openPack("x.rules.yaml", text);
}

function codes(pack: RulePack): readonly string[] {
  return pack.diagnostics.map(({ code, span }) => `${code}: ${pack.text.slice(span.start, span.end)}`);
}

test("the name of a file decides how it is read", () => {
  for (const name of [
    "a/b.rules.yaml",
    "b.rules.yml",
    "C:\\x\\b.rules.json",
    "o/r/ruleset.json",
    "o/r/x/rule.json",
    "o/r/x/tags.json",
  ])
    assert.ok(isPackName(name), name);
  for (const name of ["rules.yaml", "x.yaml", "x.json", "x.tsq", "my-rule.json"]) assert.ok(!isPackName(name), name);
  assert.ok(isTestsName("x.tests.yaml") && isTestsName("o/r/tests.yaml") && !isTestsName("contests.yaml"));
  assert.equal(openPack("rule.json", "{}").format, "tsctl");
});

test("a pack, a bare rule, an array and the answer of the API are all rules", () => {
  const rule = { name: "n", filter: "a = 1" };
  for (const value of [{ rules: [rule] }, rule, [rule], { name: "p", rules: [rule] }]) {
    const text = JSON.stringify(value);
    for (const name of ["x.rules.json", "x.rules.yaml"])
      assert.deepEqual(
        openPack(name, text).rules.map((read) => [read.name?.value, read.filter?.text]),
        [["n", "a = 1"]],
      );
  }
});

test("an anchored filter is one region, reported at the anchor; merge keys take properties over", () => {
  const pack = yaml(
    'x-base: &base {type: Host, window: 3600}\nrules:\n  - name: one\n    filter: &f user = "root"\n  - name: two\n    <<: *base\n    window: 7200\n    filter: *f\n    suppressions: [*f, a = 1]\n',
  );
  assert.deepEqual(codes(pack), []);
  assert.deepEqual(
    pack.regions.map(({ kind, text, ruleIndex }) => [kind, text, ruleIndex]),
    [
      ["filter", 'user = "root"', 0],
      ["suppression", "a = 1", 1],
    ],
  );
  const [one, two] = pack.rules;
  assert.equal(one?.filter, two?.filter);
  assert.deepEqual([two?.ruleType, two?.window?.value], ["Host", 7200]);
});

test("rules of several documents are one pack", () => {
  const pack = yaml("name: a\nrules:\n  - name: one\n---\nrules:\n  - name: two\n");
  assert.deepEqual([pack.name?.value, ...pack.rules.map(({ name }) => name?.value)], ["a", "one", "two"]);
});

test("numbers of inline events are exact, dates and odd tags are text, __proto__ is an ordinary key", () => {
  const event =
    "{id: 427161847792120600, big: 1e400, hex: 0x1F, date: 2026-01-01, tag: !odd 5, text: !!str 5, inf: .inf, no: null, __proto__: {a: 1}}";
  const [parsed] = yaml(`rules:\n  - tests:\n      - {name: t, expect: alert, event: ${event}}\n`).rules;
  const input = parsed?.tests[0]?.input;
  assert.ok(input?.kind === "event");
  const { id, big, hex, date, tag, text, inf, no } = input.record;
  assert.deepEqual(id, new Decimal(false, "4271618477921206", 18n));
  assert.deepEqual(big, new Decimal(false, "1", 401n));
  assert.deepEqual([hex, date, tag, text, inf, no], [31, "2026-01-01", "5", "5", ".inf", null]);
  assert.ok(Object.hasOwn(input.record, "__proto__"));
  assert.equal(Object.getPrototypeOf(input.record), Object.prototype);
  const json = openPack("x.rules.json", '{"tests":[{"event":{"id":427161847792120600,"__proto__":1}}],"type":"Host"}')
    .rules[0];
  const jsonInput = json?.tests[0]?.input;
  assert.ok(jsonInput?.kind === "event");
  assert.deepEqual(jsonInput.record["id"], id);
  assert.ok(Object.hasOwn(jsonInput.record, "__proto__"));
});

test("an error of the host has an exact span, and the rest is read", () => {
  const pack = yaml(
    'rules:\n  - name: one\n    filter: *nothing\n  - name: two\n    name: twice\n    filter: "a = \\q"\n',
  );
  assert.deepEqual(codes(pack), ["pack-syntax: *nothing", "pack-syntax: name", "pack-syntax: \\q"]);
  assert.deepEqual(
    pack.rules.map(({ name }) => name?.value),
    ["one", "twice"],
  );
  const json = openPack("x.rules.json", '{"rules": [{"name": "one" "type": "Host"}, {"name": "two", }]}');
  assert.ok(codes(json).every((code) => code.startsWith("pack-syntax")) && json.diagnostics.length > 0);
  assert.deepEqual(
    json.rules.map(({ name }) => name?.value),
    ["one", "two"],
  );
});

test("a comment that cuts a filter off is reported, in all plain places and nowhere else", () => {
  const text =
    "rules:\n  - filter: a = 1 # and b = 2\n    suppressions:\n      - c = 3 # x\n      - 'd = 4 # y' # fine\n      - |\n        e = 5 # z\n      - f = 6 # rulewright-ignore code\n";
  assert.deepEqual(codes(yaml(text)), ["yaml-comment-cuts-filter: # and b = 2", "yaml-comment-cuts-filter: # x"]);
});

test("spans lie where the text stands, escapes and folds included", () => {
  const text = 'rules:\r\n  - filter: "exe = \\"/bin/sh\\"\r\n      and user = \\u0022root\\u0022"\r\n';
  const region = yaml(text).rules[0]?.filter;
  assert.equal(region?.text, 'exe = "/bin/sh" and user = "root"');
  assert.ok(region !== undefined);
  const at = region.text.indexOf('"root"');
  const { start, end } = toHost(region.spanMap, { start: at, end: at + 6 });
  assert.equal(text.slice(start, end), "\\u0022root\\u0022");
});

test("lists in all their forms", () => {
  const pack = yaml("lists:\n  One: [a, 5, true]\n  Two: {displayName: d, values: [b]}\nrules: []\n");
  assert.deepEqual(
    pack.lists.map(({ name, values, displayName }) => [
      name,
      values.map(({ value }) => value.kind),
      displayName?.value,
    ]),
    [
      ["One", ["string", "number", "boolean"], undefined],
      ["Two", ["string"], "d"],
    ],
  );
  assert.deepEqual(
    openPack("x.rules.json", '{"lists":[{"variableName":"One","values":["a"]}],"rules":[]}').lists.map(
      ({ name }) => name,
    ),
    ["One"],
  );
});

test("tests beside a pack are keyed by the name of the rule", () => {
  const file = openTests("One:\n  - {name: a, events: e.json, where: a = 1, expect: {matches: 2}}\nTwo: nothing\n");
  assert.deepEqual(
    file.rules.map(({ ruleName, tests }) => [
      ruleName.value,
      tests.map(({ input, expectation }) => [input.kind, expectation.kind]),
    ]),
    [
      ["One", [["events", "counts"]]],
      ["Two", []],
    ],
  );
});

test("what would take for ever or fill the memory is refused", () => {
  const started = Date.now();
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
    .split("")
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefghij"[index]}`).join()}]\n`)
    .join("")}rules: *j\n`;
  assert.ok(codes(yaml(bomb)).some((code) => code.startsWith("pack-syntax: *")));
  assert.deepEqual(codes(yaml("a: &a [*a]\n")), ["pack-syntax: *a"]);
  for (const text of [
    "[".repeat(50_000),
    "- ".repeat(5_000),
    "{a: ".repeat(50_000),
    '{"a":'.repeat(50_000),
    "? ".repeat(5_000),
  ]) {
    for (const name of ["x.rules.yaml", "x.rules.json"]) {
      const pack = openPack(name, text);
      assert.ok(pack.diagnostics.length > 0, text.slice(0, 10));
    }
  }
  const many = `rules:\n${"  - name: n\n    filter: a = 1 # x\n".repeat(5_000)}`;
  assert.equal(yaml(many).rules.length, 5_000);
  const keys = `rules:\n  - event: {${Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join(", ")}}\n`;
  assert.equal(yaml(keys).diagnostics.length, 0);
  assert.ok(yaml("x".repeat(9_000_000)).diagnostics.length > 0);
  assert.ok(Date.now() - started < 30_000, `took ${Date.now() - started} ms`);
});

test("any text gives a pack, and all spans lie in it", () => {
  const pieces = fc.constantFrom(
    "rules:",
    "\n",
    "\r\n",
    "  ",
    "- ",
    "filter: ",
    "'",
    '"',
    "|",
    ">-",
    "&a ",
    "*a",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    "#",
    "!!str ",
    "\\",
    "\t",
    "---\n",
    "<<: ",
    "tests:",
    "%YAML 1.1\n",
    "\u0000",
    "\ud83d",
    "name: x",
    '"rules":',
    "? ",
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  const seed = Date.now() % 1_000_000_000;
  console.log(`seed of the pack reader property: ${seed}`);
  fc.assert(
    fc.property(texts, fc.constantFrom("x.rules.yaml", "x.rules.json", "tags.json", "ruleset.json"), (text, name) => {
      const pack = openPack(name, text);
      openTests(text);
      for (const { span } of pack.diagnostics)
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      for (const { spanMap, hostSpan, text: filter } of pack.regions) {
        const { start, end } = toHost(spanMap, { start: 0, end: filter.length });
        assert.ok(hostSpan.start <= start && start <= end && end <= hostSpan.end);
      }
    }),
    { seed, numRuns: 3000 },
  );
});
