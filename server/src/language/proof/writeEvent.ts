/**
 * An event in which each path reaches exactly the values that a proof chose. Paths become nested objects, as real events
 * have them, except below a path that must not be there as an object: then the rest of the path is one key with dots,
 * which no other path reaches.
 */

import type { Event, EventValue } from "../values/event.js";
import type { EventCase } from "./eventCases.js";
import { type Branch, shapedRecord } from "./eventShape.js";
import { isNumber, type Reached } from "./leafTruth.js";
import type { Model } from "./solve.js";

const EVENT_TYPE = "event_type";

/** `paths` are all that the filters read, so that nothing gets in their way by accident. */
export function writeEvent(model: Model, paths: Iterable<string>, eventCase: EventCase): Event {
  const read = new Set(paths);
  const root: Branch = new Map();
  const { eventType, isOdd, aliasType } = eventCase;
  // A text: nothing can be below it.
  if (eventType !== undefined) read.add(EVENT_TYPE);
  for (const [path, values] of model) {
    if (path === EVENT_TYPE && eventType !== undefined) continue;
    const value = isOdd && path === EVENT_TYPE ? arrayOf(path, values, read) : valuesAt(path, values, read);
    place(root, path, value, read, model);
  }
  if (eventType !== undefined) root.set(EVENT_TYPE, eventType);
  return { record: shapedRecord(root, read, eventCase), virtualType: isOdd ? aliasType : undefined };
}

function place(root: Branch, path: string, value: EventValue, read: ReadonlySet<string>, model: Model): void {
  const segments = path.split(".");
  let branch = root;
  for (let at = 0; at < segments.length; at++) {
    const inner = segments.slice(0, at + 1).join(".");
    const isLast = at === segments.length - 1;
    // A path on the way that a filter reads may have an object only where the model gives it one.
    const isTaken = !isLast && read.has(inner) && !isOneObject(model.get(inner));
    const key = segments.slice(at, isTaken ? undefined : at + 1).join(".");
    const known = branch.get(key);
    if (isLast || isTaken) {
      // An object that members were put into already stands for the empty one.
      if (!(known instanceof Map)) branch.set(key, value);
      return;
    }
    const next: Branch = known instanceof Map ? known : new Map();
    branch.set(key, next);
    branch = next;
  }
}

function isOneObject(values: readonly Reached[] | undefined): boolean {
  const [only] = values ?? [];
  return values?.length === 1 && typeof only === "object" && !isNumber(only);
}

function valuesAt(path: string, values: readonly Reached[], read: ReadonlySet<string>): EventValue {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : arrayOf(path, values, read);
}

/** Elements that a path with an index would select stay empty. */
function arrayOf(path: string, values: readonly Reached[], read: ReadonlySet<string>): EventValue {
  const selected = new Set<number>();
  for (const other of read) {
    if (!other.startsWith(`${path}.`)) continue;
    const index = other.slice(path.length + 1).split(".")[0] ?? "";
    if (/^\d+$/.test(index)) selected.add(Number(index));
  }
  const elements: EventValue[] = [];
  for (const value of values) {
    while (selected.has(elements.length)) elements.push(null);
    elements.push(value);
  }
  return elements;
}
