/** What to point at in the text of an event for an edit of it. */

import { recordPathIn } from "../events/recordPath.js";
import type { Span } from "../text/span.js";
import type { EventRecord } from "../values/event.js";
import { jsonPlaceOf } from "../values/jsonSpans.js";
import type { EventEdit } from "./change.js";
import { depthOf } from "./places.js";

/**
 * The value that changes, the member that goes, or for a field that is not there the brace behind which it would come.
 * `undefined` where the record does not stand in the text as such.
 *
 * @param text the event as it was saved, with what it is wrapped in
 * @example editSpan('{"exe": "/bin/sh"}', { exe: "/bin/sh" }, edit) // the span of "/bin/sh", with its quotes
 */
export function editSpan(text: string, record: EventRecord, edit: EventEdit): Span | undefined {
  const base = recordPathIn(text, record);
  if (base === undefined) return undefined;
  const depth = depthOf(record, edit.at);
  const isThere = depth === edit.at.length;
  const place = jsonPlaceOf(text, [...base, ...edit.at.slice(0, depth)]);
  if (place === undefined) return undefined;
  if (!isThere) return { start: place.value.start, end: place.value.start + 1 };
  return edit.kind === "remove" ? place.member : place.value;
}
