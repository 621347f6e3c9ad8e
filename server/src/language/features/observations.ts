/** What saved events tell about fields: how many events have each, and which values occur how often. */

import { textOf } from "../evaluation/text.js";
import { EVENT_TYPES, type EventType, type FieldInfo, type FieldType } from "../schema/schema.js";
import { Decimal } from "../values/decimal.js";
import type { Event, EventRecord, EventValue, Leaf } from "../values/event.js";

export interface Observations {
  /** The number of events that were looked at. */
  readonly total: number;
  /** By path, in the order in which the events showed them. */
  readonly fields: ReadonlyMap<string, ObservedField>;
}

export interface ObservedField {
  readonly path: string;
  /** The number of events that have it. */
  readonly events: number;
  readonly type: FieldType;
  /** Of the events that have it; those of no known type leave nothing here. */
  readonly eventTypes: readonly EventType[];
  /** Whether some event has several values of it. */
  readonly list: boolean;
  /** The commonest first; of many different values only some are kept. */
  readonly values: readonly ObservedValueCount[];
}

export interface ObservedValueCount {
  readonly text: string;
  readonly count: number;
}

/** Events are hostile: they may have any number of fields and values, of any length. */
const MOST_FIELDS = 4000;
const MOST_VALUES = 200;
const LONGEST_VALUE = 200;
const DEEPEST = 12;

export const NO_OBSERVATIONS: Observations = { total: 0, fields: new Map() };

/**
 * Counts the fields and values of events.
 *
 * @example observe(events).fields.get("eventName")?.values[0] // { text: "DescribeInstances", count: 37 }
 */
export function observe(events: Iterable<Event>): Observations {
  const observer = new Observer();
  for (const event of events) observer.add(event);
  return observer.result();
}

/** Counts event by event, for a caller that must not count all of them at once. */
export class Observer {
  readonly #counters = new Map<string, FieldCounter>();
  #total = 0;

  add({ record, virtualType }: Event): void {
    this.#total++;
    const own = Object.hasOwn(record, "event_type") ? record["event_type"] : virtualType;
    const eventType = EVENT_TYPES.find((known) => known === own);
    countRecord(record, "", { number: this.#total, eventType }, this.#counters, 0);
  }

  result(): Observations {
    const fields = [...this.#counters].map(([path, counter]) => [path, counter.result(path)] as const);
    return { total: this.#total, fields: new Map(fields) };
  }
}

/** What the observations add to the schema: fields that it does not know. */
export function observedFields(observations: Observations): readonly FieldInfo[] {
  return [...observations.fields.values()].map(({ path, type, list, eventTypes }) => ({
    name: path,
    type,
    list,
    description: { en: "", es: "", "pt-br": "" },
    eventTypes,
    presence: "sometimes",
    provenance: "observed",
    source: "saved events",
  }));
}

interface ObservedEvent {
  /** From 1: tells several values of one event from values of several events. */
  readonly number: number;
  readonly eventType: EventType | undefined;
}

class FieldCounter {
  private events = 0;
  private lastEvent = 0;
  private type: FieldType | undefined;
  private list = false;
  private readonly eventTypes = new Set<EventType>();
  private readonly values = new Map<string, number>();

  count({ number, eventType }: ObservedEvent, type: FieldType, value: Leaf | undefined): void {
    if (number === this.lastEvent) this.list = true;
    else this.events++;
    this.lastEvent = number;
    if (eventType !== undefined) this.eventTypes.add(eventType);
    this.type = this.type === undefined || this.type === type ? type : "unknown";
    const text = value === undefined ? undefined : textOf(value);
    if (text === undefined || text.length > LONGEST_VALUE) return;
    const count = this.values.get(text);
    if (count !== undefined || this.values.size < MOST_VALUES) this.values.set(text, (count ?? 0) + 1);
  }

  result(path: string): ObservedField {
    const values = [...this.values].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
    const { events, type = "unknown", list } = this;
    return { path, events, type, eventTypes: [...this.eventTypes], list, values };
  }
}

function countRecord(
  record: EventRecord,
  prefix: string,
  event: ObservedEvent,
  counters: Map<string, FieldCounter>,
  depth: number,
): void {
  for (const [key, value] of Object.entries(record)) {
    if (isFieldKey(key)) countValue(value, prefix + key, event, counters, depth);
  }
}

/** A key that could not be written in a filter is of no use to its author. */
function isFieldKey(key: string): boolean {
  return key.length <= 100 && /^(?:\d+|[\p{L}_@][\p{L}\p{M}\d_\-:$@/.]*)$/u.test(key);
}

function countValue(
  value: EventValue,
  path: string,
  event: ObservedEvent,
  counters: Map<string, FieldCounter>,
  depth: number,
): void {
  if (value === null || depth > DEEPEST) return;
  if (isList(value)) {
    for (const element of value) countValue(element, path, event, counters, depth + 1);
    return;
  }
  let counter = counters.get(path);
  if (counter === undefined) {
    if (counters.size >= MOST_FIELDS) return;
    counter = new FieldCounter();
    counters.set(path, counter);
  }
  if (typeof value === "object" && !(value instanceof Decimal)) {
    counter.count(event, "object", undefined);
    countRecord(value, `${path}.`, event, counters, depth + 1);
  } else {
    counter.count(event, typeOf(value), value);
  }
}

function isList(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}

function typeOf(value: Leaf): FieldType {
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "boolean" : "number";
}
