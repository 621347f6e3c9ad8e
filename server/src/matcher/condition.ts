/**
 * What a filter asks of a record, spelled out: aliases and event types, which the reference looks up for each event, are
 * conditions here like any other. Plans, literals and the pack index read this and nothing else of a filter.
 */

import type { EventType, Test } from "../language/index.js";

export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "all"; readonly parts: readonly Condition[] }
  | { readonly kind: "any"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | Atom
  /** A reader has attached this event type, because the record has none of its own. */
  | { readonly kind: "virtualType"; readonly type: VirtualType };

/** A test on what a name reaches, which here means itself and no other. */
export interface Atom {
  readonly kind: "atom";
  readonly segments: readonly string[];
  /** Whether only the value under the very keys counts: nothing in arrays, no dotted spellings. */
  readonly isDirect: boolean;
  readonly test: AtomTest;
}

/** `isText` and `isObject` ask for the kind of a direct value. */
export type AtomTest =
  | Exclude<Test, { kind: "impossible" }>
  | { readonly kind: "isText" }
  | { readonly kind: "isObject" };

/** The types that readers attach. */
export const VIRTUAL_TYPES = ["cloudtrail", "guardduty", "kubernetesAudit"] as const satisfies readonly EventType[];
export type VirtualType = (typeof VIRTUAL_TYPES)[number];

export const ALWAYS: Condition = { kind: "constant", value: true };
export const NEVER: Condition = { kind: "constant", value: false };

export function allOf(conditions: readonly Condition[]): Condition {
  return chain("all", conditions);
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return chain("any", conditions);
}

/** The opposite. Negations stand only before what is asked of a name, so that what is positive in it shows. */
export function not(part: Condition): Condition {
  switch (part.kind) {
    case "constant":
      return part.value ? NEVER : ALWAYS;
    case "not":
      return part.part;
    case "all":
      return anyOf(part.parts.map(not));
    case "any":
      return allOf(part.parts.map(not));
    case "atom":
    case "virtualType":
      return { kind: "not", part };
  }
}

/** Flat, and without constants. */
function chain(kind: "all" | "any", conditions: readonly Condition[]): Condition {
  const deciding = kind === "any";
  const parts: Condition[] = [];
  for (const condition of conditions) {
    if (condition.kind === "constant") {
      if (condition.value === deciding) return condition;
    } else if (condition.kind === kind) parts.push(...condition.parts);
    else parts.push(condition);
  }
  const [only] = parts;
  if (only === undefined) return deciding ? NEVER : ALWAYS;
  return parts.length === 1 ? only : { kind, parts };
}

/** The same for two atoms whose tests ask the same. */
export function testKey({ test }: Atom): string {
  return JSON.stringify(test, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
