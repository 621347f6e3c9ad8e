/**
 * Gives an event the fields that every event of its type has: those that the catalogue says so of, and those that all of
 * the user's events have. Each value is tried and judged: one that changes what is wanted of the event is given up for
 * the next, and a field for which all do is left out.
 */

import { isLeaf } from "../evaluation/fieldPath.js";
import type { EventType, FieldInfo, Schema } from "../schema/schema.js";
import type { Event, EventRecord, EventValue } from "../values/event.js";
import { writeJson } from "../values/writeJson.js";
import { believableValues, COMMON_SERVICES, fillingValues } from "./believableValues.js";

export interface FillIn {
  readonly schema: Schema;
  /** The user's events of the type, the likeliest first. */
  readonly alike: readonly Event[];
  /** A field that the event should rather have than not: a wrong value shows more than none. */
  readonly missed: string | undefined;
  /** Whether the event is still the one that is wanted. */
  isWanted(event: Event): boolean;
}

interface Field {
  readonly segments: readonly string[];
  /** The likeliest first. */
  readonly values: readonly EventValue[];
}

export function fillIn(event: Event, eventType: EventType, { schema, alike, missed, isWanted }: FillIn): Event {
  let filled = event;
  const first = missed === undefined ? [] : [missedField(missed, eventType, alike, schema)];
  for (const fieldOf of [...first, ...documentedFields(eventType, alike, schema), ...usualFields(alike)]) {
    const { segments, values } = fieldOf(filled);
    if (isThere(filled.record, segments.join("."))) continue;
    for (const value of values) {
      const record = withField(filled.record, segments, value);
      const candidate = record && { ...filled, record };
      if (candidate === undefined || !isWanted(candidate)) continue;
      filled = candidate;
      break;
    }
  }
  return filled;
}

/** What a field can hold may depend on what was filled in before it. */
type FieldOf = (event: Event) => Field;

function missedField(path: string, eventType: EventType, alike: readonly Event[], schema: Schema): FieldOf {
  const segments = path.split(".");
  const info = schema.findField(path, [eventType]);
  const seen = valuesSeen(segments, alike);
  const element = segments.findIndex((segment, i) => i > 0 && ELEMENT.test(segment));
  if (element > 0) {
    const inner = segments.slice(element);
    const values = [...seen, ...believableValues(path, info), "example"].map((value) => heldAt(inner, value));
    return () => ({ segments: segments.slice(0, element), values });
  }
  const values = info === undefined ? believableValues(path, info) : fillingValues(path, info);
  return () => ({ segments, values: [...seen, ...values, "example"] });
}

/** A segment that selects an element of a list, and of none so long that it would fill the page. */
const ELEMENT = /^(?:0|[1-9]\d?)$/;

/** What has the value below these segments: lists for those that select an element, objects for the others. */
function heldAt([segment, ...inner]: readonly string[], value: EventValue): EventValue {
  if (segment === undefined) return value;
  const held = heldAt(inner, value);
  if (!ELEMENT.test(segment)) return { [segment]: held };
  return [...new Array<null>(Number(segment)).fill(null), held];
}

function valuesSeen(segments: readonly string[], alike: readonly Event[]): readonly EventValue[] {
  return alike.slice(0, MOST_TRIED).flatMap(({ record }) => findValue(record, segments) ?? []);
}

function documentedFields(eventType: EventType, alike: readonly Event[], schema: Schema): readonly FieldOf[] {
  const always = schema.fields([eventType]).filter(({ presence, provenance }) => {
    return presence === "always" && provenance !== "assumed";
  });
  // An object before what stands below it.
  const ordered = always.toSorted((a, b) => depthOf(a) - depthOf(b));
  return ordered.map((info) => (event) => {
    const segments = info.name.split(".");
    const values = [
      ...valuesSeen(segments, alike),
      ...namesOfCall(event, info.name, schema),
      ...fillingValues(info.name, info),
    ];
    return { segments, values };
  });
}

const MOST_TRIED = 5;

function depthOf({ name }: FieldInfo): number {
  return name.split(".").length;
}

/** Of one event nothing tells what is usual. */
const FEWEST_FOR_USUAL = 3;
const MOST_USUAL = 40;

function usualFields(alike: readonly Event[]): readonly FieldOf[] {
  const [first] = alike;
  if (first === undefined || alike.length < FEWEST_FOR_USUAL) return [];
  const usual = Object.keys(first.record).filter((key) => {
    return alike.every(({ record }) => Object.hasOwn(record, key) && record[key] !== null);
  });
  return usual
    .slice(0, MOST_USUAL)
    .map((key) => () => ({ segments: [key], values: findValue(first.record, [key]) ?? [] }));
}

/** Longer ones would hide what matters. In characters of JSON. */
const LONGEST_VALUE = 2_000;

/** What stands there as it is, an object or a list as a whole; a list of that one value, unless it is a long one. */
function findValue(record: EventRecord, segments: readonly string[]): readonly EventValue[] | undefined {
  let value: EventValue = record;
  for (const key of segments) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    const next: EventValue | undefined = value[key];
    if (next === undefined || next === null) return undefined;
    value = next;
  }
  return writeJson(value).length > LONGEST_VALUE ? undefined : [value];
}

/** Service and call belong together: what one of them is tells what the other can be. */
function namesOfCall({ record }: Event, name: string, { cloudTrail }: Schema): readonly string[] {
  const { eventName, eventSource } = record;
  if (name === "eventSource" && typeof eventName === "string") {
    const sources = cloudTrail.sourcesOf(eventName);
    return [...COMMON_SERVICES.filter((source) => sources.includes(source)), ...sources];
  }
  if (name === "eventName" && typeof eventSource === "string") return cloudTrail.eventNames(eventSource).slice(0, 1);
  return [];
}

/** Under any spelling: a key with dots is the field as well. */
function isThere(record: EventRecord, path: string): boolean {
  return Object.entries(record).some(([key, value]) => {
    if (key === path) return true;
    return path.startsWith(`${key}.`) && isRecord(value) && isThere(value, path.slice(key.length + 1));
  });
}

/** `undefined` where something else than an object stands in the way. */
function withField(record: EventRecord, segments: readonly string[], value: EventValue): EventRecord | undefined {
  const [key = "", ...inner] = segments;
  if (inner.length === 0) return { ...record, [key]: value };
  const known = Object.hasOwn(record, key) ? record[key] : {};
  const changed = isRecord(known) ? withField(known, inner, value) : undefined;
  return changed && { ...record, [key]: changed };
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return value !== undefined && value !== null && !isLeaf(value) && !Array.isArray(value);
}
