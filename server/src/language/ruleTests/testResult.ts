/** The outcome of a rule test: data for a test explorer or a report. */

import type { FilterExplanation } from "../evaluation/explain.js";
import type { Verdict } from "../evaluation/verdict.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { Event } from "../values/event.js";
import type { ExpectedVerdict, RuleTest } from "./ruleTest.js";

export type TestResult = PassedTest | FailedTest | ErroredTest;

export interface PassedTest {
  readonly kind: "passed";
  readonly test: RuleTest;
  /** How many events were judged. */
  readonly judged: number;
}

export interface FailedTest {
  readonly kind: "failed";
  readonly test: RuleTest;
  readonly judged: number;
  readonly message: Message;
  /** What was expected, in the host. */
  readonly span: Span;
  readonly failure: TestFailure;
}

export type TestFailure = VerdictFailure | CountFailure;

/** The first event whose verdict is another than expected. */
export interface VerdictFailure {
  readonly kind: "verdict";
  readonly expected: ExpectedVerdict;
  readonly actual: Verdict;
  /** Its place among the events judged, from 0. */
  readonly eventIndex: number;
  readonly event: Event;
  readonly filter: FilterExplanation;
  /** One for each suppression of the rule. */
  readonly suppressions: readonly FilterExplanation[];
}

export interface CountFailure {
  readonly kind: "count";
  readonly counted: "matches" | "alerts";
  readonly expected: number;
  readonly actual: number;
}

/** The test could not be judged at all. */
export interface ErroredTest {
  readonly kind: "error";
  readonly test: RuleTest;
  readonly message: Message;
  readonly span: Span;
}
