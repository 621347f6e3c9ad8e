/** A check: one lint test of ours. Each is one file; `registry.ts` lists them all. */

import type { Analysis } from "../analysis.js";
import type { BoundPredicate } from "../binding/boundFilter.js";
import type { Fix } from "../syntax/problem.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { RelatedPlace, Severity } from "./diagnostic.js";
import type { FilterProofs } from "./filterProofs.js";
import type { JudgedText } from "./knownValues.js";
import type { WrittenText } from "./predicates.js";

/** Which filters are judged: those that the platform accepts, or everything that our evaluator understands. */
export type Dialect = "platform" | "extended";

export interface CheckSettings {
  readonly dialect: Dialect;
  /** Severities set by the user, by code; `off` silences a check. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
  /** How many times the usual number of steps proofs may take; once where it is not set. */
  readonly proofEffort?: number;
}

/** What it judges says its one method. All that judge parts of a filter share one reading of it. */
export type Check = FilterCheck | PredicateCheck | TextCheck | ValueCheck;

interface Named {
  readonly code: string;
  readonly severity: Severity;
}

/** Judges a filter as a whole. */
export interface FilterCheck extends Named {
  run(analysis: Analysis, settings: CheckSettings, proofs: FilterProofs): Iterable<Finding>;
}

/** Judges each predicate by itself. */
export interface PredicateCheck extends Named {
  judgePredicate(predicate: BoundPredicate, analysis: Analysis): readonly Finding[];
}

/** Judges each text that the author compares with a field. */
export interface TextCheck extends Named {
  judgeText(written: WrittenText, analysis: Analysis): Finding | undefined;
}

/** Judges each text that is not plainly right for its field. */
export interface ValueCheck extends Named {
  judgeValue(judged: JudgedText, analysis: Analysis): Finding | undefined;
}

/** A diagnostic before its severity is settled. */
export interface Finding {
  readonly span: Span;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}
