/** After an edit, reading only the rule that was edited gives the same as reading everything. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import { readYaml } from "../../../server/src/language/pack/yaml/readYaml.js";
import { readYamlAgain } from "../../../server/src/language/pack/yaml/readYamlAgain.js";

const SAMPLES = path.resolve(import.meta.dirname, "../../../../samples");
const TEXTS = [
  "fargate/fargate.rules.yaml",
  "cloudtrail-ecr/ecr.rules.yaml",
  "guardduty-runtime/guardduty.rules.yaml",
].map((name) => fs.readFileSync(path.join(SAMPLES, name), "utf8"));

const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

describe(`reading a pack again (SEED=${SEED})`, () => {
  it("reads one rule after an edit inside of it", () => {
    const [text = ""] = TEXTS;
    const at = text.indexOf('tty starts_with "pts"') + 2;
    const edited = `${text.slice(0, at)}x${text.slice(at)}`;
    const again = readYamlAgain(edited, readYaml(text));
    assert.ok(again, "it gave up");
    assert.deepEqual(again, readYaml(edited));
  });

  it("gives up where one value stands in several places", () => {
    const text = "rules:\n  - name: &n a\n    type: Host\n  - name: *n\n    type: Host\n";
    assert.equal(readYamlAgain(text.replace("a\n", "ab\n"), readYaml(text)), undefined);
  });

  it("gives up where a rule ends the document", () => {
    const text = "rules:\n  - name: a\n    type: Host\n  - name: b\n    type: Host\n";
    for (const marker of ["...", "---"]) {
      const edited = text.replace("name: a\n", `name: a\n${marker}\n`);
      assert.equal(readYamlAgain(edited, readYaml(text)), undefined, marker);
    }
  });

  const insertion = fc.constantFrom(
    ..."x|'|\"|: |- |\n|\n\n|\n  - name: y\n|\n    key: z\n|#| # c|{|}|[|]|&a |*a|!|%|---\n|\n---\n|\n...\n|>|||, |\t|\r\n|é|\u{1f600}|?|? ".split(
      "|",
    ),
  );
  const edit = fc.record({
    text: fc.constantFrom(...TEXTS),
    at: fc.nat(9999).map((part) => part / 10_000),
    removed: fc.oneof(fc.constant(0), fc.nat(40)),
    inserted: fc.oneof(
      insertion,
      fc.tuple(insertion, insertion).map((parts) => parts.join("")),
    ),
  });

  it("gives what reading everything gives, or gives up", () => {
    let used = 0;
    fc.assert(
      fc.property(edit, ({ text, at, removed, inserted }) => {
        const start = Math.floor(at * text.length);
        const edited = text.slice(0, start) + inserted + text.slice(start + removed);
        const again = readYamlAgain(edited, readYaml(text));
        if (again === undefined) return;
        used++;
        assert.deepEqual(again, readYaml(edited));
      }),
      { numRuns: 500, seed: SEED },
    );
    assert.ok(used > 50, `it gave up nearly always: ${used}`);
  });

  it("gives the same pack after several edits", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 2, maxLength: 5 }), (edits) => {
        let text = edits[0]?.text ?? "";
        let pack = openPack("a.rules.yaml", text);
        for (const { at, removed, inserted } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + inserted + text.slice(start + removed);
          pack = openPack("a.rules.yaml", text, pack);
          const { intactHost: _, ...read } = pack;
          const { intactHost: __, ...whole } = openPack("a.rules.yaml", text);
          assert.deepEqual(read, whole);
        }
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});
