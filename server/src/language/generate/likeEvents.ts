/** What the user's own events lend to an event that is made: their values, those of the events nearest to the rule first. */

import { distanceMeter } from "../evaluation/distance.js";
import { isLeaf } from "../evaluation/fieldPath.js";
import { typeOf } from "../evaluation/resolve.js";
import type { Event, EventRecord, EventValue, Leaf } from "../values/event.js";
import type { RuleFilters } from "./ruleDemands.js";

/** Events are hostile, and a few of them are enough to look real. */
const MOST_MEASURED = 2_000;
const MOST_READ = 25;
const MOST_VALUES = 12;
const MOST_PATHS = 4_000;
const LONGEST_VALUE = 500;
const DEEPEST = 12;

export type ValuesByPath = ReadonlyMap<string, readonly Leaf[]>;

/**
 * The events of a type, the nearest to an alert of the rule first, and few of them. Of two that are as near the earlier
 * one comes first, so that the same events always give the same.
 */
export function nearestOfType(
  events: readonly Event[],
  eventType: string | undefined,
  { filter, suppressions }: RuleFilters,
): readonly Event[] {
  const distance = distanceMeter(filter, suppressions) ?? (() => 0);
  return events
    .slice(0, MOST_MEASURED)
    .filter((event) => eventType === undefined || typeOf(event) === eventType)
    .map((event) => ({ event, distance: distance(event) }))
    .sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance))
    .slice(0, MOST_READ)
    .map(({ event }) => event);
}

/** The values of each path, in the order of the events, so that the first ones come from one event and fit together. */
export function valuesByPath(events: readonly Event[]): ValuesByPath {
  const values = new Map<string, Leaf[]>();
  const keep = (path: string, leaf: Leaf): void => {
    const known = values.get(path);
    if (known === undefined) {
      if (values.size < MOST_PATHS) values.set(path, [leaf]);
    } else if (known.length < MOST_VALUES && !known.includes(leaf)) known.push(leaf);
  };
  const visit = (value: EventValue, path: string, depth: number): void => {
    if (value === null || depth > DEEPEST) return;
    if (isLeaf(value)) {
      if (typeof value !== "string" || value.length <= LONGEST_VALUE) keep(path, value);
    } else if (isList(value)) for (const element of value) visit(element, path, depth + 1);
    else
      for (const [key, member] of Object.entries(value)) visit(member, path === "" ? key : `${path}.${key}`, depth + 1);
  };
  for (const { record } of events) visit(record, "", 0);
  return values;
}

function isList(value: readonly EventValue[] | EventRecord): value is readonly EventValue[] {
  return Array.isArray(value);
}
