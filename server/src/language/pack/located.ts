/** Values of a host tree with their spans. */

import type { EventValue } from "../values/event.js";
import type { HostEntry, HostNode } from "./host/hostNode.js";
import { eventValueOf } from "./host/hostValue.js";
import type { Located } from "./rulePack.js";

/** The items of a sequence; a single value counts as a sequence of one, as an author means it. */
export function itemsOf(node: HostNode | undefined): readonly HostNode[] {
  if (node === undefined) return [];
  return node.kind === "sequence" ? node.items : [node];
}

/** A scalar as text, whatever its type in the host; nothing for other nodes. */
export function locatedText(node: HostNode | undefined): Located<string> | undefined {
  return node?.kind === "scalar" ? { value: node.text, span: node.span } : undefined;
}

export function locatedValue(entry: HostEntry | undefined): Located<EventValue> | undefined {
  return entry?.value === undefined ? undefined : { value: eventValueOf(entry.value), span: entry.value.span };
}
