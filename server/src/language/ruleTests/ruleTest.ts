/** A rule test as its author wrote it. Whatever is broken is a member of a union, so that a runner can say what it is. */

import type { Literal } from "../binding/boundFilter.js";
import type { Span } from "../text/span.js";
import type { EventRecord } from "../values/event.js";

export interface RuleTest {
  readonly name: string;
  /** The whole test in its host. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly input: TestInput;
  readonly expectation: Expectation;
  /** Lookup lists that this test defines; they win over those of the pack. */
  readonly lists: ReadonlyMap<string, readonly Literal[]>;
}

export type TestInput = InlineEvent | EventFiles | { readonly kind: "missing" };

/** Taken as it is: not unwrapped, not renamed. */
export interface InlineEvent {
  readonly kind: "event";
  readonly record: EventRecord;
  readonly span: Span;
}

export interface EventFiles {
  readonly kind: "events";
  /** As written, relative to the pack. */
  readonly path: string;
  readonly span: Span;
  /** Only events for which this filter is true are judged. */
  readonly where: { readonly text: string; readonly span: Span } | undefined;
}

export const EXPECTED_VERDICTS = ["match", "alert", "suppressed", "no-match"] as const;
/**
 * `match`: the filter is true, whatever the suppressions; `alert`: and no suppression is; `suppressed`: and one is;
 * `no-match`: the filter is false.
 */
export type ExpectedVerdict = (typeof EXPECTED_VERDICTS)[number];

export type Expectation =
  | { readonly kind: "verdict"; readonly expected: ExpectedVerdict; readonly span: Span }
  /** Numbers over the whole stream, thresholds and windows included. */
  | {
      readonly kind: "counts";
      readonly matches: ExpectedCount | undefined;
      readonly alerts: ExpectedCount | undefined;
      readonly span: Span;
    }
  | { readonly kind: "missing"; readonly span: Span };

export interface ExpectedCount {
  readonly expected: number;
  readonly span: Span;
}
