/** What a check may conclude about a field from the types of events that can reach its predicate. */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { EventType } from "../schema/schema.js";

/** Whether no event of any other type can get to the predicate. */
export function isOnlyOn({ field }: BoundPredicate, ...types: readonly EventType[]): boolean {
  return field.eventTypes.length > 0 && field.eventTypes.every((type) => types.includes(type));
}

/** Whether the field is in the schema as one that holds addresses. */
export function holdsAddresses({ field }: BoundPredicate): boolean {
  return field.info?.type === "ip";
}

/** Below these members AWS passes on what the caller sent, so any text can be there. */
export function isFreeForm(path: string): boolean {
  return /^(?:requestParameters|responseElements|additionalEventData|containerLabels|workloadMetadata)\./.test(path);
}
