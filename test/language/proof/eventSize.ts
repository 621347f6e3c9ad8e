/** How large an event is by what filters read of it, and which events of a world are smaller than one that a proof shows. */

import type { BoundFilter } from "../../../server/src/language/binding/boundFilter.js";
import { preparePath, someReached } from "../../../server/src/language/evaluation/fieldPath.js";
import { predicatesIn } from "../../../server/src/language/proof/formula.js";
import { isNumber, type Reached } from "../../../server/src/language/proof/leafTruth.js";
import { lengthOf, lengthOfAll } from "../../../server/src/language/proof/valueLength.js";
import type { Event } from "../../../server/src/language/values/event.js";
import type { Bits, World } from "./world.js";

export interface EventSize {
  readonly fields: number;
  readonly length: number;
}

/** All names that the filters read, with what aliases make of them. */
export function pathsOf(filters: readonly BoundFilter[]): readonly string[] {
  const fields = filters.flatMap(({ expression }) => predicatesIn(expression).map(({ field }) => field));
  const names = fields.flatMap(({ path, aliases }) => [path, ...aliases.flatMap(({ targets }) => targets)]);
  return [...new Set(["event_type", ...names])];
}

export function sizeOf(event: Event, paths: readonly string[]): EventSize {
  const reached = paths.flatMap((path) => {
    const { length, areObjects } = reachedBy(event, path);
    return length === 0 ? [] : [{ path, length, areObjects }];
  });
  // An object around other fields is none itself.
  const fields = reached.filter(
    ({ path, areObjects }) => !areObjects || !reached.some((inner) => inner.path.startsWith(`${path}.`)),
  );
  return { fields: fields.length, length: fields.reduce((sum, { length }) => sum + length, 0) };
}

interface ReachedValues {
  /** 0 where there are none. */
  readonly length: number;
  readonly areObjects: boolean;
}

const known = new WeakMap<Event, Map<string, ReachedValues>>();

function reachedBy(event: Event, path: string): ReachedValues {
  const ofEvent = known.get(event) ?? new Map<string, ReachedValues>();
  known.set(event, ofEvent);
  const before = ofEvent.get(path);
  if (before !== undefined) return before;
  const values: Reached[] = [];
  someReached(event.record, preparePath(path.split(".")), (value) => {
    values.push(value);
    return false;
  });
  const length = values.length === 0 ? 0 : lengthOfAll(values.map(lengthOf));
  const reached = { length, areObjects: values.every(isObject) };
  ofEvent.set(path, reached);
  return reached;
}

/** The smallest event among those marked, where it is smaller than one that a proof calls the smallest. */
export function smallerEvents(
  shown: Event,
  marked: Bits,
  { events }: World,
  paths: readonly string[],
): readonly string[] {
  const size = sizeOf(shown, paths);
  for (const [i, event] of events.entries()) {
    if ((((marked[i >> 5] ?? 0) >>> (i & 31)) & 1) === 0 || !isWrittenWhole(event)) continue;
    const { fields, length } = sizeOf(event, paths);
    if (fields > size.fields || (fields === size.fields && length >= size.length)) continue;
    return [`${JSON.stringify(event)} is smaller than ${JSON.stringify(shown)}, which was called the smallest`];
  }
  return [];
}

/** Proofs show events whose type is a plain text in the event. */
function isWrittenWhole({ record, virtualType }: Event): boolean {
  const type = record["event_type"];
  return virtualType === undefined && (type === undefined || typeof type === "string");
}

function isObject(value: Reached): boolean {
  return typeof value === "object" && !isNumber(value);
}
