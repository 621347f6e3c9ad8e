/** What a change of an event or of a filter is made of. All of it is plain data; nothing here changes anything. */

import type { Analysis } from "../analysis.js";
import type { Verdict } from "../evaluation/verdict.js";
import type { Span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import type { EventValue } from "../values/event.js";

/** The texts that a verdict comes from. */
export interface ChangeableRule {
  /** `undefined` for a File rule without a filter, which is true of all that happens to its paths. */
  readonly filter: Analysis | undefined;
  readonly suppressions: readonly Analysis[];
}

/** The keys and indices that lead from a record to a value in it. */
export type Pointer = readonly (string | number)[];

export type EventEdit = SetEdit | AppendEdit | RemoveEdit;

/** Gives a field a value; objects on the way that are missing are made. */
export interface SetEdit {
  readonly kind: "set";
  readonly at: Pointer;
  readonly value: EventValue;
  /** `undefined` where the field is not there. */
  readonly before: EventValue | undefined;
}

/** Puts one more value into an array; a single value that stands there becomes an array of both. */
export interface AppendEdit {
  readonly kind: "append";
  readonly at: Pointer;
  readonly value: EventValue;
}

/** Takes a member out of an object, or an element out of an array. */
export interface RemoveEdit {
  readonly kind: "remove";
  readonly at: Pointer;
  readonly before: EventValue;
}

export interface FilterEdit {
  /** 0 for the filter, from 1 on the suppressions. */
  readonly part: number;
  readonly kind: FilterEditKind;
  /** The predicate or expression that is changed, in the text of its part. */
  readonly span: Span;
  /** It, as it is written. */
  readonly before: string;
  /** It afterwards; empty where it is taken out. */
  readonly after: string;
}

export type FilterEditKind =
  | "operand"
  | "operator"
  | "bound"
  | "alternative"
  | "exclusion"
  | "dropped"
  | "negated"
  | "unnegated";

/** Nobody reads a change of more edits than this. */
export const MOST_EDITS = 20;

/** What a search has found. */
export interface Found<Change> {
  readonly changes: readonly Change[];
  readonly isCutShort: boolean;
}

/** Edits that flip the verdict together. */
export interface Change<Edit> {
  readonly edits: readonly Edit[];
  /** The verdict after them. */
  readonly verdict: Verdict;
  /**
   * What was tried without success: every way of leaving edits out, or, of a change of very many edits, leaving out each
   * one of them by itself.
   */
  readonly proved: "everySubset" | "leavingOneOut";
}

export type EventChange = Change<EventEdit>;

export interface FilterChange extends Change<FilterEdit> {
  /** All edits together, for each part that they touch. */
  readonly texts: readonly { readonly part: number; readonly edits: readonly TextEdit[] }[];
}

export interface Changes {
  /** The verdict as it is. */
  readonly verdict: Verdict;
  /** Changes of the event, the smallest first. */
  readonly event: readonly EventChange[];
  /** Changes of the filter and its suppressions, the smallest first. */
  readonly filter: readonly FilterChange[];
  /** Of which the budget ended the search, or some take too many edits to be shown: there may be other changes. */
  readonly cutShort: { readonly event: boolean; readonly filter: boolean };
}
