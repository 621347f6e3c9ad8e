/** A host node as a value of an event. */

import type { EventRecord, EventValue } from "../../values/event.js";
import type { HostMapping, HostNode } from "./hostNode.js";

/** Bounded, because the readers bound the depth of a host text and what its aliases stand for. */
export function eventValueOf(node: HostNode | undefined): EventValue {
  if (node === undefined) return null;
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(eventValueOf);
    case "mapping":
      return eventRecordOf(node);
    default:
      return node satisfies never;
  }
}

/** `fromEntries` makes own properties of all keys, `__proto__` among them; a later key wins over an earlier one. */
export function eventRecordOf(mapping: HostMapping): EventRecord {
  return Object.fromEntries(mapping.entries.map(({ key, value }) => [key.text, eventValueOf(value)]));
}
