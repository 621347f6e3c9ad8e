/** The façade: all of the core that others may use. What is not here is nobody else's business. */

export { type AlertCondition, alertAlike } from "./alerts/alertCondition.js";
export { type MeasuredRule, measureRule, type NearRule, nearestRules } from "./almostFired/nearestRules.js";
export { type Analysis, analyse } from "./analysis.js";
export type { AnalysisContext } from "./analysisContext.js";
export type {
  BoundExpression,
  BoundFilter,
  BoundPredicate,
  Literal,
  Test,
} from "./binding/boundFilter.js";
export { eventTypesOfRule } from "./binding/eventTypes.js";
export { portableFilter } from "./binding/portableFilter.js";
export {
  type ChangeableRule,
  type Changes,
  changesOf,
  type EventChange,
  type EventEdit,
  editSpan,
  type FilterChange,
  type FilterEdit,
  MOST_EDITS,
  type Pointer,
} from "./changes/index.js";
export type { Check, CheckSettings, Dialect } from "./checks/check.js";
export { type Diagnostic, type RelatedPlace, SEVERITIES, type Severity } from "./checks/diagnostic.js";
export { FILTER_CODES } from "./checks/registry.js";
export { type FilterJudge, filterJudge } from "./checks/runChecks.js";
export { diagnose } from "./document/diagnose.js";
export { ignoreEdit, safeEdits } from "./document/fixes.js";
export { foldingRangesOf } from "./document/folding.js";
export { formatDocument } from "./document/formatDocument.js";
export { isForeign } from "./document/isForeign.js";
export { type JudgedRule, judgedRules, uniqueKeys } from "./document/judgedRules.js";
export {
  type FilterDocument,
  type FilterUnit,
  hostEdits,
  hostSpanOf,
  isFilterFileName,
  isOurs,
  type OpenDocument,
  type OpenRule,
  openDocument,
  type PackDocument,
  ruleAt,
  type TestsDocument,
  unitAt,
} from "./document/openDocument.js";
export { outline } from "./document/outline.js";
export { completeProperty, hoverProperty } from "./document/packProperties.js";
export { selectionRangesAt } from "./document/selectionRanges.js";
export { acceptorOf, type CompiledFilter, compile } from "./evaluation/compile.js";
export { displayValue } from "./evaluation/displayValue.js";
export {
  type Explanation,
  explain,
  explainer,
  type FilterExplanation,
  type PredicateExplanation,
} from "./evaluation/explain.js";
export { isLeaf, type PreparedPath, preparePath, type Reached, someReached } from "./evaluation/fieldPath.js";
export { reasonText } from "./evaluation/reasonText.js";
export { type CompiledRule, compileRule, type Verdict, verdictOf } from "./evaluation/verdict.js";
export { toEvent } from "./events/eventType.js";
export { type RecordPart, readRecord } from "./events/readRecord.js";
export { type LineState, LONGEST_RECORD, RecordSplitter, type SplitOptions } from "./events/recordSplitter.js";
export type { SplitItem } from "./events/splitItems.js";
export {
  changeMessages,
  changesHeading,
  eventEditText,
  filterEditText,
  hasMoreChanges,
  pointerText,
} from "./features/changeText.js";
export {
  type CompletionItem,
  type CompletionList,
  type CompletionRequest,
  complete,
} from "./features/completion/index.js";
export { type EventLabel, eventLabel } from "./features/eventLabel.js";
export { type ExplanationLine, explanationLines } from "./features/explanationLines.js";
export type { FoldingRange } from "./features/folding.js";
export { format } from "./features/formatting.js";
export { type Hover, hover } from "./features/hover.js";
export { boundPredicatesIn, hintsForCounts, hintsForEvent, type InlayHint } from "./features/inlayHints.js";
export { NO_OBSERVATIONS, type Observations, Observer, observe, observedFields } from "./features/observations.js";
export {
  type SemanticToken,
  semanticTokens,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from "./features/semanticTokens.js";
export type { SymbolEntry } from "./features/symbols.js";
export { generatedText } from "./generate/generatedMessages.js";
export { type Generated, type GenerateOptions, generateEvent } from "./generate/generateEvent.js";
export type { RuleFilters, Wanted } from "./generate/ruleDemands.js";
export { addTestToFile, addTestToRule, type NewTest } from "./pack/addTest.js";
export { alertConditionOf } from "./pack/alertConditionOf.js";
export { PackProofs } from "./pack/checks/packProofs.js";
export { PACK_CODES } from "./pack/checks/registry.js";
export { isPackName, isTestsName, openPack } from "./pack/openPack.js";
export { openTests, type TestFile } from "./pack/openTests.js";
export { literalsByList, type PackRule, type Region, type RulePack } from "./pack/rulePack.js";
export { testedRule } from "./pack/testedRule.js";
export {
  type Assumption,
  alertingFilter,
  Budget,
  disjoint,
  equivalent,
  findEvent,
  implies,
  impliesAny,
  type LikelyValues,
  nearMiss,
  PackRelations,
  PackTheory,
  type PreparedFilter,
  type Proof,
  type ProofOptions,
  predicatesIn,
  prepare,
  type Relation,
  RelationStore,
  RuleKeys,
  type RuleToRelate,
  relate,
  ruleToRelate,
  type Satisfiability,
  STEPS_OF_RELATION,
  satisfiable,
  type UnknownReason,
  valid,
} from "./proof/index.js";
export { type Drawing, type DrawingOptions, drawAround, drawRelations } from "./relations/drawRelations.js";
export { type Lattice, latticeOf } from "./relations/lattice.js";
export {
  orderOf,
  type RelatedRule,
  type RelatedRules,
  type RelationCounts,
  type RuleState,
  relationCounts,
} from "./relations/relatedRules.js";
export {
  firstEntries,
  type RelationLine,
  type RelationSection,
  relationSections,
} from "./relations/relationSections.js";
export { relationSummary } from "./relations/relationSummary.js";
export { notedName } from "./relations/ruleNote.js";
export { type RulePair, RulePairs } from "./relations/rulePairs.js";
export { ruleSections } from "./relations/ruleSections.js";
export { type AskedEvents, askedEvents } from "./ruleTests/askedEvents.js";
export type { ExpectedVerdict, RuleTest } from "./ruleTests/ruleTest.js";
export {
  type NumberedEvent,
  runRuleTests,
  type SavedEvents,
  type TestEnvironment,
  type TestedRule,
} from "./ruleTests/runRuleTests.js";
export type { TestResult } from "./ruleTests/testResult.js";
export { type CloudTrailData, createSchema, withFields } from "./schema/index.js";
export {
  type Alias,
  EVENT_TYPES,
  type EventType,
  type FieldInfo,
  RULE_TYPES,
  type RuleType,
  type Schema,
} from "./schema/schema.js";
export type { Expression, Node, Predicate } from "./syntax/ast.js";
export { type ParseResult, parse, type Token } from "./syntax/parse.js";
export { print } from "./syntax/print.js";
export type { Fix } from "./syntax/problem.js";
export { type LineIndex, type LinePosition, lineIndex } from "./text/lineIndex.js";
export {
  defineMessages,
  groupedDigits,
  LOCALES,
  type Locale,
  localeFor,
  type Message,
  render,
} from "./text/message.js";
export { type ShownText, shownText } from "./text/shownText.js";
export { suggestName } from "./text/similar.js";
export { contains, overlaps, type Span, span, touches } from "./text/span.js";
export { applyEdits, type TextEdit } from "./text/textEdit.js";
export { Decimal, type ExactNumber, numberText, parseNumber } from "./values/decimal.js";
export type { Event, EventRecord, EventValue } from "./values/event.js";
export { addressKey, type IpAddress, type IpBlock, networkKey, parseAddress, parseBlock } from "./values/ipAddress.js";
export type { JsonCause, JsonResult } from "./values/jsonResult.js";
export { parseJson } from "./values/parseJson.js";
export { writeJson } from "./values/writeJson.js";
