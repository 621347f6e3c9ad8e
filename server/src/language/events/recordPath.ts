/** Where the record of an event stands in the text that it was saved in, which may wrap it. */

import type { EventRecord, EventValue } from "../values/event.js";
import { parseJson } from "../values/parseJson.js";
import { writeJson } from "../values/writeJson.js";
import { isList, isRecord } from "./recordShape.js";
import { unwrap } from "./unwrap.js";

type Path = readonly (string | number)[];

/** A record deeper than this, or behind so many other values, is not looked for. */
const DEEPEST = 8;
const MOST_VALUES = 100_000;

/**
 * The keys and indices that lead from the text's value to the record; `undefined` where the record does not stand there as
 * such: it was taken out of a JSON text, or its keys were renamed.
 *
 * @param text a record as it was saved, with what it is wrapped in
 * @example recordPathIn('{"detail-type": "x", "detail": {"eventName": "a"}}', { eventName: "a" }) // ["detail"]
 */
export function recordPathIn(text: string, record: EventRecord): Path | undefined {
  const result = parseJson(text);
  if (result.kind !== "value") return undefined;
  const wanted = writeJson(record);
  // Unwrapping hands out the very objects of the value, where it does not make new ones.
  const same = unwrap(result.value).find((one) => one.kind === "record" && writeJson(one.record) === wanted);
  return same?.kind === "record" ? pathTo(same.record, result.value) : undefined;
}

function pathTo(wanted: EventRecord, value: EventValue): Path | undefined {
  const waiting: { readonly value: EventValue; readonly path: Path }[] = [{ value, path: [] }];
  for (let i = 0; i < waiting.length && i < MOST_VALUES; i++) {
    const next = waiting[i];
    if (next === undefined || next.value === wanted) return next?.path;
    if (next.path.length >= DEEPEST) continue;
    const entries: readonly (readonly [string | number, EventValue])[] = isList(next.value)
      ? [...next.value.entries()]
      : isRecord(next.value)
        ? Object.entries(next.value)
        : [];
    for (const [step, inner] of entries) {
      if (isList(inner) || isRecord(inner)) waiting.push({ value: inner, path: [...next.path, step] });
    }
  }
  return undefined;
}
