/** The filters of a pack: their analyses, and whatever is known of them with spans of the host. */

import { type Analysis, analyse } from "../analysis.js";
import type { AnalysisContext } from "../analysisContext.js";
import type { Diagnostic } from "../checks/diagnostic.js";
import type { Schema } from "../schema/schema.js";
import type { Fix } from "../syntax/problem.js";
import { type Span, touches } from "../text/span.js";
import { toHost } from "../text/spanMap.js";
import { literalsByList, type Region, type RulePack } from "./rulePack.js";
import { hostEditsOf } from "./scalarCodec.js";

export interface RegionAnalysis {
  readonly region: Region;
  readonly analysis: Analysis;
}

/**
 * Analyses every filter of a pack.
 *
 * @example analyseRegions(openPack("x.rules.yaml", text), schema)
 */
export function analyseRegions(pack: RulePack, schema: Schema): readonly RegionAnalysis[] {
  const lists = literalsByList(pack.lists);
  return pack.regions.map((region) => ({
    region,
    analysis: analyse(region.text, regionContext(pack, region, schema, lists)),
  }));
}

/** What a filter of a pack means depends on its rule and on the lists of the pack. */
export function regionContext(
  pack: RulePack,
  region: Region,
  schema: Schema,
  lists: AnalysisContext["lists"] = literalsByList(pack.lists),
): AnalysisContext {
  const role = region.kind === "suppression" ? "suppression" : "filter";
  return { schema, ruleType: pack.rules[region.ruleIndex]?.ruleType, role, host: "pack", lists };
}

/** The region in which a text cursor stands; none between the quotes and the next property. */
export function findRegionAt(pack: RulePack, offset: number): Region | undefined {
  return pack.regions.find(({ spanMap }) => touches(spanMap.content, offset));
}

/** A span of the region in the host. */
export function hostSpanOf(region: Region, span: Span): Span {
  return toHost(region.spanMap, span);
}

/** A diagnostic of the region's text as one of the host: all its spans and the edits of its fixes. */
export function hostDiagnostic(pack: RulePack, region: Region, diagnostic: Diagnostic): Diagnostic {
  return {
    ...diagnostic,
    span: hostSpanOf(region, diagnostic.span),
    fixes: diagnostic.fixes.map((fix) => hostFix(pack, region, fix)),
    related: diagnostic.related.map(({ span, message }) => ({ span: hostSpanOf(region, span), message })),
  };
}

export function hostFix(pack: RulePack, region: Region, fix: Fix): Fix {
  return { ...fix, edits: hostEditsOf(pack.text, region.scalar, fix.edits) };
}
