/**
 * Matching events over time → alerts: aggregation, window and threshold of a rule.
 *
 * Decisions of ours that stand here and nowhere else:
 * - [O] The first event of a key opens a window. It closes `window` seconds later, and an event at that very moment is the
 *   first of the next one.
 * - [O] Event time decides, not the order of arrival; events of the same time keep the order in which they came.
 * - [O] An event without a time is taken to have happened together with the timed event before it in the stream; before
 *   the first timed event, together with that one. Without any time all events fall into one window.
 */

import type { Event, Leaf } from "../values/event.js";
import { eventTime } from "./eventTime.js";
import { fillTitle, leafText } from "./title.js";

export interface AlertRule {
  readonly title: string;
  readonly aggregateFields: readonly string[];
  /** In seconds. */
  readonly window: number;
  readonly threshold: number;
}

/** The values that a field has in an event, aliases included. */
export type ValuesOf = (event: Event, field: string) => readonly Leaf[];

export interface Alert {
  readonly title: string;
  /** Of the event that opened the window; `undefined` where no event has a time. In milliseconds since 1970. */
  readonly opened: number | undefined;
  /** Of the event with which the count reached the threshold. */
  readonly fired: number | undefined;
  readonly firedBy: Event;
  /** All events of the window, those before and after the firing one included. */
  readonly count: number;
  readonly agentId: string | undefined;
  readonly aggregate: readonly AggregateValue[];
}

export interface AggregateValue {
  readonly field: string;
  readonly values: readonly string[];
}

export interface AlertReplay {
  /** In the order in which they fired. */
  readonly alerts: readonly Alert[];
  /** How many events the stream had, and how many of them have no time that can be read. */
  readonly events: number;
  readonly withoutTime: number;
}

/**
 * Replays events that match a rule and that no suppression holds back.
 *
 * @example alertsOf(events, { title: "{{user}} logs in", aggregateFields: ["user"], window: 3600, threshold: 5 }, valuesOf)
 */
export function alertsOf(events: Iterable<Event>, rule: AlertRule, valuesOf: ValuesOf): AlertReplay {
  const { timed, withoutTime } = inTimeOrder(events);
  const windows = new Map<string, Window>();
  const fired: Window[] = [];
  for (const { event, time } of timed) {
    const aggregate = rule.aggregateFields.map((field) => ({ field, values: textsOf(valuesOf(event, field)) }));
    const agentId = textsOf(valuesOf(event, "agent_id"))[0];
    const key = JSON.stringify([agentId ?? null, aggregate.map(({ values }) => values)]);
    let window = windows.get(key);
    if (window === undefined || isClosed(window, time, rule.window)) {
      window = { opened: time, count: 0, agentId, aggregate, firing: undefined };
      windows.set(key, window);
    }
    window.count++;
    if (window.firing !== undefined || window.count < rule.threshold) continue;
    window.firing = { event, time };
    fired.push(window);
  }
  const alerts = fired.flatMap((window) => alertOf(window, rule, valuesOf) ?? []);
  return { alerts, events: timed.length, withoutTime };
}

interface TimedEvent {
  readonly event: Event;
  readonly time: number | undefined;
}

interface Window {
  readonly opened: number | undefined;
  count: number;
  readonly agentId: string | undefined;
  readonly aggregate: readonly AggregateValue[];
  firing: TimedEvent | undefined;
}

function inTimeOrder(events: Iterable<Event>): { timed: readonly TimedEvent[]; withoutTime: number } {
  const read = Array.from(events, (event) => ({ event, own: eventTime(event) }));
  let last = read.find(({ own }) => own !== undefined)?.own;
  let withoutTime = 0;
  const timed: TimedEvent[] = [];
  for (const { event, own } of read) {
    if (own === undefined) withoutTime++;
    last = own ?? last;
    timed.push({ event, time: last });
  }
  // The sort is stable. Either all events have a time by now or none has.
  return { timed: timed.sort((a, b) => (a.time ?? 0) - (b.time ?? 0)), withoutTime };
}

function isClosed({ opened }: Window, time: number | undefined, seconds: number): boolean {
  return opened !== undefined && time !== undefined && time >= opened + seconds * 1000;
}

/** In a fixed order, because the order of the values in an event says nothing. */
function textsOf(values: readonly Leaf[]): readonly string[] {
  return [...new Set(values.map(leafText))].sort();
}

function alertOf(
  { opened, count, agentId, aggregate, firing }: Window,
  rule: AlertRule,
  valuesOf: ValuesOf,
): Alert | undefined {
  if (firing === undefined) return undefined;
  const { event: firedBy, time: fired } = firing;
  const title = fillTitle(rule.title, (field) => valuesOf(firedBy, field));
  return { title, opened, fired, firedBy, count, agentId, aggregate };
}
