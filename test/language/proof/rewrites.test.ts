// What the product offers as changing nothing is proved to change nothing: safe fixes and the printed form of filters.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { CHECKS } from "../../../server/src/language/checks/registry.js";
import { format } from "../../../server/src/language/features/formatting.js";
import { equivalent } from "../../../server/src/language/proof/index.js";
import { print } from "../../../server/src/language/syntax/print.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { analyseFilter, diagnose, type FilterText, fencesOf, readFixture } from "../../support/filterText.js";
import { fullSchema } from "../../support/fullSchema.js";
import { fixturesFolder } from "../../support/golden.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

const ANY = { kind: "anyEvent" } as const;
const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;

describe("rewritings that are called safe", () => {
  const filters: FilterText[] = CHECKS.flatMap(({ code }) => {
    const file = path.join(fixturesFolder, "check", code, "bad.tsq");
    const page = fs.readFileSync(path.resolve(fixturesFolder, "../../docs/checks", `${code}.md`), "utf8");
    const bad = fs.existsSync(file) ? [readFixture(fs.readFileSync(file, "utf8"))] : [];
    return [...bad, ...fencesOf(page, "Avoid")];
  });

  it("change nothing about which events match", () => {
    let proved = 0;
    for (const filter of filters) {
      const before = analyseFilter(filter).bound;
      if (!before.evaluable) continue;
      for (const { code, fixes } of diagnose(filter)) {
        for (const { safety, edits } of fixes) {
          if (safety !== "safe") continue;
          const text = applyEdits(filter.text, edits);
          const answer = equivalent(before, analyseFilter({ ...filter, text }).bound, ANY);
          assert.equal(answer.kind, "proved", `${code}: ${filter.text} → ${text}`);
          proved++;
        }
      }
    }
    assert.ok(proved >= 15, `${proved} fixes`);
  });

  it("hold for the printed and the formatted form of real filters", needsSharedData, () => {
    const seen = new Set<string>();
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file)) {
        const { filter }: { readonly filter: string } = JSON.parse(line);
        if (seen.has(filter)) continue;
        seen.add(filter);
        const analysis = analyse(filter, CONTEXT);
        const { expression } = analysis.syntax;
        const texts = [
          expression === undefined ? filter : print(expression),
          format(analysis, { width: 60 }) ?? filter,
        ];
        for (const text of texts) {
          const again = analyse(text, CONTEXT).bound;
          assert.equal(equivalent(analysis.bound, again, ANY, { certified: false }).kind, "proved", text);
        }
      }
    }
    assert.ok(seen.size > 600);
  });
});
