/** The event at a place of a text of saved events, which the editor may show without it being a file. */

import { type Event, LONGEST_RECORD, RecordSplitter, readRecord } from "../language/index.js";

/**
 * The event around an offset; between two events the one before, and before the first one that.
 *
 * @example eventAt('{"a":1}\n{"a":2}\n', 9)?.record // { a: 2 }
 */
export function eventAt(text: string, offset: number): Event | undefined {
  const byte = new TextEncoder().encode(text.slice(0, offset)).length;
  const splitter = new RecordSplitter({ longestRecord: LONGEST_RECORD, byLines: true });
  let found: string | undefined;
  const take = (items: ReturnType<RecordSplitter["end"]>): void => {
    for (const item of items) {
      if (item.kind !== "record" || (found !== undefined && item.byte > byte)) continue;
      found = new TextDecoder().decode(item.bytes);
    }
  };
  take(splitter.push(new TextEncoder().encode(text)));
  take(splitter.end());
  const parts = found === undefined ? [] : readRecord(found);
  return parts.find((part) => part.kind === "event")?.event;
}
