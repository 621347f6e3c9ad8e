/** Applies fixes to a text until none is left that may be applied. */

import {
  applyEdits,
  type CheckSettings,
  type Diagnostic,
  diagnose,
  type Fix,
  type OpenDocument,
  openDocument,
  type Schema,
  type TextEdit,
} from "../language/index.js";

/** `safe` fixes cannot change which events match; among them is any repair of a filter that did not parse. */
export type FixChoice = "none" | "safe" | "all";

export interface LintedText {
  readonly document: OpenDocument;
  /** Of the text as it is now. */
  readonly diagnostics: readonly Diagnostic[];
  readonly fixed: number;
}

/** A fix can bring the next one to light (a repaired filter is checked as a whole); no honest chain is as long as this. */
const MOST_ROUNDS = 20;

/** Diagnoses a text, after applying the fixes that may be applied. */
export function lintText(
  name: string,
  text: string,
  choice: FixChoice,
  schema: Schema,
  settings: CheckSettings,
): LintedText {
  let document = openDocument(name, text, schema);
  let diagnostics = diagnose(document, settings);
  let fixed = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = compatible(diagnostics.flatMap((diagnostic) => fixOf(diagnostic, choice) ?? []));
    if (fixes.length === 0) break;
    const next = applyEdits(
      document.text,
      fixes.flatMap(({ edits }) => edits),
    );
    if (next === document.text) break;
    document = openDocument(name, next, schema, document);
    diagnostics = diagnose(document, settings);
    fixed += fixes.length;
  }
  return { document, diagnostics, fixed };
}

/** The fix that would be applied for a diagnostic: the first that is safe, or the first of all where all are allowed. */
export function fixOf({ fixes }: Diagnostic, choice: FixChoice): Fix | undefined {
  if (choice === "none") return undefined;
  const safe = fixes.find(({ safety }) => safety === "safe");
  return safe ?? (choice === "all" ? fixes[0] : undefined);
}

/** Fixes are applied as a whole or not at all; one that meets an earlier one waits for the next round. */
function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const kept: Fix[] = [];
  const taken: TextEdit[] = [];
  for (const fix of fixes) {
    if (fix.edits.some((edit) => taken.some((other) => meets(edit, other)))) continue;
    kept.push(fix);
    taken.push(...fix.edits);
  }
  return kept;
}

/** Edits that touch count as meeting: which of two insertions at one place comes first is not settled. */
function meets({ span: one }: TextEdit, { span: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
