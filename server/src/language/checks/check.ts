/** A check: one lint test of ours. Each is one file; `registry.ts` lists them all. */

import type { Analysis } from "../analysis.js";
import type { Fix } from "../syntax/problem.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { RelatedPlace, Severity } from "./diagnostic.js";
import type { FilterProofs } from "./proofScope.js";

/** Which filters are judged: those that the platform accepts, or everything that our evaluator understands. */
export type Dialect = "platform" | "extended";

export interface CheckSettings {
  readonly dialect: Dialect;
  /** Severities set by the user, by code; `off` silences a check. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
  /** How many times the usual number of steps proofs may take; once where it is not set. */
  readonly proofEffort?: number;
}

export interface Check {
  readonly code: string;
  readonly severity: Severity;
  run(analysis: Analysis, settings: CheckSettings, proofs: FilterProofs): Iterable<Finding>;
}

/** A diagnostic before its severity is settled. */
export interface Finding {
  readonly span: Span;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}
