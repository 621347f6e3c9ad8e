/** Every pack check: its page, its fixtures, its fixes; and what each reports, at which characters. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Diagnostic } from "../../../server/src/language/checks/diagnostic.js";
import { applyIgnoreDirectives } from "../../../server/src/language/checks/ignoreDirectives.js";
import { PACK_CHECKS, PACK_CODES } from "../../../server/src/language/pack/checks/registry.js";
import { runPackChecks } from "../../../server/src/language/pack/checks/runPackChecks.js";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { LOCALES, render } from "../../../server/src/language/text/message.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { packSchema } from "./packSchema.js";

const KNOWN = { codes: new Set(PACK_CODES), off: new Set<string>(), unusedSeverity: undefined };
const SETTINGS = { dialect: "platform", severities: {} } as const;
/** Checks that are off by default judge their own fixtures only. */
const OFF_BY_DEFAULT = new Set(PACK_CHECKS.filter(({ severity }) => severity === "off").map(({ code }) => code));

function diagnose(text: string, name = "x.rules.yaml", code = ""): readonly Diagnostic[] {
  const pack = openPack(name, text);
  const settings = OFF_BY_DEFAULT.has(code) ? { ...SETTINGS, severities: { [code]: "hint" } as const } : SETTINGS;
  return applyIgnoreDirectives(runPackChecks(pack, packSchema, settings), pack.ignoreDirectives, KNOWN);
}

/** Code and text concerned, one a line. */
function summary(text: string, name?: string): readonly string[] {
  return diagnose(text, name).map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

const RULE = {
  name: "n",
  type: "Host",
  title: "t",
  severityOfAlerts: 1,
  alertDescription: "d",
  aggregateFields: ["user"],
  filter: 'user = "root"',
  window: 3600,
  threshold: 1,
};

const codes = PACK_CODES;

for (const code of codes) {
  test(`${code}: page, fixtures and fixes`, () => {
    const page = readFileSync(`docs/checks/${code}.md`, "utf8");
    assert.match(
      page,
      new RegExp(`^# ${code}\n\n\\S.*\n\n## Avoid\n[^]*## Prefer\n[^]*## Why\n[^]*## How to silence\n`),
    );
    const bad = readFileSync(`test/fixtures/check/${code}/bad.rules.yaml`, "utf8");
    const good = readFileSync(`test/fixtures/check/${code}/good.rules.yaml`, "utf8");
    const found = diagnose(bad, "x.rules.yaml", code);
    assert.ok(found.length > 0);
    assert.deepEqual(new Set(found.map((diagnostic) => diagnostic.code)), new Set([code]));
    assert.deepEqual(diagnose(good, "x.rules.yaml", code), []);
    if (OFF_BY_DEFAULT.has(code)) assert.deepEqual(diagnose(bad), []);
    for (const { message, fixes, span } of found) {
      assert.ok(span.start < span.end);
      for (const locale of LOCALES) assert.doesNotMatch(render(message, locale), /[{}]|undefined/);
      for (const { edits } of fixes) {
        const fixed = applyEdits(bad, edits);
        assert.ok(diagnose(fixed).length < found.length, `${fixed}\nstill gives ${summary(fixed)}`);
        assert.ok(!diagnose(fixed).some((diagnostic) => diagnostic.code === "pack-syntax"), fixed);
      }
    }
  });
}

test("each code is registered once and has fixtures of its own", () => {
  assert.equal(new Set(codes).size, codes.length);
  const directories = readdirSync("test/fixtures/check");
  for (const code of codes) assert.ok(directories.includes(code));
});

test("the same findings and fixes in JSON", () => {
  const rule = {
    ...RULE,
    colour: 1,
    aggregateFields: ["users"],
    createdAt: "now",
    severityOfAlerts: "2",
    title: "{{userz}}",
  };
  const text = JSON.stringify({ rules: [rule] }, undefined, 2);
  assert.deepEqual(summary(text, "x.rules.json"), [
    "title-placeholder: userz",
    'property-value: "2"',
    'aggregate-field: "users"',
    'unknown-property: "colour"',
    'read-only-property: "createdAt"',
  ]);
  const edits = diagnose(text, "x.rules.json").flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  const fixed = JSON.parse(applyEdits(text, edits)).rules[0];
  assert.deepEqual(fixed, { ...RULE, colour: 1, aggregateFields: ["user"], severityOfAlerts: 2, title: "{{users}}" });
});

test("the ids of a tsctl rule stay, because its rule set refers to them", () => {
  const text = JSON.stringify({ ...RULE, id: "00000000-0000-4000-a000-000000000101" });
  assert.deepEqual(summary(text, "rule.json"), []);
  assert.deepEqual(summary(text, "x.rules.json"), ['read-only-property: "id"']);
});

test("a missing number is added with a usual value, in block and in flow", () => {
  const { window: _, ...rule } = RULE;
  for (const [name, text] of [
    ["x.rules.json", JSON.stringify([rule])],
    [
      "x.rules.yaml",
      "rules:\n  - name: n\n    type: Host\n    title: t\n    severityOfAlerts: 1\n    alertDescription: d\n    filter: a = 1\n    threshold: 1\n",
    ],
  ] as const) {
    const edits = diagnose(text, name).flatMap(({ code, fixes }) =>
      code === "missing-property" ? (fixes[0]?.edits ?? []) : [],
    );
    assert.deepEqual(diagnose(applyEdits(text, edits), name), []);
    assert.equal(openPack(name, applyEdits(text, edits)).rules[0]?.window?.value, 86400);
  }
});

test("severities are those of the settings, and a comment silences a finding of its line", () => {
  const rule = (comment: string, above = "") =>
    `rules:\n  - name: n\n    type: Host\n    title: t\n    severityOfAlerts: 1\n    alertDescription: d\n    filter: a = 1\n    threshold: 1\n${above}    window: 5${comment}\n`;
  assert.deepEqual(summary(rule("")), ["property-value: 5"]);
  assert.deepEqual(summary(rule(" # rulewright-ignore property-value other")), []);
  assert.deepEqual(summary(rule("", "    # rulewright-ignore property-value\n")), []);
  assert.deepEqual(summary(rule(" # rulewright-ignore other")), ["property-value: 5"]);
  const pack = openPack("x.rules.yaml", rule(""));
  const severities = { "property-value": "hint" } as const;
  assert.deepEqual(
    runPackChecks(pack, packSchema, { ...SETTINGS, severities }).map(({ severity }) => severity),
    ["hint"],
  );
  assert.deepEqual(runPackChecks(pack, packSchema, { ...SETTINGS, severities: { "property-value": "off" } }), []);
});

test("a directive above a literal filter covers all its lines", () => {
  const text =
    "rules:\n  - name: n\n    # rulewright-ignore some-code\n    filter: |\n      a = 1\n      and b = 2\n    type: Host\n";
  const [directive] = openPack("x.rules.yaml", text).ignoreDirectives;
  assert.ok(directive !== undefined);
  assert.equal(
    text.slice(directive.target.start, directive.target.end),
    "    filter: |\n      a = 1\n      and b = 2\n",
  );
  assert.deepEqual(
    directive.codes.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
    [["some-code", "some-code"]],
  );
});

test("the other files of a tsctl folder are judged by what they may hold", () => {
  assert.deepEqual(summary('{"name": "n", "descripton": "", "ruleIds": []}', "o/r/ruleset.json"), [
    'unknown-property: "descripton"',
  ]);
  assert.deepEqual(summary('{"inclusion": [], "exclusions": []}', "o/r/x/tags.json"), [
    'unknown-property: "exclusions"',
  ]);
  assert.deepEqual(summary(JSON.stringify({ ...RULE, type: "host" }), "o/r/x/rule.json"), [
    'unknown-rule-type: "host"',
  ]);
});

test("a text in place of a list can be put in brackets wherever those do not change it", () => {
  for (const [value, fixed] of [
    ["user = 1", ["user = 1"]],
    ["'a = \"b\"'", ['a = "b"']],
    ["a in (1), b = 2", undefined],
    ["|\n      a = 1", undefined],
  ] as const) {
    const text = `rules:\n  - name: n\n    suppressions: ${value}\n`;
    const found = diagnose(text).find(({ code }) => code === "property-shape");
    const edits = found?.fixes[0]?.edits;
    const [rule] = openPack("x.rules.yaml", applyEdits(text, edits ?? [])).rules;
    if (fixed === undefined) assert.equal(edits, undefined);
    else
      assert.deepEqual(
        [
          diagnose(applyEdits(text, edits ?? [])).some(({ code }) => code === "property-shape"),
          rule?.suppressions.map((region) => region.text),
        ],
        [false, fixed],
      );
  }
});

test("one wrong indentation is not reported again for each property behind it", () => {
  const whole = `rules:\n  - ${Object.entries(RULE)
    .map(([property, value]) => `${property}: ${JSON.stringify(value)}`)
    .join("\n    ")}\n`;
  assert.deepEqual(summary(whole), []);
  const torn = whole.replace("\n    title:", "\n   title:");
  assert.deepEqual(
    diagnose(torn).map(({ code }) => code),
    ["pack-syntax"],
  );
  const later = `${torn}  - name: other\n    filter: user = "x"\n`;
  assert.ok(!diagnose(later).some(({ code, span }) => code === "missing-property" && span.start < whole.length - 10));
});
