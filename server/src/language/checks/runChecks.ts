/** Analysis → diagnostics: what the text itself has wrong, and what the checks find in its meaning. */

import type { Analysis } from "../analysis.js";
import type { Fix } from "../syntax/problem.js";
import { brokenPlaces, soundFixes } from "./brokenPlaces.js";
import type { CheckSettings, Finding } from "./check.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { FilterProofs } from "./filterProofs.js";
import { FilterParts, type Finder, finderOf } from "./findings.js";
import {
  applyIgnoreDirectives,
  type KnownChecks,
  readIgnoreDirectives,
  UNUSED_IGNORE,
  UNUSED_IGNORE_SEVERITY,
} from "./ignoreDirectives.js";
import { proofSkippedIn } from "./proofSkipped.js";
import { provedFixes } from "./provedFixes.js";
import { CHECKS, FILTER_CODES } from "./registry.js";

/** Judges one filter. */
export type FilterJudge = (analysis: Analysis) => readonly Diagnostic[];

/**
 * All diagnostics of a filter in the order of their places, with the severities that the user has chosen and without
 * those that a directive in its comments silences.
 *
 * @example runChecks(analyse('exe starts_with ""', context), { dialect: "platform", severities: {} })
 */
export function runChecks(analysis: Analysis, settings: CheckSettings): readonly Diagnostic[] {
  return filterJudge(settings)(analysis);
}

/**
 * The same for many filters.
 *
 * @example analyses.map(filterJudge({ dialect: "platform", severities: {} }))
 */
export function filterJudge(settings: CheckSettings): FilterJudge {
  const effort = settings.proofEffort ?? 1;
  const checks = chosenChecks(settings);
  const known = knownChecks(FILTER_CODES, settings);
  return (analysis) => {
    const proofs = new FilterProofs(analysis, settings);
    const found = problemDiagnostics(analysis, settings);
    addFindings(found, checks, proofs);
    // Last: only then is it known what was left open.
    found.push(...proofSkippedIn(analysis, proofs, settings));
    const kept = applyIgnoreDirectives(found, readIgnoreDirectives(analysis.syntax), known);
    return withProvedFixes(kept, provedFixes(analysis, effort)).sort(byPlace);
  };
}

/**
 * What `applyIgnoreDirectives` must know of the checks of a host: for a pack, the codes of its own checks come on top.
 *
 * @example knownChecks([...FILTER_CODES, "duplicate-rule-name"], settings)
 */
export function knownChecks(
  codes: readonly string[],
  { severities }: CheckSettings,
  offByDefault: readonly string[] = [],
): KnownChecks {
  const unusedSeverity = severities[UNUSED_IGNORE] ?? UNUSED_IGNORE_SEVERITY;
  return {
    codes: new Set(codes),
    off: new Set(codes.filter((code) => (severities[code] ?? (offByDefault.includes(code) ? "off" : "on")) === "off")),
    unusedSeverity: unusedSeverity === "off" ? undefined : unusedSeverity,
  };
}

export function byPlace(one: Diagnostic, other: Diagnostic): number {
  if (one.span.start !== other.span.start) return one.span.start - other.span.start;
  if (one.span.end !== other.span.end) return one.span.end - other.span.end;
  if (one.code === other.code) return 0;
  return one.code < other.code ? -1 : 1;
}

interface ChosenCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly find: Finder;
}

function chosenChecks({ severities }: CheckSettings): readonly ChosenCheck[] {
  return CHECKS.flatMap((check) => {
    const { code } = check;
    const severity = severities[code] ?? check.severity;
    return severity === "off" ? [] : [{ code, severity, find: finderOf(check) }];
  });
}

function problemDiagnostics({ syntax }: Analysis, { severities }: CheckSettings): Diagnostic[] {
  return syntax.problems.flatMap(({ code, severity, span, message, fix }) => {
    const chosen = severities[code] ?? severity;
    return chosen === "off"
      ? []
      : [{ code, severity: chosen, span, message, fixes: fix === undefined ? [] : [fix], related: [] }];
  });
}

function addFindings(diagnostics: Diagnostic[], checks: readonly ChosenCheck[], proofs: FilterProofs): void {
  const { analysis } = proofs;
  const parts = new FilterParts(analysis);
  const isBroken = brokenPlaces(analysis);
  const isSound = soundFixes(analysis);
  for (const { code, severity, find } of checks) {
    for (const finding of find(parts, proofs)) {
      if (!isBroken(finding.span)) diagnostics.push(diagnosticOf(code, severity, finding, isSound));
    }
  }
}

function diagnosticOf(
  code: string,
  severity: Severity,
  { span, message, fixes = [], related = [] }: Finding,
  isSound: (fix: Fix) => boolean,
): Diagnostic {
  return { code, severity, span, message, fixes: fixes.filter(isSound), related };
}

function withProvedFixes(diagnostics: readonly Diagnostic[], asProved: (fix: Fix) => Fix): Diagnostic[] {
  return diagnostics.map((diagnostic) =>
    diagnostic.fixes.length === 0 ? diagnostic : { ...diagnostic, fixes: diagnostic.fixes.map(asProved) },
  );
}
