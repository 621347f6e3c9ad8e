/**
 * From a bound field to what it reaches in an event, aliases and the virtual `event_type` included.
 *
 * Decisions of ours that stand here and nowhere else:
 * - [O] The type of an event, which chooses the aliases, is its own `event_type` where that is a text, else the virtual
 *   one. A virtual type is seen by predicates only where the event's own `event_type` resolves to nothing.
 * - [O] A name gives something, so that a `first` alias stops there, where anything present is reached: an object too.
 */

import type { BoundField } from "../binding/boundFilter.js";
import type { Alias } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { type Accept, preparePath, someReached } from "./fieldPath.js";

/** Whether `accept` says `true` of anything that the field reaches in the event; it is not asked again after that. */
export type FieldReader = (event: Event, accept: Accept) => boolean;

export function fieldReader(field: BoundField): FieldReader {
  const own = nameReader(field.segments);
  if (field.aliases.length === 0) return own;
  const byType = new Map<string, FieldReader>();
  for (const alias of field.aliases) {
    for (const type of alias.eventTypes) byType.set(type, aliasReader(byType.get(type) ?? own, alias));
  }
  return (event, accept) => {
    const type = typeOf(event);
    const reader = type === undefined ? undefined : byType.get(type);
    return reader === undefined ? own(event, accept) : reader(event, accept);
  };
}

/** The type of an event as its aliases see it; it may be a name that the catalogue does not know. */
export function typeOf({ record, virtualType }: Event): string | undefined {
  const own = Object.hasOwn(record, EVENT_TYPE) ? record[EVENT_TYPE] : undefined;
  return typeof own === "string" ? own : virtualType;
}

const EVENT_TYPE = "event_type";

/** Reads a name that means itself. */
function nameReader(segments: readonly string[]): FieldReader {
  const prepared = preparePath(segments);
  const own: FieldReader = ({ record }, accept) => someReached(record, prepared, accept);
  if (prepared.path !== EVENT_TYPE) return own;
  return (event, accept) => {
    if (event.virtualType === undefined || own(event, anything)) return own(event, accept);
    return accept(event.virtualType, EVENT_TYPE);
  };
}

function aliasReader(own: FieldReader, { targets, how }: Alias): FieldReader {
  const readers = targets.map((target) => nameReader(target.split(".")));
  switch (how) {
    case "all":
      return (event, accept) => own(event, accept) || readers.some((reader) => reader(event, accept));
    case "first":
      return (event, accept) => {
        if (own(event, anything)) return own(event, accept);
        const first = readers.find((reader) => reader(event, anything));
        return first?.(event, accept) ?? false;
      };
  }
}

const anything: Accept = () => true;
