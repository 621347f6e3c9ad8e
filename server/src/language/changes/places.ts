/**
 * Where in a record the values of a field stand, and where they would. The same walk as that of evaluation, which says
 * only what is reached; a test keeps the two equal.
 */

import type { BoundField } from "../binding/boundFilter.js";
import { isLeaf, type Reached } from "../evaluation/fieldPath.js";
import { typeOf } from "../evaluation/resolve.js";
import { isList, isRecord } from "../events/recordShape.js";
import type { Event, EventRecord, EventValue } from "../values/event.js";
import type { Pointer } from "./change.js";

export interface FoundPlace {
  readonly at: Pointer;
  readonly value: Reached;
}

/** An event with more values than this in one field is not worth showing a change of each. */
const MOST_PLACES = 200;
/** Steps of one walk: an event may hold long arrays in each other. */
const MOST_STEPS = 20_000;

/** The names that a field stands for in an event of this type: its own and those of its aliases' targets. */
export function namesOf(field: BoundField, event: Event): readonly string[] {
  const type = typeOf(event);
  const aliases = field.aliases.filter(({ eventTypes }) => eventTypes.some((each) => each === type));
  return [...new Set([field.path, ...aliases.flatMap(({ targets }) => targets)])];
}

/** All values that a name reaches, in the order of the event. */
export function placesOf(record: EventRecord, name: string): readonly FoundPlace[] {
  const segments = name.split(".");
  const found: FoundPlace[] = [];
  const seen = new Set<string>();
  const pending: { readonly at: Pointer; readonly value: EventValue | undefined; readonly from: number }[] = [
    { at: [], value: record, from: 0 },
  ];
  for (let steps = 0; steps < MOST_STEPS && found.length < MOST_PLACES; steps++) {
    const next = pending.pop();
    if (next === undefined) break;
    const { at, value, from } = next;
    if (value === undefined || value === null) continue;
    const isEnd = from === segments.length;
    if (isLeaf(value) || (isEnd && isRecord(value))) {
      if (isEnd) found.push({ at, value });
      continue;
    }
    const key = `${from} ${JSON.stringify(at)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isList(value)) {
      for (let i = value.length - 1; i >= 0; i--) pending.push({ at: [...at, i], value: value[i], from });
      const segment = segments[from] ?? "";
      const index = /^\d+$/.test(segment) ? Number(segment) : -1;
      if (index >= 0 && index < value.length) pending.push({ at: [...at, index], value: value[index], from: from + 1 });
    } else if (isRecord(value)) {
      for (const key of Object.keys(value).reverse()) {
        const to = from + key.split(".").length;
        if (to > segments.length || segments.slice(from, to).join(".") !== key) continue;
        pending.push({ at: [...at, key], value: value[key], from: to });
      }
    }
  }
  return withoutDuplicates(found);
}

/** An index and the fan-out over its array may both lead to one value. */
function withoutDuplicates(places: readonly FoundPlace[]): readonly FoundPlace[] {
  const byPointer = new Map(places.map((place) => [JSON.stringify(place.at), place]));
  return [...byPointer.values()];
}

/**
 * Where a value of a name that reaches nothing would go: as deep into the objects that are there as possible. Where a plain
 * value stands in the way, the rest of the name becomes one key with dots.
 */
export function vacantPlaceOf(record: EventRecord, name: string): Pointer {
  const segments = name.split(".");
  const at: (string | number)[] = [];
  let value: EventValue | undefined = record;
  for (let i = 0; i < segments.length; ) {
    const segment = segments[i] ?? "";
    if (isList(value)) {
      const index: number = /^\d+$/.test(segment) ? Number(segment) : -1;
      const chosen: number = index >= 0 && index < value.length ? index : value.findIndex(isRecord);
      if (chosen === -1) return at;
      if (chosen === index) i++;
      at.push(chosen);
      value = value[chosen];
      continue;
    }
    if (!isRecord(value)) return [...at, ...segments.slice(i)];
    const inner: EventValue | undefined = Object.hasOwn(value, segment) ? value[segment] : undefined;
    if (inner === undefined || inner === null) return [...at, ...segments.slice(i)];
    if (isLeaf(inner) && i < segments.length - 1) return [...at, segments.slice(i).join(".")];
    at.push(segment);
    value = inner;
    i++;
  }
  return at;
}

/** How many steps of a pointer lead to something in the record. */
export function depthOf(record: EventRecord, at: Pointer): number {
  let value: EventValue | undefined = record;
  for (const [depth, step] of at.entries()) {
    if (isList(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return depth;
    if (value === undefined || value === null) return depth;
  }
  return at.length;
}

/** What stands at a pointer; `undefined` where nothing does. */
export function valueAt(record: EventRecord, at: Pointer): EventValue | undefined {
  let value: EventValue | undefined = record;
  for (const step of at) {
    if (isList(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}
