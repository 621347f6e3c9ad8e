/**
 * Gives an event the fields that every event of its type has. Each value is tried and judged: one that changes what is
 * wanted of the event is given up for the next, and a field for which all do is left out.
 */

import { isLeaf } from "../evaluation/fieldPath.js";
import type { EventType, FieldInfo, Schema } from "../schema/schema.js";
import type { Event, EventRecord, EventValue } from "../values/event.js";
import { COMMON_SERVICES, fillingValues } from "./believableValues.js";

export interface FillIn {
  readonly schema: Schema;
  /** Values of the field as they stand in the user's events, the likeliest first. */
  seen(path: string): readonly EventValue[];
  /** Whether the event is still the one that is wanted. */
  isWanted(event: Event): boolean;
}

export function fillIn(event: Event, eventType: EventType, { schema, seen, isWanted }: FillIn): Event {
  const always = schema.fields([eventType]).filter(({ presence, provenance }) => {
    return presence === "always" && provenance !== "assumed";
  });
  let filled = event;
  // An object before what stands below it.
  for (const info of always.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    if (isThere(filled.record, info.name)) continue;
    const values = [...seen(info.name), ...namesOfCall(filled, info.name, schema), ...fillingValues(info.name, info)];
    for (const value of values) {
      const record = withField(filled.record, info.name.split("."), value);
      const candidate = record && { ...filled, record };
      if (candidate === undefined || !isWanted(candidate)) continue;
      filled = candidate;
      break;
    }
  }
  return filled;
}

function depthOf({ name }: FieldInfo): number {
  return name.split(".").length;
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
