/** Diagnostics of the filters in a pack: the very characters of the host, fixes in the host's style, ignore directives. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../../../server/src/language/checks/diagnostic.js";
import { diagnosePack } from "../../../server/src/language/pack/diagnosePack.js";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { analyseRegions, findRegionAt } from "../../../server/src/language/pack/regionAnalysis.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { packSchema } from "./packSchema.js";

function diagnose(name: string, text: string): readonly Diagnostic[] {
  const pack = openPack(name, text);
  return diagnosePack(pack, analyseRegions(pack, packSchema), packSchema, { dialect: "platform", severities: {} });
}

function ruleWith(filter: string): string {
  return `rules:\n  - name: n\n    type: Host\n    filter: ${filter}\n    threshold: 1\n`;
}

test("a squiggle lands on the very characters and the fix rewrites only them, in every style", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["x.rules.yaml", ruleWith('event_type = "audit" and exe == "/bin/sh"'), "==", 'and exe = "/bin/sh"\n'],
    [
      "x.rules.yaml",
      ruleWith("'event_type = ''audit'' and exe == \"x\"'"),
      "==",
      "'event_type = ''audit'' and exe = \"x\"'",
    ],
    [
      "x.rules.yaml",
      ruleWith('"event_type = \\"audit\\"\n      and exe == \\"x\\""'),
      "==",
      '\n      and exe = \\"x\\""',
    ],
    ["x.rules.yaml", ruleWith('|-\n      event_type = "audit"\n      and exe == "x"'), "==", '\n      and exe = "x"\n'],
    [
      "x.rules.yaml",
      ruleWith('>\n      event_type = "audit"\n      and exe == "x"').replaceAll("\n", "\r\n"),
      "==",
      '\r\n      and exe = "x"\r\n',
    ],
    [
      "x.rules.json",
      '{"type": "Host", "filter": "event_type = \\"audit\\" and exe == \\"x\\""}',
      "==",
      'and exe = \\"x\\""}',
    ],
  ];
  for (const [name, text, underlined, fixed] of cases) {
    const found = diagnose(name, text).filter(({ code }) => code === "foreign-operator");
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      [underlined],
      text,
    );
    const changed = applyEdits(text, found[0]?.fixes[0]?.edits ?? []);
    assert.ok(changed.includes(fixed), changed);
    assert.equal(changed.length, text.length - 1);
  }
});

test("a comment of the pack silences findings of its filters, and one that silences nothing is reported", () => {
  const codesOf = (text: string) => diagnose("x.rules.yaml", text).map(({ code }) => code);
  const literal = (comment: string) => ruleWith(`|${comment}\n      event_type = "audit"\n      and exe == "x"`);
  assert.ok(codesOf(literal("")).includes("foreign-operator"));
  assert.ok(!codesOf(literal(" # rulewright-ignore foreign-operator")).includes("foreign-operator"));
  assert.ok(codesOf(literal(" # rulewright-ignore title-placeholder")).includes("unused-ignore"));
});

test("the region under a cursor", () => {
  const text = ruleWith("'exe = 1'");
  const at = (needle: string, add = 0) =>
    findRegionAt(openPack("x.rules.yaml", text), text.indexOf(needle) + add)?.text;
  assert.equal(at("exe"), "exe = 1");
  assert.equal(at("1'", 1), "exe = 1");
  assert.equal(at("1'", 2), undefined);
  assert.equal(at("'exe"), undefined);
  assert.equal(at("Host"), undefined);
});
