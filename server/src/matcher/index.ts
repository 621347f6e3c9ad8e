/** The matcher: raw records in, those out that match or must be looked at. Proved against the core's `compile`. */

import type { BoundFilter } from "../language/index.js";
import { conditionOf } from "./conditionOf.js";
import type { DecodeText } from "./kernel/leafWords.js";
import { KernelScanner } from "./kernelScanner.js";
import { PackScanner } from "./packScanner.js";
import { ParsingScanner } from "./parsingScanner.js";
import type { Match, RecordScanner } from "./recordScanner.js";

export type { Column } from "./columns/column.js";
export { type ColumnName, columnNames } from "./columns/columnNames.js";
export { type ColumnOptions, ColumnScanner } from "./columns/columnScanner.js";
export { ColumnTable, type TableLimits } from "./columns/columnTable.js";
export {
  allRows,
  complement,
  countRows,
  firstRows,
  hasRow,
  intersection,
  nextRow,
  noRows,
  type RowSet,
  union,
} from "./columns/rowSet.js";
export { type Condition, not } from "./condition.js";
export { conditionOf } from "./conditionOf.js";
export type { DecodeText } from "./kernel/leafWords.js";
export { MatchCounter } from "./matchCounter.js";
export type { ListedVerdicts, RuleCounts, RuleTally, RuleVerdicts } from "./pack/ruleVerdicts.js";
export type { PackScanner } from "./packScanner.js";
export { type FoundRecord, LONGEST_SCANNED, type Match, type RecordScanner, type Scan } from "./recordScanner.js";

export interface ScannerOptions {
  /** Whether to do without WebAssembly, as is done where there is none. */
  readonly isPlain?: boolean;
  /** The platform's way to make texts of UTF-8, where it has a faster one. */
  readonly decodeText?: DecodeText;
}

/**
 * Prepares a filter for going over raw records; `undefined` for a filter that has no truth.
 *
 * @example filterScanner(analyse('eventName = "CreateAccessKey"', context).bound)?.scanLines(0, end, found)
 */
export function filterScanner(bound: BoundFilter, options: ScannerOptions = {}): RecordScanner<Match> | undefined {
  const condition = conditionOf(bound);
  if (condition === undefined) return undefined;
  return KernelScanner.create(condition, options.isPlain === true) ?? new ParsingScanner();
}

/** A rule as far as it judges single events. */
export interface ScannedRule {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
}

/**
 * Prepares the rules of a pack for judging raw records in one pass; `undefined` where a filter or a suppression has no
 * truth. Rules are known by their number.
 *
 * @example packScanner([{ filter: bound, suppressions: [] }])?.scanLines(0, end, found)
 */
export function packScanner(rules: readonly ScannedRule[], options: ScannerOptions = {}): PackScanner | undefined {
  const conditions = rules.flatMap(({ filter, suppressions }) => {
    const condition = conditionOf(filter);
    const ofSuppressions = suppressions.flatMap((suppression) => conditionOf(suppression) ?? []);
    if (condition === undefined || ofSuppressions.length < suppressions.length) return [];
    return [{ filter: condition, suppressions: ofSuppressions }];
  });
  if (conditions.length < rules.length) return undefined;
  return new PackScanner(conditions, { isPlain: options.isPlain === true, decode: options.decodeText ?? decodeText });
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
