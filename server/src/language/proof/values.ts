/**
 * Which values a field can hold. On any event that is: any, and any number of them. As documented it is what the
 * catalogue says for the event type.
 */

import { EVENT_TYPES, type EventType, type FieldInfo, type Schema } from "../schema/schema.js";
import { parseNumber } from "../values/decimal.js";
import { isNumber, type Reached } from "./leafTruth.js";

export interface Values {
  /** Whether it holds one value at most. */
  readonly single: boolean;
  /** Whether every event has it. */
  readonly always: boolean;
  /** All values, where they can be listed. */
  readonly listed: readonly Reached[] | undefined;
  /** Whether its values are numbers, or texts that spell them. */
  readonly prefersNumbers: boolean;
  /** Whether an object is the likely value: where the filters read fields below. */
  readonly prefersObjects: boolean;
  /** Values that look real: taken where they fit, before any are made up. */
  readonly likely: readonly Reached[];
  allow(value: Reached): boolean;
}

export const ANY_VALUES: Values = {
  single: false,
  always: false,
  listed: undefined,
  prefersNumbers: false,
  prefersObjects: false,
  likely: [],
  allow: () => true,
};

/** Of a field that is never there. */
export const NO_VALUES: Values = { ...ANY_VALUES, single: true, listed: [], allow: () => false };

/** What the catalogue knows of a path on events of a type; anything where it does not know, or only assumes. */
export function documentedValues(path: string, eventType: EventType, schema: Schema): Values {
  const info = schema.findField(path, [eventType]);
  return info === undefined || info.provenance === "assumed" ? ANY_VALUES : valuesOf(info);
}

/** Whether the catalogue knows that there is a field of this name on events of the type. */
export function isDocumented(path: string, eventType: EventType, schema: Schema): boolean {
  const info = schema.findField(path, [eventType]);
  return info !== undefined && info.provenance !== "assumed";
}

/** Whether the catalogue knows the field on events of other types only. */
export function isForeign(path: string, eventType: EventType, schema: Schema): boolean {
  const info = schema.findField(path, EVENT_TYPES);
  return info !== undefined && info.provenance !== "assumed" && !info.eventTypes.includes(eventType);
}

/**
 * Whether events of the type have no field of this name, because there it is an alias and nothing more: the catalogue
 * says so, or does not know it on events of that type at all.
 */
export function isAliasOnly(path: string, eventType: EventType, schema: Schema): boolean {
  const isAlias = schema.aliases.some(({ name, eventTypes }) => name === path && eventTypes.includes(eventType));
  if (!isAlias) return false;
  const info = schema.findField(path, [eventType]);
  return info === undefined || info.provenance === "assumed" || info.aliasOnly === true;
}

function valuesOf({ type, list, presence, provenance, values }: FieldInfo): Values {
  if (type === "unknown") return ANY_VALUES;
  const facts = {
    single: !list,
    // That events seen so far have it does not make it a must.
    always: presence === "always" && provenance === "documented",
    prefersNumbers: false,
    prefersObjects: false,
    likely: [],
    listed: undefined,
  };
  if (values?.kind === "closed") {
    const listed = values.values.flatMap(({ value }) => formsOf(value));
    return { ...facts, listed, allow: () => true };
  }
  switch (type) {
    case "boolean":
      return { ...facts, listed: [true, false, "true", "false"], allow: () => true };
    case "object":
      return { ...facts, listed: [{}], allow: () => true };
    case "number":
    case "epoch":
      return {
        ...facts,
        prefersNumbers: true,
        allow: (value) => isNumber(value) || (typeof value === "string" && parseNumber(value) !== undefined),
      };
    // A field of addresses also holds names of services, and one of date-times is not held to be well formed.
    case "text":
    case "ip":
    case "dateTime":
      return { ...facts, allow: (value) => typeof value === "string" };
  }
}

/** A value of an enumeration as it may stand in an event: `"true"` also as a boolean, `"1"` also as a number. */
function formsOf(text: string): readonly Reached[] {
  if (text === "true" || text === "false") return [text, text === "true"];
  const number = parseNumber(text);
  return number === undefined ? [text] : [text, number];
}
