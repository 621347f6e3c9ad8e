/**
 * Filters of fixtures and pages with what is known around them. In a fixture the first lines say it (`# type: Host`,
 * `# role: suppression`, `# host: pack`, `# dialect: extended`, `# lists: Name Other`); in a page it stands behind the
 * language of the fence (```tsq type=Host).
 */

import { type Analysis, analyse } from "../../server/src/language/analysis.js";
import type { CheckSettings } from "../../server/src/language/checks/check.js";
import type { Diagnostic } from "../../server/src/language/checks/diagnostic.js";
import { runChecks } from "../../server/src/language/checks/runChecks.js";
import { RULE_TYPES } from "../../server/src/language/schema/schema.js";
import type { Fix } from "../../server/src/language/syntax/problem.js";
import { applyEdits } from "../../server/src/language/text/textEdit.js";
import { fullSchema } from "./fullSchema.js";

export interface FilterText {
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}

const DIRECTIVE = /^# (type|role|host|dialect|lists): (.*)\r?\n/;

/** The directives are taken off: in a pack they would be comments. */
export function readFixture(source: string): FilterText {
  const facts: Record<string, string> = {};
  let text = source;
  for (let match = DIRECTIVE.exec(text); match !== null; match = DIRECTIVE.exec(text)) {
    facts[match[1] ?? ""] = (match[2] ?? "").trim();
    text = text.slice(match[0].length);
  }
  return { text, facts };
}

/** The fences of a section of a page, such as `## Avoid`. */
export function fencesOf(page: string, section: string): readonly FilterText[] {
  const start = page.indexOf(`\n## ${section}\n`);
  if (start === -1) return [];
  const end = page.indexOf("\n## ", start + 1);
  const body = page.slice(start, end === -1 ? page.length : end);
  return [...body.matchAll(/```tsq([^\n]*)\n(.*?)```/gs)].map(([, info = "", text = ""]) => ({
    text,
    facts: Object.fromEntries(
      info
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .map((fact) => fact.split("=")),
    ),
  }));
}

export function analyseFilter({ text, facts }: FilterText): Analysis {
  return analyse(text, {
    schema: fullSchema,
    ruleType: RULE_TYPES.find((type) => type === facts["type"]),
    role: facts["role"] === "suppression" ? "suppression" : "filter",
    host: facts["host"] === "pack" ? "pack" : "file",
    lists: facts["lists"] === undefined ? undefined : new Map(facts["lists"].split(/[\s,]+/).map((name) => [name, []])),
  });
}

export function diagnose(filter: FilterText, severities: CheckSettings["severities"] = {}): readonly Diagnostic[] {
  const dialect = filter.facts["dialect"] === "extended" ? "extended" : "platform";
  return runChecks(analyseFilter(filter), { dialect, severities });
}

export function fixesOf(diagnostics: readonly Diagnostic[], safety: Fix["safety"] | "any"): readonly Fix[] {
  return diagnostics.flatMap(({ fixes }) => {
    const fitting = safety === "any" ? fixes[0] : fixes.find((fix) => fix.safety === safety);
    return fitting === undefined ? [] : [fitting];
  });
}

/** Applies the fixes of all diagnostics again and again, until there are none or the text stays the same. */
export function repaired(filter: FilterText, safety: Fix["safety"] | "any"): FilterText {
  let current = filter;
  for (let round = 0; round < 10; round++) {
    const [first, ...others] = fixesOf(diagnose(current), safety);
    if (first === undefined) return current;
    // Whole fixes only: half a pair of parentheses would break the filter.
    const text = applyEdits(current.text, wholeFixes([first, ...others]));
    if (text === current.text) return current;
    current = { ...current, text };
  }
  throw new Error(`The fixes of ${JSON.stringify(filter.text)} do not come to an end: ${current.text}`);
}

function wholeFixes(fixes: readonly Fix[]): readonly Fix["edits"][number][] {
  const chosen: Fix["edits"][number][] = [];
  for (const { edits } of fixes) {
    const clashes = edits.some(({ span }) =>
      chosen.some((other) => span.start <= other.span.end && other.span.start <= span.end),
    );
    if (!clashes) chosen.push(...edits);
  }
  return chosen;
}
