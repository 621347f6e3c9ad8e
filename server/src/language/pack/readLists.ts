/** Lookup lists of a pack or a rule test. */

import type { Literal } from "../binding/boundFilter.js";
import { Decimal } from "../values/decimal.js";
import { findEntry, type HostNode, type HostScalar } from "./host/hostNode.js";
import { locatedText } from "./located.js";
import type { Located, LookupList } from "./rulePack.js";

/**
 * `Name: [values]`, `Name: {displayName, description, values}`, or, as the platform's API has them, a sequence of
 * objects with `variableName`.
 */
export function readLists(node: HostNode | undefined): readonly LookupList[] {
  if (node?.kind === "sequence") return node.items.flatMap(apiList);
  if (node?.kind !== "mapping") return [];
  return node.entries.map(({ key, value, span }) => ({
    name: key.text,
    nameSpan: key.span,
    span,
    ...details(value),
  }));
}

function apiList(node: HostNode): readonly LookupList[] {
  const name = node.kind === "mapping" ? locatedText(findEntry(node, "variableName")?.value) : undefined;
  return name === undefined ? [] : [{ name: name.value, nameSpan: name.span, span: node.span, ...details(node) }];
}

function details(node: HostNode | undefined): Pick<LookupList, "values" | "displayName" | "description"> {
  if (node?.kind !== "mapping") return { values: valuesOf(node), displayName: undefined, description: undefined };
  return {
    values: valuesOf(findEntry(node, "values")?.value),
    displayName: locatedText(findEntry(node, "displayName")?.value),
    description: locatedText(findEntry(node, "description")?.value),
  };
}

function valuesOf(node: HostNode | undefined): readonly Located<Literal>[] {
  const items = node?.kind === "sequence" ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => {
    const value = item.kind === "scalar" ? literalOf(item) : undefined;
    return value === undefined ? [] : [{ value, span: item.span }];
  });
}

/** `null` cannot be in a list. */
export function literalOf({ value, text }: HostScalar): Literal | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return { kind: "string", value };
  if (typeof value === "boolean") return { kind: "boolean", value };
  return value instanceof Decimal || typeof value === "number" ? { kind: "number", value, text } : undefined;
}
