/** What an event holds. Events are hostile input: only own properties count, and no key is special. */

import type { Decimal } from "./decimal.js";

export type EventValue = null | boolean | string | number | Decimal | readonly EventValue[] | EventRecord;

export interface EventRecord {
  readonly [key: string]: EventValue;
}

/** One record as a filter judges it. */
export interface Event {
  readonly record: EventRecord;
  /** The `event_type` that a reader attached because the record has none; a field in the record wins over it. */
  readonly virtualType: string | undefined;
}

/** A value that predicates can be compared with. */
export type Leaf = boolean | string | number | Decimal;
