// Adding a rule test to packs and files of tests, in the layouts in which people write them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addTestToFile, addTestToRule, type NewTest } from "../../../server/src/language/pack/addTest.js";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { openTests } from "../../../server/src/language/pack/openTests.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";
import { lines } from "../../support/commandLine.js";
import { hostileEvent } from "../../support/hostileEvents.js";

const TEST: NewTest = {
  name: "A shell: of root",
  record: { exe: "/bin/sh", ids: [1, "2"], user: { name: "yes", uid: parseNumber("427161847792120600") ?? 0 } },
  expect: "alert",
};

function addedToRule(text: string, index = 0, test = TEST): string | undefined {
  const pack = openPack("a.rules.yaml", text);
  const rule = pack.rules[index];
  const edit = rule && addTestToRule(pack, rule, test);
  return edit && applyEdits(text, [edit]);
}

function addedToFile(text: string, rule: string, test = TEST): string | undefined {
  const edit = addTestToFile(openTests(text), rule, test);
  return edit && applyEdits(text, [edit]);
}

const ITEM = [
  '- name: "A shell: of root"',
  "  event:",
  "    exe: /bin/sh",
  '    ids: [1, "2"]',
  "    user:",
  '      name: "yes"',
  "      uid: 427161847792120600",
  "  expect: alert",
];

function itemAt(column: number): readonly string[] {
  return ITEM.map((line) => " ".repeat(column) + line);
}

describe("a test is added", () => {
  it("below the tests that a rule has, in their indentation", () => {
    const head = ["rules:", "  - name: A", "    filter: a = 1", "    tests:"];
    const first = ["      - name: one", "        event: {a: 1}", "        expect: alert"];
    const rest = ["  # Next comes B.", "  - name: B", "    filter: b = 2"];
    assert.equal(addedToRule(lines(...head, ...first, ...rest)), lines(...head, ...first, ...itemAt(6), ...rest));
    const dense = first.map((line) => line.slice(2));
    assert.equal(addedToRule(lines(...head, ...dense, ...rest)), lines(...head, ...dense, ...itemAt(4), ...rest));
    assert.equal(
      addedToRule(lines(...head, ...first, ...rest), 1),
      lines(...head, ...first, ...rest, "    tests:", ...itemAt(6)),
    );
  });

  it("as the first, below the rule's last property, a block among them", () => {
    const rule = ["- filter: |", "    a = 1", "    and b = 2", ""];
    assert.equal(addedToRule(lines(...rule)), lines(...rule.slice(0, 3), "  tests:", ...itemAt(4), ""));
    assert.equal(
      addedToRule(lines("- name: A", "  tests:", "  filter: a = 1")),
      lines("- name: A", "  tests:", ...itemAt(4), "  filter: a = 1"),
    );
    assert.equal(
      addedToRule("rules:\r\n- name: A\r\n  filter: a = 1"),
      ["rules:", "- name: A", "  filter: a = 1", "  tests:", ...itemAt(4)].join("\r\n"),
    );
  });

  it("to a file of tests, to the rule it has or to a new one, or to an empty file", () => {
    const file = [
      "A rule:",
      "  - name: one",
      "    event: {}",
      "    expect: alert",
      "B:",
      "  - {name: x, event: {}, expect: alert}",
    ];
    assert.equal(addedToFile(lines(...file), "A rule"), lines(...file.slice(0, 4), ...itemAt(2), ...file.slice(4)));
    assert.equal(addedToFile(lines(...file), "C: new"), lines(...file, '"C: new":', ...itemAt(2)));
    assert.equal(addedToFile("", "A"), lines("A:", ...itemAt(2)));
    assert.equal(addedToFile("# Tests of x.", "A"), lines("# Tests of x.", "A:", ...itemAt(2)));
  });

  it("nowhere that is written in brackets", () => {
    assert.equal(addedToRule("rules: [{name: A, filter: a = 1}]"), undefined);
    assert.equal(addedToRule(lines("- name: A", "  tests: [{name: x, event: {}, expect: alert}]")), undefined);
    assert.equal(addedToFile("{A: []}", "A"), undefined);
    const json = openPack("a.rules.json", '{"rules": [{"name": "A", "filter": "a = 1"}]}');
    const [rule] = json.rules;
    assert.equal(rule && addTestToRule(json, rule, TEST), undefined);
  });

  it("so that any event is read back as it is, or not at all", () => {
    let added = 0;
    fc.assert(
      fc.property(hostileEvent, fc.string(), ({ record }, name) => {
        const text = lines("rules:", "  - name: A", "    filter: a = 1");
        const changed = addedToRule(text, 0, { name, record, expect: "no-match" });
        if (changed !== undefined) added++;
      }),
      { numRuns: 500 },
    );
    assert.ok(added > 300, `only ${added} could be added`);
  });
});
