/**
 * What a field path reaches in an event, as section 3 of the language says: arrays are walked at any depth, keys that
 * contain dots are found under each spelling, and only own properties count. Events are hostile: the walk uses a stack
 * of its own rather than the machine's, and visits nothing twice where that could multiply.
 *
 * Decisions of ours that stand here and nowhere else:
 * - [O] A segment of digits on an array selects that element, and every element also continues with the same segment;
 *   both count. `01` selects the same element as `1`.
 * - [O] Where a key spells several segments, all spellings count, at every level.
 */

import { Decimal } from "../values/decimal.js";
import type { EventRecord, EventValue, Leaf } from "../values/event.js";

/** What a path ends at: a leaf, or an object, which is present but can be compared with nothing. */
export type Reached = Leaf | EventRecord;

/** Judges what a path reaches; `true` ends the walk. `path` is the path that led there, an alias's target perhaps. */
export type Accept = (reached: Reached, path: string) => boolean;

/** A field path made ready for many events. */
export interface PreparedPath {
  readonly path: string;
  readonly segments: readonly string[];
  /** By segment: the keys that begin there, the shortest first. `undefined` for a path too long for a table. */
  readonly keys: readonly (readonly string[])[] | undefined;
  /** Where each segment starts in `path`. */
  readonly starts: readonly number[];
  /** By segment: the array element that it selects; −1 for a segment that is not all digits. */
  readonly elements: readonly number[];
}

/** The table of keys grows with the square of the number of segments. */
const LONGEST_TABLE = 12;

/** As many arrays and objects may be visited before the walk starts to remember which they were. */
const VISITS_WITHOUT_MEMORY = 64;

export function preparePath(segments: readonly string[]): PreparedPath {
  const path = segments.join(".");
  const starts: number[] = [];
  let start = 0;
  for (const segment of segments) {
    starts.push(start);
    start += segment.length + ".".length;
  }
  const keysFrom = (from: number): readonly string[] =>
    segments.slice(from).map((_, more) => segments.slice(from, from + more + 1).join("."));
  return {
    path,
    segments,
    keys: segments.length <= LONGEST_TABLE ? segments.map((_, from) => keysFrom(from)) : undefined,
    starts,
    elements: segments.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : -1)),
  };
}

/**
 * Whether `accept` says `true` of anything that the path reaches. It is asked in the order of the event and not asked
 * again after that.
 */
export function someReached(record: EventRecord, prepared: PreparedPath, accept: Accept): boolean {
  const { keys, segments } = prepared;
  let value: EventValue | undefined = record;
  let at = 0;
  // The common case: one spelling at each level and no arrays. It allocates nothing.
  while (keys !== undefined && at < segments.length) {
    if (!isRecord(value)) break;
    const spellings: readonly string[] = keys[at] ?? [];
    let next: EventValue | undefined;
    let nextAt = at;
    for (let i = 0; i < spellings.length; i++) {
      const found = ownValue(value, spellings[i] ?? "");
      if (found === undefined) continue;
      if (next !== undefined) return someReachedFrom(value, at, prepared, accept);
      next = found;
      nextAt = at + i + 1;
    }
    if (next === undefined) return false;
    value = next;
    at = nextAt;
  }
  return someReachedFrom(value, at, prepared, accept);
}

function someReachedFrom(start: EventValue | undefined, from: number, prepared: PreparedPath, accept: Accept): boolean {
  const { path, segments, elements } = prepared;
  if (start === undefined || start === null) return false;
  if (isLeaf(start)) return from === segments.length && accept(start, path);
  if (from === segments.length && isRecord(start)) return accept(start, path);

  const values: EventValue[] = [start];
  const positions: number[] = [from];
  const seen = new VisitMemory();
  const push = (value: EventValue | undefined, at: number): void => {
    // A leaf before the end of the path leads nowhere; leaving it out keeps long arrays cheap.
    if (value === undefined || value === null || (at < segments.length && typeof value !== "object")) return;
    values.push(value);
    positions.push(at);
  };
  for (;;) {
    const value = values.pop();
    const at = positions.pop();
    if (value === undefined || at === undefined) return false;
    if (value === null) continue;
    if (isLeaf(value) || (isRecord(value) && at === segments.length)) {
      if (at === segments.length && accept(value, path)) return true;
      continue;
    }
    if (seen.isAgain(value, at)) continue;
    if (isRecord(value)) pushMembers(value, at, prepared, push);
    else {
      for (let i = value.length - 1; i >= 0; i--) push(value[i], at);
      const element = at < segments.length ? (elements[at] ?? -1) : -1;
      if (element >= 0 && element < value.length) push(value[element], at + 1);
    }
  }
}

type Push = (value: EventValue | undefined, at: number) => void;

function pushMembers(record: EventRecord, at: number, prepared: PreparedPath, push: Push): void {
  const { keys, path, starts, segments } = prepared;
  if (keys !== undefined) {
    const spellings = keys[at] ?? [];
    for (let i = spellings.length - 1; i >= 0; i--) push(ownValue(record, spellings[i] ?? ""), at + i + 1);
    return;
  }
  // A long path: asking which of the object's keys the path goes on with costs no more than reading those keys.
  const start = starts[at] ?? path.length;
  for (const key of Object.keys(record)) {
    const next = at + key.split(".").length;
    const end = next < segments.length ? (starts[next] ?? 0) - ".".length : path.length;
    if (next <= segments.length && end - start === key.length && path.startsWith(key, start)) {
      push(ownValue(record, key), next);
    }
  }
}

/**
 * Which containers a walk has been at, and with which segment next. Without it a path such as `a.0.0.0` on nested
 * arrays, or an event that holds one object in many places, would cost exponential time.
 */
class VisitMemory {
  #visits = 0;
  readonly #seen = new Map<number, Set<object>>();

  isAgain(container: object, at: number): boolean {
    if (this.#visits++ < VISITS_WITHOUT_MEMORY) return false;
    const seen = this.#seen.get(at) ?? new Set();
    if (seen.has(container)) return true;
    this.#seen.set(at, seen.add(container));
    return false;
  }
}

function ownValue(record: EventRecord, key: string): EventValue | undefined {
  // Reading first is faster where the key is missing, which is the usual case; what is inherited does not count.
  const value = record[key];
  return value === undefined || value === null || !Object.hasOwn(record, key) ? undefined : value;
}

export function isLeaf(value: EventValue): value is Leaf {
  return typeof value === "object" ? value instanceof Decimal : true;
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}
