/** The filters that the vendor and users have published: what each deserves to be told, and what repairs the damaged ones. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Diagnostic } from "../../../server/src/language/checks/diagnostic.js";
import { RULE_TYPES, type RuleType } from "../../../server/src/language/schema/schema.js";
import { print } from "../../../server/src/language/syntax/print.js";
import { analyseFilter, diagnose, type FilterText, repaired } from "../../support/filterText.js";
import { checkGolden } from "../../support/golden.js";
import { needsSharedData, sharedLines } from "../../support/sharedData.js";

interface Published {
  readonly filter: FilterText;
  /** Its line in the file: the text itself is not ours to keep here. */
  readonly line: number;
  readonly isDamaged: boolean;
  readonly isTranslated: boolean;
}

const RULE_TYPE_OF: Readonly<Record<string, RuleType>> = {
  audit: "Host",
  host: "Host",
  login: "Host",
  network: "Host",
  file: "File",
  cloudtrail: "CloudTrail",
  threatintel: "ThreatIntel",
  winsec: "Winsec",
  hostlessProcess: "HostlessProcess",
  hostlessNetflow: "HostlessNetflow",
};

describe("published filters", needsSharedData, () => {
  it("give no error where they are well formed, and exactly the remarks they deserve", () => {
    const remarks: string[] = [];
    for (const { filter, line, isDamaged } of published()) {
      if (isDamaged) continue;
      const diagnostics = diagnose(filter);
      assert.deepEqual(
        diagnostics.filter(({ severity }) => severity === "error"),
        [],
        filter.text,
      );
      remarks.push(remarksOf(filter, line, diagnostics));
    }
    assert.equal(remarks.length, 32);
    checkGolden("check-public/well-formed.txt", remarks.join(""));
  });

  it("are repaired by their fixes where they are damaged, or are told why not", () => {
    const remarks: string[] = [];
    const wellFormed = new Set(
      published()
        .filter(({ isDamaged }) => !isDamaged)
        .map(({ filter }) => printed(filter)),
    );
    for (const { filter, line, isDamaged, isTranslated } of published()) {
      if (!isDamaged) continue;
      const diagnostics = diagnose(filter);
      assert.notEqual(diagnostics.length, 0, filter.text);
      const after = repaired(filter, "any");
      const left = diagnose(after).filter(({ severity }) => severity === "error");
      const isTemplate = filter.text.includes("starts_with AND");
      const isNoAddress = filter.text.includes("0.0.0.0.0");
      assert.equal(left.length > 0, isTemplate || isNoAddress, `${filter.text} → ${after.text}`);
      assert.equal(analyseFilter(after).bound.evaluable, !isTemplate, after.text);
      // The same filters are published undamaged, so what the fixes must come to is known.
      if (isTranslated) assert.ok(wellFormed.has(printed(after)), after.text);
      remarks.push(remarksOf(filter, line, diagnostics));
    }
    assert.equal(remarks.length, 11);
    checkGolden("check-public/damaged.txt", remarks.join(""));
  });
});

function published(): readonly Published[] {
  return sharedLines("filters-public.jsonl").map((source, index) => {
    const { filter, kind, event_type } = JSON.parse(source) as Readonly<Record<string, string>>;
    assert.ok(filter !== undefined && kind !== undefined && event_type !== undefined);
    const [first = ""] = event_type.split(",");
    const ruleType = RULE_TYPES.find((type) => type === RULE_TYPE_OF[first]);
    const facts = {
      host: "pack",
      role: kind === "suppression" ? "suppression" : "filter",
      ...(ruleType === undefined ? {} : { type: ruleType }),
    };
    const isTranslated = kind === "translation-damaged";
    return {
      filter: { text: filter, facts },
      line: index + 1,
      isDamaged: isTranslated || kind === "doc-fragment",
      isTranslated,
    };
  });
}

function printed(filter: FilterText): string {
  return print(analyseFilter(filter).syntax.expression);
}

function remarksOf({ facts }: FilterText, line: number, diagnostics: readonly Diagnostic[]): string {
  const found = diagnostics.map(({ span, severity, code }) => `  ${span.start}-${span.end} ${severity} ${code}\n`);
  return `line ${line}: ${facts["type"] ?? "any rule type"}, ${facts["role"]}\n${found.join("")}`;
}
