/**
 * What can be true of one path at once. Some of its atoms are wanted (a value passes), others refused (no value passes).
 *
 * A field that holds many values gives each wanted atom a value of its own, so the wanted ones never disturb each other:
 * each needs a value that passes it and none of the refused. A field that holds one value needs one that passes all.
 */

import type { Budget } from "./budget.js";
import { findValue, type UnknownValue } from "./findValue.js";
import type { Atom } from "./formula.js";
import { partsHold, type Reached } from "./leafTruth.js";
import type { Values } from "./values.js";

export type Consistency =
  | { readonly kind: "consistent"; readonly values: readonly Reached[] }
  /** No value passes all of `wanted` and none of `refused`; nothing can be left out of either. */
  | { readonly kind: "conflict"; readonly wanted: readonly Atom[]; readonly refused: readonly Atom[] }
  | { readonly kind: "unknown"; readonly reason: UnknownValue };

export function consistencyOf(
  wanted: readonly Atom[],
  refused: readonly Atom[],
  values: Values,
  budget: Budget,
): Consistency {
  if (wanted.length === 0) return { kind: "consistent", values: [] };
  const found = find(wanted, refused, values, budget);
  if (found.kind === "found") return { kind: "consistent", values: [found.value] };
  if (values.single) {
    return found.kind === "unknown" ? found : { kind: "conflict", ...reduced(wanted, refused, values, budget) };
  }
  const chosen: Reached[] = [];
  let unknown: UnknownValue | undefined;
  for (const atom of wanted) {
    if (chosen.some((value) => partsHold(atom.parts, value))) continue;
    const own = find([atom], refused, values, budget);
    if (own.kind === "found") chosen.push(own.value);
    else if (own.kind === "unknown") unknown = own.reason;
    else return { kind: "conflict", ...reduced([atom], refused, values, budget) };
  }
  return unknown === undefined ? { kind: "consistent", values: chosen } : { kind: "unknown", reason: unknown };
}

function find(wanted: readonly Atom[], refused: readonly Atom[], values: Values, budget: Budget) {
  return findValue(
    wanted.map(({ parts }) => parts),
    refused.map(({ parts }) => parts),
    values,
    budget,
  );
}

/** Leaves out what the conflict does not need, first in large pieces, because most refusals have nothing to do with it. */
function reduced(
  wanted: readonly Atom[],
  refused: readonly Atom[],
  values: Values,
  budget: Budget,
): { readonly wanted: readonly Atom[]; readonly refused: readonly Atom[] } {
  // Without anything wanted there need be no value at all, which is no conflict.
  const stillNone = (some: readonly Atom[], others: readonly Atom[]): boolean =>
    some.length > 0 && find(some, others, values, budget).kind === "none";
  const neededWanted = irreducible(wanted, (some) => stillNone(some, refused));
  const neededRefused = irreducible(refused, (some) => stillNone(neededWanted, some));
  return { wanted: neededWanted, refused: neededRefused };
}

/** A part of the items for which the question still holds, and from which no item can be left out. */
export function irreducible<Item>(items: readonly Item[], holds: (items: readonly Item[]) => boolean): readonly Item[] {
  let kept = items;
  for (let size = Math.max(1, kept.length >> 1); ; size >>= 1) {
    for (let start = 0; start < kept.length; ) {
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (holds(without)) kept = without;
      else start += size;
    }
    if (size <= 1) return kept;
  }
}
