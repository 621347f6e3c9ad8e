/** Looks into a record without trusting it: what it holds may be anything. */

import { Decimal } from "../values/decimal.js";
import type { EventRecord, EventValue } from "../values/event.js";

export function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Decimal);
}

export function isList(value: EventValue | undefined): value is readonly EventValue[] {
  return Array.isArray(value);
}

/** Whether the record has a text under each of the keys. */
export function hasTexts(record: EventRecord, ...keys: readonly string[]): boolean {
  return keys.every((key) => typeof record[key] === "string");
}

/** Whether something other than JSON null stands under the key, as an own property. */
export function has(record: EventRecord, key: string): boolean {
  return Object.hasOwn(record, key) && record[key] !== null;
}
