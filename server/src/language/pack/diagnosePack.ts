/** Everything that is wrong with a pack and with its filters, with spans and edits of the host. */

import type { CheckSettings } from "../checks/check.js";
import type { Diagnostic } from "../checks/diagnostic.js";
import { applyIgnoreDirectives } from "../checks/ignoreDirectives.js";
import { FILTER_CODES } from "../checks/registry.js";
import { byPlace, knownChecks, runChecks } from "../checks/runChecks.js";
import type { Schema } from "../schema/schema.js";
import { PACK_CODES } from "./checks/registry.js";
import { runPackChecks, runTestFileChecks } from "./checks/runPackChecks.js";
import type { TestFile } from "./openTests.js";
import { hostDiagnostic, type RegionAnalysis } from "./regionAnalysis.js";
import type { RulePack } from "./rulePack.js";

/**
 * All diagnostics of a pack in the order of the text. Comments of the host silence those of the pack and those of its
 * filters alike.
 *
 * @example diagnosePack(pack, analyseRegions(pack, schema), schema, { dialect: "platform", severities: {} })
 */
export function diagnosePack(
  pack: RulePack,
  analyses: readonly RegionAnalysis[],
  schema: Schema,
  settings: CheckSettings,
): readonly Diagnostic[] {
  const found = [...runPackChecks(pack, schema, settings)];
  for (const { region, analysis } of analyses)
    for (const diagnostic of runChecks(analysis, settings)) found.push(hostDiagnostic(pack, region, diagnostic));
  const known = knownChecks([...FILTER_CODES, ...PACK_CODES], settings);
  return applyIgnoreDirectives(found, pack.ignoreDirectives, known).toSorted(byPlace);
}

/** All diagnostics of a file of rule tests. */
export function diagnoseTests(file: TestFile, settings: CheckSettings): readonly Diagnostic[] {
  const known = knownChecks([...FILTER_CODES, ...PACK_CODES], settings);
  return applyIgnoreDirectives(runTestFileChecks(file, settings), file.ignoreDirectives, known).toSorted(byPlace);
}
