/** One description of a field, for event types on which it has several, or which do not all have it. */

import type { Enumeration, EventType, FieldInfo, Provenance } from "./schema.js";

/**
 * What holds for a field on any of the event types, from its entries for them. One entry that covers all the types is
 * returned as it is.
 */
export function mergeFields(
  entries: readonly [FieldInfo, ...FieldInfo[]],
  eventTypes: readonly EventType[],
): FieldInfo {
  const [first, ...others] = entries;
  const merged = others.reduce(mergeTwo, first);
  const isEverywhere = eventTypes.every((type) => merged.eventTypes.includes(type));
  return merged.presence === "always" && !isEverywhere ? { ...merged, presence: "sometimes" } : merged;
}

function mergeTwo(one: FieldInfo, other: FieldInfo): FieldInfo {
  const values = mergeValues(one.values, other.values);
  return {
    name: one.name,
    type: one.type === other.type ? one.type : "unknown",
    list: one.list || other.list,
    description: one.description.en === "" ? other.description : one.description,
    eventTypes: [...new Set([...one.eventTypes, ...other.eventTypes])],
    presence: one.presence === "always" && other.presence === "always" ? "always" : "sometimes",
    provenance: better(one.provenance, other.provenance),
    source: one.source === other.source ? one.source : `${one.source}; ${other.source}`,
    ...(values === undefined ? {} : { values }),
    ...(one.volatile && other.volatile ? { volatile: true } : {}),
    ...(one.aliasOnly && other.aliasOnly ? { aliasOnly: true } : {}),
  };
}

/** Values are complete only where both entries know theirs completely. */
function mergeValues(one: Enumeration | undefined, other: Enumeration | undefined): Enumeration | undefined {
  if (one === undefined && other === undefined) return undefined;
  const values = new Map([...(other?.values ?? []), ...(one?.values ?? [])].map((value) => [value.value, value]));
  return { kind: one?.kind === "closed" && other?.kind === "closed" ? "closed" : "open", values: [...values.values()] };
}

const BEST_FIRST: readonly Provenance[] = ["documented", "observed", "assumed"];

function better(one: Provenance, other: Provenance): Provenance {
  return BEST_FIRST.indexOf(one) <= BEST_FIRST.indexOf(other) ? one : other;
}
