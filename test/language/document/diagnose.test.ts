/** Diagnostics of the filters in a pack: the very characters of the host, fixes in the host's style, ignore directives. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Diagnostic } from "../../../server/src/language/checks/diagnostic.js";
import { diagnose as diagnoseDocument } from "../../../server/src/language/document/diagnose.js";
import { openDocument, unitAt } from "../../../server/src/language/document/openDocument.js";
import { isPackName } from "../../../server/src/language/pack/openPack.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { fullSchema } from "../../support/fullSchema.js";

function diagnose(name: string, text: string): readonly Diagnostic[] {
  return diagnoseDocument(openDocument(name, text, fullSchema), { dialect: "platform", severities: {} });
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
    unitAt(openDocument("x.rules.yaml", text, fullSchema), text.indexOf(needle) + add)?.unit.analysis.text;
  assert.equal(at("exe"), "exe = 1");
  assert.equal(at("1'", 1), "exe = 1");
  assert.equal(at("1'", 2), undefined);
  assert.equal(at("'exe"), undefined);
  assert.equal(at("Host"), undefined);
});

test("an edit of one filter keeps the analyses of the others", () => {
  const text = `${ruleWith("'exe = 1'")}  - name: m\n    type: Host\n    filter: "exe = 2"\n`;
  const before = openDocument("x.rules.yaml", text, fullSchema);
  const after = openDocument("x.rules.yaml", text.replace("exe = 1", "exe = 7"), fullSchema, before);
  assert.equal(after.units[1]?.analysis, before.units[1]?.analysis);
  assert.notEqual(after.units[0]?.analysis, before.units[0]?.analysis);
});

test("a filter file's directives set its rule type and its events", () => {
  const text = "# type: CloudTrail\n# events: a/*.json, ../b.ndjson\neventName = 'x'\n# type: Host\n";
  const document = openDocument("x.tsq", text, fullSchema);
  assert.equal(document.kind, "filter");
  assert.ok(document.kind === "filter");
  assert.equal(document.directives.ruleType, "CloudTrail");
  assert.deepEqual(
    document.directives.events.map(({ text: path, span }) => [path, text.slice(span.start, span.end)]),
    [
      ["a/*.json", "a/*.json"],
      ["../b.ndjson", "../b.ndjson"],
    ],
  );
  assert.equal(document.unit.analysis.context.ruleType, "CloudTrail");
});

test("a sample pack that is cut off or lacks a line still opens, and no diagnostic leaves it", () => {
  const folder = path.resolve(import.meta.dirname, "../../../../samples");
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => isPackName(name));
  assert.ok(names.length > 10);
  for (const name of names) {
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    const step = Math.max(1, Math.floor(text.length / 15));
    const lines = text.split("\n");
    const damaged = [
      ...Array.from({ length: 15 }, (_, i) => text.slice(0, i * step + (i % 7))),
      ...Array.from({ length: 8 }, (_, i) => lines.toSpliced(Math.floor((i * lines.length) / 8), 1).join("\n")),
    ];
    for (const part of damaged) {
      for (const { span, fixes } of diagnose(name, part)) {
        const spans = [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))];
        for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= part.length, name);
      }
    }
  }
});
