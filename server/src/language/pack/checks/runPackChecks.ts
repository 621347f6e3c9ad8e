/** A pack → what is wrong with it around its filters. */

import type { CheckSettings, Finding } from "../../checks/check.js";
import type { Diagnostic, Severity } from "../../checks/diagnostic.js";
import type { Schema } from "../../schema/schema.js";
import type { TestFile } from "../openTests.js";
import type { RulePack } from "../rulePack.js";
import { idleSuppression } from "./idleSuppression.js";
import type { PackCheck } from "./packCheck.js";
import { PackProofs } from "./packProofs.js";
import { PACK_CHECKS } from "./registry.js";
import { ruleEqualsRule } from "./ruleEqualsRule.js";
import { rulesOverlap } from "./rulesOverlap.js";
import { ruleWithinRule } from "./ruleWithinRule.js";
import { suppressionSwallowsRule } from "./suppressionSwallowsRule.js";
import { suppressionsOverlap } from "./suppressionsOverlap.js";
import { testFileFindings, testShape } from "./testShape.js";

/**
 * What is wrong with the host format itself and what the pack checks find, with the severities of the settings. Ignore
 * directives are not applied yet: they concern the filters as well, so `diagnose` does it for all at once.
 *
 * @param proofs what is kept of earlier versions; it takes this one in
 * @example runPackChecks(openPack("x.rules.yaml", text), schema, { dialect: "platform", severities: {} })
 */
export function runPackChecks(
  pack: RulePack,
  schema: Schema,
  settings: CheckSettings,
  proofs = new PackProofs("at once"),
): readonly Diagnostic[] {
  const chosen = PACK_CHECKS.map((check) => ({ check, severity: settings.severities[check.code] ?? check.severity }));
  const isOn = ({ code }: PackCheck): boolean =>
    chosen.some(({ check, severity }) => check.code === code && severity !== "off");
  const relations = [ruleEqualsRule, ruleWithinRule, rulesOverlap].some(isOn);
  const asked = relations || [idleSuppression, suppressionsOverlap, suppressionSwallowsRule].some(isOn);
  proofs.update(pack, schema, { effort: settings.proofEffort ?? 1, asked, relations, overlaps: isOn(rulesOverlap) });
  const found = [...withChosenSeverities(pack.diagnostics, settings)];
  for (const { check, severity } of chosen) {
    if (severity === "off") continue;
    for (const finding of check.run(pack, schema, proofs)) found.push(diagnosticOf(finding, check.code, severity));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The same for a file of rule tests. */
export function runTestFileChecks(file: TestFile, settings: CheckSettings): readonly Diagnostic[] {
  const { code } = testShape;
  const severity = settings.severities[code] ?? testShape.severity;
  const found = severity === "off" ? [] : [...testFileFindings(file)].map((one) => diagnosticOf(one, code, severity));
  return [...withChosenSeverities(file.diagnostics, settings), ...found].sort((a, b) => a.span.start - b.span.start);
}

function withChosenSeverities(
  diagnostics: readonly Diagnostic[],
  { severities }: CheckSettings,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic): readonly Diagnostic[] => {
    const severity = severities[diagnostic.code] ?? diagnostic.severity;
    return severity === "off" ? [] : [{ ...diagnostic, severity }];
  });
}

function diagnosticOf({ span, message, fixes, related }: Finding, code: string, severity: Severity): Diagnostic {
  return { code, severity, span, message, fixes: fixes ?? [], related: related ?? [] };
}
