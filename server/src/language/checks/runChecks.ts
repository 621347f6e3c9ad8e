/** Analysis → diagnostics: what the text itself has wrong, and what the checks find in its meaning. */

import type { Analysis } from "../analysis.js";
import type { Fix } from "../syntax/problem.js";
import { brokenPlaces, soundFixes } from "./brokenPlaces.js";
import type { CheckSettings, Finding } from "./check.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import {
  applyIgnoreDirectives,
  type KnownChecks,
  readIgnoreDirectives,
  UNUSED_IGNORE,
  UNUSED_IGNORE_SEVERITY,
} from "./ignoreDirectives.js";
import { FilterProofs } from "./proofScope.js";
import { proofSkippedIn } from "./proofSkipped.js";
import { provedFixes } from "./provedFixes.js";
import { CHECKS, FILTER_CODES } from "./registry.js";

/**
 * All diagnostics of a filter in the order of their places, with the severities that the user has chosen and without
 * those that a directive in its comments silences.
 *
 * @example runChecks(analyse('exe starts_with ""', context), { dialect: "platform", severities: {} })
 */
export function runChecks(analysis: Analysis, settings: CheckSettings): readonly Diagnostic[] {
  const proofs = new FilterProofs(analysis, settings.proofEffort ?? 1);
  const asProved = provedFixes(analysis, settings.proofEffort ?? 1);
  const found = [
    ...problemDiagnostics(analysis, settings),
    ...findingDiagnostics(analysis, settings, proofs),
    // Last: only then is it known what was left open.
    ...proofSkippedIn(analysis, proofs, settings),
  ];
  const directives = readIgnoreDirectives(analysis.syntax);
  // Most filters of a pack have none, and what is known of all checks is a list for each filter.
  const kept =
    directives.length === 0 ? found : applyIgnoreDirectives(found, directives, knownChecks(FILTER_CODES, settings));
  return kept.map((diagnostic) => ({ ...diagnostic, fixes: diagnostic.fixes.map(asProved) })).sort(byPlace);
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

function problemDiagnostics({ syntax }: Analysis, { severities }: CheckSettings): readonly Diagnostic[] {
  return syntax.problems.flatMap(({ code, severity, span, message, fix }) => {
    const chosen = severities[code] ?? severity;
    return chosen === "off"
      ? []
      : [{ code, severity: chosen, span, message, fixes: fix === undefined ? [] : [fix], related: [] }];
  });
}

function findingDiagnostics(analysis: Analysis, settings: CheckSettings, proofs: FilterProofs): readonly Diagnostic[] {
  const isBroken = brokenPlaces(analysis);
  const isSound = soundFixes(analysis);
  return CHECKS.flatMap((check) => {
    const severity = settings.severities[check.code] ?? check.severity;
    if (severity === "off") return [];
    return [...check.run(analysis, settings, proofs)]
      .filter(({ span }) => !isBroken(span))
      .map((finding) => diagnosticOf(check.code, severity, finding, isSound));
  });
}

function diagnosticOf(
  code: string,
  severity: Severity,
  { span, message, fixes = [], related = [] }: Finding,
  isSound: (fix: Fix) => boolean,
): Diagnostic {
  return { code, severity, span, message, fixes: fixes.filter(isSound), related };
}
