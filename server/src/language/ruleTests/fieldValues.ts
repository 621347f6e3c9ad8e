/** The values of a field in an event by its name alone, as aggregate fields and titles name it; aliases included. */

import type { ValuesOf } from "../alerts/alertsOf.js";
import { isLeaf } from "../evaluation/fieldPath.js";
import { type FieldReader, fieldReader } from "../evaluation/resolve.js";
import { OLDER_AGGREGATE_SPELLINGS } from "../schema/aggregateFields.js";
import type { Schema } from "../schema/schema.js";
import { span } from "../text/span.js";
import type { Event, Leaf } from "../values/event.js";

/**
 * Prepares each field once for all events. A field in an older spelling is read by that name first, because the same name
 * is today's on events of another type (`accountId` on CloudTrail).
 */
export function fieldValues(schema: Schema): ValuesOf {
  const readers = new Map<string, FieldReader>();
  const readerOf = (field: string): FieldReader => {
    const known = readers.get(field);
    if (known !== undefined) return known;
    const aliases = schema.aliases.filter(({ name }) => name === field);
    const segments = field.split(".");
    const reader = fieldReader({ span: span(0, 0), path: field, segments, info: undefined, eventTypes: [], aliases });
    readers.set(field, reader);
    return reader;
  };
  const read = (event: Event, field: string): readonly Leaf[] => {
    const values: Leaf[] = [];
    readerOf(field)(event, (value) => {
      if (isLeaf(value)) values.push(value);
      return false;
    });
    return values;
  };
  return (event, field) => {
    const values = read(event, field);
    const today = OLDER_AGGREGATE_SPELLINGS[field];
    return values.length > 0 || today === undefined ? values : read(event, today);
  };
}
