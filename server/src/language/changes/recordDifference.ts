/** The edits that make of one record another, as far as some paths can tell the two apart. */

import { isRecord } from "../events/recordShape.js";
import type { EventRecord, EventValue } from "../values/event.js";
import { writeJson } from "../values/writeJson.js";
import type { EventEdit, Pointer } from "./change.js";

/** Each edit is about one member; a list counts as one value. */
export function differenceOf(from: EventRecord, to: EventRecord, paths: ReadonlySet<string>): readonly EventEdit[] {
  const read = new ReadPaths(paths);
  const edits: EventEdit[] = [];
  const compare = (one: EventRecord, other: EventRecord, outer: Pointer): void => {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const at = [...outer, key];
      if (!read.isNear(at)) continue;
      const before = memberOf(one, key);
      const after = memberOf(other, key);
      const inner = innerRecords(before, after, paths.has(at.join(".")));
      if (inner !== undefined) compare(inner.before, inner.after, at);
      else if (after === undefined || after === null) {
        if (before !== undefined && before !== null) edits.push({ kind: "remove", at, before });
      } else if (before === undefined || writeJson(before) !== writeJson(after))
        edits.push({ kind: "set", at, value: after, before });
    }
  };
  compare(from, to, []);
  return edits;
}

/** Where two objects are compared by their members; one that is not there is as good as empty, unless it is asked for. */
function innerRecords(
  before: EventValue | undefined,
  after: EventValue | undefined,
  isRead: boolean,
): { readonly before: EventRecord; readonly after: EventRecord } | undefined {
  const isAbsent = (value: EventValue | undefined): value is null | undefined => value === undefined || value === null;
  if (isRecord(before) && isRecord(after)) return { before, after };
  if (isRecord(before) && isAbsent(after) && !isRead) return { before, after: {} };
  if (isRecord(after) && isAbsent(before) && Object.keys(after).length > 0) return { before: {}, after };
  return undefined;
}

function memberOf(record: EventRecord, key: string): EventValue | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

class ReadPaths {
  readonly #paths: ReadonlySet<string>;
  readonly #outer = new Set<string>();
  readonly #longest: number;

  constructor(paths: ReadonlySet<string>) {
    this.#paths = paths;
    let longest = 0;
    for (const path of paths) {
      const segments = path.split(".");
      longest = Math.max(longest, segments.length);
      for (let length = 1; length <= segments.length; length++) this.#outer.add(segments.slice(0, length).join("."));
    }
    this.#longest = longest;
  }

  /** Whether a value is read, or something in it, or something that it is in. */
  isNear(at: Pointer): boolean {
    const path = at.join(".");
    if (this.#outer.has(path)) return true;
    const segments = path.split(".", this.#longest);
    return segments.some((_, i) => this.#paths.has(segments.slice(0, i + 1).join(".")));
  }
}
