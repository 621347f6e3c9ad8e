/** What `eval` prints, whatever the format. */

import type { Event, FilterExplanation, Message } from "../../language/index.js";
import type { Place } from "../../workspace/events/readItem.js";
import type { JudgedFilter } from "../judgedFilter.js";

/** A filter file or text knows no suppressions: an event matches, or does not. */
export type Outcome = "match" | "alert" | "suppressed" | "none";

export interface EvalResult {
  readonly judged: JudgedFilter;
  readonly event: Event;
  readonly place: Place;
  readonly outcome: Outcome;
  /** The filter first, then the suppressions. */
  readonly explanations: readonly FilterExplanation[];
}

export interface FilterCounts {
  readonly judged: JudgedFilter;
  matches: number;
  alerts: number;
  suppressed: number;
}

export interface EvalSummary {
  readonly filters: readonly FilterCounts[];
  readonly events: number;
  readonly skipped: number;
  /** How far the user has let it come. */
  readonly interrupted: Message | undefined;
}

/** Prints as results come, so that none is kept. */
export interface EvalReporter {
  result(result: EvalResult): void;
  end(summary: EvalSummary): void;
}
