/** A pack → what is wrong with it around its filters. */

import type { CheckSettings, Finding } from "../../checks/check.js";
import type { Diagnostic, Severity } from "../../checks/diagnostic.js";
import type { Schema } from "../../schema/schema.js";
import type { TestFile } from "../openTests.js";
import type { RulePack } from "../rulePack.js";
import { PACK_CHECKS } from "./registry.js";
import { PackProofs } from "./suppressionProofs.js";
import { testFileFindings, testShape } from "./testShape.js";

/**
 * What is wrong with the host format itself and what the pack checks find, with the severities of the settings. Ignore
 * directives are not applied yet: they concern the filters as well, so `diagnose` does it for all at once.
 *
 * @example runPackChecks(openPack("x.rules.yaml", text), schema, { dialect: "platform", severities: {} })
 */
export function runPackChecks(
  pack: RulePack,
  schema: Schema,
  settings: CheckSettings,
  proofs = new PackProofs(),
): readonly Diagnostic[] {
  const found = [...pack.diagnostics];
  for (const check of PACK_CHECKS) {
    if (settings.severities[check.code] === "off") continue;
    for (const finding of check.run(pack, schema, proofs))
      found.push(diagnosticOf(finding, check.code, check.severity));
  }
  return withChosenSeverities(found, settings);
}

/** The same for a file of rule tests. */
export function runTestFileChecks(file: TestFile, settings: CheckSettings): readonly Diagnostic[] {
  const found = [...file.diagnostics];
  for (const finding of testFileFindings(file)) found.push(diagnosticOf(finding, testShape.code, testShape.severity));
  return withChosenSeverities(found, settings);
}

function withChosenSeverities(
  diagnostics: readonly Diagnostic[],
  { severities }: CheckSettings,
): readonly Diagnostic[] {
  return diagnostics
    .flatMap((diagnostic): readonly Diagnostic[] => {
      const severity = severities[diagnostic.code] ?? diagnostic.severity;
      return severity === "off" ? [] : [{ ...diagnostic, severity }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function diagnosticOf({ span, message, fixes, related }: Finding, code: string, severity: Severity): Diagnostic {
  return { code, severity, span, message, fixes: fixes ?? [], related: related ?? [] };
}
