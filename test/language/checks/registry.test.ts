/** The registry tests itself: each code has a page and fixtures that do what they say, and fixes that mend. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { CHECKS, FILTER_CODES } from "../../../server/src/language/checks/registry.js";
import { LOCALES, render } from "../../../server/src/language/text/message.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import {
  analyseFilter,
  diagnose,
  type FilterText,
  fencesOf,
  fixesOf,
  readFixture,
  repaired,
} from "../../support/filterText.js";
import { fixturesFolder } from "../../support/golden.js";

const pagesFolder = path.resolve(fixturesFolder, "../../docs/checks");
const SECTIONS = ["Avoid", "Prefer", "Why", "How to silence"];
/** Pages whose examples are packs, or would fill the page. */
const PAGES_OF_PACKS: ReadonlySet<string> = new Set(["not-deployable", "proof-skipped"]);

describe("registry of checks", () => {
  it("names each code once, in kebab case", () => {
    assert.equal(new Set(FILTER_CODES).size, FILTER_CODES.length);
    for (const code of FILTER_CODES) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
    assert.ok(CHECKS.length >= 25);
  });

  for (const code of FILTER_CODES) {
    describe(code, () => {
      it("has a page with all its sections", () => {
        const text = page(code);
        assert.ok(text.startsWith(`# ${code}\n\n`));
        const summary = text.split("\n")[2] ?? "";
        assert.match(summary, /^[A-Z`"].*\.$/, "The first sentence says what it is about");
        for (const section of SECTIONS) assert.ok(text.includes(`\n## ${section}\n`), section);
      });

      it("has examples that do what the page says", () => {
        if (PAGES_OF_PACKS.has(code)) return;
        const avoid = fencesOf(page(code), "Avoid");
        const prefer = fencesOf(page(code), "Prefer");
        assert.ok(avoid.length > 0 && prefer.length > 0);
        for (const filter of avoid) assert.deepEqual(codesOf(filter), [code], filter.text);
        for (const filter of prefer) assert.deepEqual(codesOf(filter), [], filter.text);
      });

      it("fires on the bad fixture and on nothing else, and not on the good one", () => {
        assert.deepEqual(codesOf(fixture(code, "bad")), [code]);
        assert.deepEqual(codesOf(fixture(code, "good")), []);
      });

      it("says what is wrong in all languages, with every value filled in", () => {
        for (const { message, fixes, related, span } of diagnose(fixture(code, "bad"))) {
          const messages = [message, ...fixes.map(({ title }) => title), ...related.map((place) => place.message)];
          for (const one of messages) {
            for (const locale of LOCALES) assert.doesNotMatch(render(one, locale), /\{\w+\}|undefined/);
          }
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= fixture(code, "bad").text.length);
        }
      });

      it("has safe fixes that remove it and are stable", () => {
        const bad = fixture(code, "bad");
        if (fixesOf(diagnose(bad), "safe").length === 0) return;
        const mended = repaired(bad, "safe");
        assert.ok(!codesOf(mended).includes(code), mended.text);
        assert.equal(repaired(mended, "safe").text, mended.text);
        assert.deepEqual(analyseFilter(mended).syntax.problems, [], mended.text);
      });

      it("has fixes that each remove it and leave a filter", () => {
        const bad = fixture(code, "bad");
        for (const { fixes } of diagnose(bad)) {
          for (const { edits } of fixes) {
            const after = { ...bad, text: applyEdits(bad.text, edits) };
            assert.ok(diagnose(after).length < diagnose(bad).length || !codesOf(after).includes(code), after.text);
            assert.deepEqual(analyseFilter(after).syntax.problems, [], after.text);
          }
        }
      });

      it("can be switched off, and given another severity", () => {
        const bad = fixture(code, "bad");
        assert.deepEqual(diagnose(bad, { [code]: "off" }), []);
        const severities = diagnose(bad, { [code]: "hint" }).map(({ severity }) => severity);
        assert.deepEqual([...new Set(severities)], ["hint"]);
      });

      it("can be silenced by a directive", () => {
        // A pack's directives are comments of its host, and nothing silences the check of directives.
        const bad = fixture(code, "bad");
        if (bad.facts["host"] === "pack" || code === "unused-ignore") return;
        const silenced = { ...bad, text: `# rulewright-ignore-file ${code}\n${bad.text}` };
        assert.deepEqual(codesOf(silenced), []);
      });
    });
  }

  it("has no fixtures of checks that are gone", () => {
    const folder = path.join(fixturesFolder, "check");
    const filters = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "bad.tsq")));
    assert.deepEqual(
      filters.filter((name) => !FILTER_CODES.includes(name)),
      [],
    );
  });
});

function page(code: string): string {
  return fs.readFileSync(path.join(pagesFolder, `${code}.md`), "utf8");
}

function fixture(code: string, name: "bad" | "good"): FilterText {
  return readFixture(fs.readFileSync(path.join(fixturesFolder, "check", code, `${name}.tsq`), "utf8"));
}

/** The codes of all diagnostics, each once. */
function codesOf(filter: FilterText): readonly string[] {
  return [...new Set(diagnose(filter).map(({ code }) => code))];
}
