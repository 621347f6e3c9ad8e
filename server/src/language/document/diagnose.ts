/** Everything that is wrong with a file: its host, its pack and its filters, in the file's own coordinates. */

import type { CheckSettings } from "../checks/check.js";
import type { Diagnostic } from "../checks/diagnostic.js";
import { applyIgnoreDirectives } from "../checks/ignoreDirectives.js";
import { PROOF_SKIPPED } from "../checks/proofSkipped.js";
import { FILTER_CODES } from "../checks/registry.js";
import { byPlace, type FilterJudge, filterJudge, knownChecks } from "../checks/runChecks.js";
import { packProofSkipped } from "../pack/checks/packProofSkipped.js";
import { PackProofs } from "../pack/checks/packProofs.js";
import { PACK_CHECKS, PACK_CODES } from "../pack/checks/registry.js";
import { runPackChecks, runTestFileChecks } from "../pack/checks/runPackChecks.js";
import type { Fix } from "../syntax/problem.js";
import { type FilterUnit, hostEdits, hostSpanOf, type OpenDocument } from "./openDocument.js";

/**
 * The diagnostics of a file in the order of their places; spans and fixes are those of the file.
 *
 * @param judge a caller that keeps analyses from one version to the next keeps their diagnostics with them
 * @param proofs what earlier versions of the document have proved
 * @example diagnose(openDocument("a.tsq", "exe = /bin/sh", schema), settings)[0]?.code // "unquoted-value"
 */
export function diagnose(
  document: OpenDocument,
  settings: CheckSettings,
  judge: FilterJudge = filterJudge(settings),
  proofs = new PackProofs("at once"),
): readonly Diagnostic[] {
  switch (document.kind) {
    case "filter":
      return judge(document.unit.analysis);
    case "tests": {
      const found = runTestFileChecks(document.tests, settings);
      return silenced(found, document.tests.ignoreDirectives, settings);
    }
    case "pack": {
      const inFilters = document.units.flatMap((unit) =>
        judge(unit.analysis).map((diagnostic) => inHost(diagnostic, unit, document)),
      );
      const aroundFilters = runPackChecks(document.pack, document.schema, settings, proofs);
      const skipped = inFilters.filter(({ code }) => code === PROOF_SKIPPED).map(({ span }) => span);
      const found = [
        ...aroundFilters,
        ...inFilters.filter(({ code }) => code !== PROOF_SKIPPED),
        ...packProofSkipped(skipped, proofs, settings),
      ];
      return silenced(found, document.pack.ignoreDirectives, settings);
    }
  }
}

const OFF_BY_DEFAULT = PACK_CHECKS.filter(({ severity }) => severity === "off").map(({ code }) => code);

function silenced(
  found: readonly Diagnostic[],
  directives: Parameters<typeof applyIgnoreDirectives>[1],
  settings: CheckSettings,
): readonly Diagnostic[] {
  const known = knownChecks([...FILTER_CODES, ...PACK_CODES], settings, OFF_BY_DEFAULT);
  return applyIgnoreDirectives(found, directives, known).toSorted(byPlace);
}

function inHost(diagnostic: Diagnostic, unit: FilterUnit, document: OpenDocument): Diagnostic {
  return {
    ...diagnostic,
    span: hostSpanOf(unit, diagnostic.span),
    fixes: diagnostic.fixes.map((fix) => inHostFix(fix, unit, document)),
    related: diagnostic.related.map((place) => ({ ...place, span: hostSpanOf(unit, place.span) })),
  };
}

/** Its edits are made when somebody wants to apply it: that takes writing the whole value anew, and reading it again. */
function inHostFix({ title, safety, edits }: Fix, unit: FilterUnit, document: OpenDocument): Fix {
  let made: Fix["edits"] | undefined;
  return {
    title,
    safety,
    get edits() {
      made ??= hostEdits(document, unit, edits);
      return made;
    },
  };
}
