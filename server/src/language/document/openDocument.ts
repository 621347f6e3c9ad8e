/**
 * A file of ours, opened: a filter file, a pack or a file of rule tests. All its filters are analysed, each in its own
 * coordinates with a way back to the file's. Editor and command line work on this one shape.
 */

import { type Analysis, analyse } from "../analysis.js";
import type { AnalysisContext } from "../analysisContext.js";
import { isPackName, isTestsName, openPack } from "../pack/openPack.js";
import { openTests, type TestFile } from "../pack/openTests.js";
import { literalsByList, type PackRule, type Region, type RulePack } from "../pack/rulePack.js";
import { hostEditsOf } from "../pack/scalarCodec.js";
import type { Schema } from "../schema/schema.js";
import { type Span, touches } from "../text/span.js";
import { toHost, toRegion } from "../text/spanMap.js";
import type { TextEdit } from "../text/textEdit.js";
import { type FilterFileDirectives, readDirectives } from "./filterFile.js";

export type OpenDocument = FilterDocument | PackDocument | TestsDocument;

interface Opened {
  readonly text: string;
  readonly schema: Schema;
  /** All filters, in the order of the text. */
  readonly units: readonly FilterUnit[];
}

export interface FilterDocument extends Opened {
  readonly kind: "filter";
  readonly unit: FilterUnit;
  readonly directives: FilterFileDirectives;
}

export interface PackDocument extends Opened {
  readonly kind: "pack";
  readonly pack: RulePack;
  readonly rules: readonly OpenRule[];
}

export interface TestsDocument extends Opened {
  readonly kind: "tests";
  readonly tests: TestFile;
}

export interface OpenRule {
  readonly rule: PackRule;
  /** `undefined` where the rule has no filter. */
  readonly filter: FilterUnit | undefined;
  readonly suppressions: readonly FilterUnit[];
}

/** One text of the filter language: a whole file, or a region of a pack. */
export interface FilterUnit {
  readonly analysis: Analysis;
  /** `undefined` where the filter is the whole file. */
  readonly region: Region | undefined;
}

/** Whether a file of this name is one of ours. */
export function isOurs(name: string): boolean {
  return isFilterFileName(name) || isPackName(name) || isTestsName(name);
}

export function isFilterFileName(name: string): boolean {
  return /\.tsq$/i.test(name);
}

/**
 * Opens a file by its name and text. Total: what is wrong with it is found by `diagnose`.
 *
 * @param previous an earlier version of the same file: analyses of filters that have not changed are taken from it
 * @example openDocument("ecr.rules.yaml", text, schema).units.length // how many filters and suppressions it has
 */
export function openDocument(name: string, text: string, schema: Schema, previous?: OpenDocument): OpenDocument {
  const analyses = new AnalysisSource(previous?.schema === schema ? previous.units : []);
  if (isFilterFileName(name)) return openFilterFile(text, schema, analyses);
  if (isTestsName(name)) return { kind: "tests", text, schema, units: [], tests: openTests(text) };
  return openPackFile(
    openPack(name, text, previous?.kind === "pack" ? previous.pack : undefined),
    text,
    schema,
    analyses,
  );
}

function openFilterFile(text: string, schema: Schema, analyses: AnalysisSource): FilterDocument {
  const context = { schema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
  const untyped = analyses.analyse(text, context);
  const start = untyped.syntax.expression?.span.start ?? text.length;
  const directives = readDirectives(untyped.syntax.comments, start);
  const { ruleType } = directives;
  const analysis = ruleType === undefined ? untyped : analyses.analyse(text, { ...context, ruleType });
  const unit: FilterUnit = { analysis, region: undefined };
  return { kind: "filter", text, schema, units: [unit], unit, directives };
}

function openPackFile(pack: RulePack, text: string, schema: Schema, analyses: AnalysisSource): PackDocument {
  // A bare rule has no place for lists: which there are is known to the platform alone.
  const hasLists = pack.documents.some(({ properties }) => properties !== undefined);
  const lists = hasLists ? literalsByList(pack.lists) : undefined;
  const unitOf = (region: Region): FilterUnit => {
    const ruleType = pack.rules[region.ruleIndex]?.ruleType;
    const role = region.kind === "suppression" ? "suppression" : "filter";
    return { analysis: analyses.analyse(region.text, { schema, ruleType, role, host: "pack", lists }), region };
  };
  const units = new Map(pack.regions.map((region) => [region, unitOf(region)]));
  const rules = pack.rules.map((rule): OpenRule => {
    const filter = rule.filter && (units.get(rule.filter) ?? unitOf(rule.filter));
    return { rule, filter, suppressions: rule.suppressions.map((region) => units.get(region) ?? unitOf(region)) };
  });
  return { kind: "pack", text, schema, units: [...units.values()], pack, rules };
}

/** Analyses by text and context, so that an edit of one rule does not cost the analysis of all others. */
class AnalysisSource {
  readonly #known = new Map<string, Analysis[]>();

  constructor(units: readonly FilterUnit[]) {
    for (const { analysis } of units) this.#keep(analysis);
  }

  analyse(text: string, context: AnalysisContext): Analysis {
    const known = this.#known.get(text)?.find((analysis) => isSameContext(analysis.context, context));
    if (known !== undefined) return known;
    const analysis = analyse(text, context);
    this.#keep(analysis);
    return analysis;
  }

  #keep(analysis: Analysis): void {
    const known = this.#known.get(analysis.text);
    if (known === undefined) this.#known.set(analysis.text, [analysis]);
    else known.push(analysis);
  }
}

function isSameContext(one: AnalysisContext, other: AnalysisContext): boolean {
  return (
    one.schema === other.schema &&
    one.ruleType === other.ruleType &&
    one.role === other.role &&
    one.host === other.host &&
    isSameLists(one.lists, other.lists)
  );
}

function isSameLists(one: AnalysisContext["lists"], other: AnalysisContext["lists"]): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.size !== other.size) return false;
  return [...one].every(([name, literals]) => {
    const others = other.get(name);
    return literals.length === others?.length && literals.every(({ value }, i) => value === others[i]?.value);
  });
}

// --- between a filter and its file --------------------------------------------------------------------------------

/** The unit around an offset of the file, and the offset inside it. */
export function unitAt(
  document: OpenDocument,
  offset: number,
): { readonly unit: FilterUnit; readonly offset: number } | undefined {
  for (const unit of document.units) {
    if (unit.region === undefined) return { unit, offset };
    if (!touches(unit.region.hostSpan, offset)) continue;
    const inside = toRegion(unit.region.spanMap, offset);
    if (inside !== undefined) return { unit, offset: inside };
  }
  return undefined;
}

/** The rule around an offset of a pack. */
export function ruleAt(document: PackDocument, offset: number): OpenRule | undefined {
  return document.rules.find(({ rule }) => rule.span.start <= offset && offset <= rule.span.end);
}

/** A span of the filter as a span of its file. */
export function hostSpanOf({ region }: FilterUnit, inner: Span): Span {
  return region === undefined ? inner : toHost(region.spanMap, inner);
}

/** Edits of the filter as edits of its file, in the style in which the file writes it. */
export function hostEdits(
  { text }: Pick<OpenDocument, "text">,
  { region }: FilterUnit,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  return region === undefined ? edits : hostEditsOf(text, region.scalar, edits);
}
