/**
 * When an event happened, in milliseconds since 1970.
 *
 * Decision of ours [O], which stands here and nowhere else: the first of these top-level fields that holds a time counts.
 * `event_time` and `timestamp` are the platform's own, `eventTime` is CloudTrail's, `updatedAt` GuardDuty's (a finding is
 * one event each time that it is updated), `requestReceivedTimestamp` and `stageTimestamp` are those of Kubernetes.
 */

import { Decimal, numberText, parseNumber } from "../values/decimal.js";
import type { Event, EventValue } from "../values/event.js";
import { parseInstant } from "../values/instant.js";

export const TIME_FIELDS = [
  "event_time",
  "timestamp",
  "eventTime",
  "updatedAt",
  "requestReceivedTimestamp",
  "stageTimestamp",
] as const;

/**
 * @example eventTime({ record: { eventTime: "2026-01-01T00:00:00Z" }, virtualType: undefined }) // 1767225600000
 * @example eventTime({ record: {}, virtualType: undefined }) // undefined
 */
export function eventTime({ record }: Event): number | undefined {
  for (const field of TIME_FIELDS) {
    const time = Object.hasOwn(record, field) ? timeOf(record[field]) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

/** A number is in milliseconds, as text too; another text is a date-time. */
function timeOf(value: EventValue | undefined): number | undefined {
  if (typeof value === "string") {
    const number = parseNumber(value);
    if (number !== undefined) return timeOf(number);
    const instant = parseInstant(value);
    if (instant === undefined) return undefined;
    return instant.second * 1000 + Number(`0.${instant.fraction}`) * 1000;
  }
  // A fraction of a millisecond beyond 15 digits may be rounded: windows are counted in hours.
  const number = value instanceof Decimal ? Number(numberText(value)) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
