/**
 * The shortest values with which a path fulfils its wanted atoms and none of the refused. On a path of many values each
 * atom may have a value of its own: then the atoms are divided into groups in the way that makes the shortest array, each
 * group with the shortest value that passes all of it.
 */

import type { Budget } from "./budget.js";
import { findValue } from "./findValue.js";
import type { Atom } from "./formula.js";
import type { Reached } from "./leafTruth.js";
import { type ShortestValue, shortestValue } from "./shortestValue.js";
import { lengthOf, lengthOfAll } from "./valueLength.js";
import type { Values } from "./values.js";

export interface ShortestValues {
  readonly values: readonly Reached[];
  readonly length: number;
  /** No values that the path can have are shorter than this. */
  readonly atLeast: number;
  /** Whether an object would do, which counts as nothing where it holds other fields. */
  readonly canBeObject: boolean;
}

/** Dividing more atoms than this would cost too much: all in one value, or each in its own, is tried then. */
const MOST_DIVIDED = 5;

const NEVER = Number.POSITIVE_INFINITY;

/** @param known values that do */
export function shortestValues(
  wanted: readonly Atom[],
  refused: readonly Atom[],
  values: Values,
  known: readonly Reached[],
  budget: Budget,
): ShortestValues {
  const needed = wanted.filter(({ parts }) => !parts.presence);
  const unwanted = refused.map(({ parts }) => parts);
  const canBeObject = wanted.length > 0 && needed.length === 0 && values.allow({}) && values.prefersObjects;
  let isDoubtful = false;
  const shortestOf = (group: readonly Atom[]): ShortestValue | undefined => {
    const parts = group.map((atom) => atom.parts);
    const found = findValue(parts, unwanted, values, budget);
    if (found.kind === "unknown") isDoubtful = true;
    return found.kind === "found" ? shortestValue(parts, unwanted, values, found.value, budget) : undefined;
  };

  const together = shortestOf(wanted);
  if (together !== undefined && (values.single || needed.length < 2))
    return { ...together, values: [together.value], canBeObject };
  const alone = needed.map((atom) => shortestOf([atom]));
  const longest = Math.max(0, ...alone.map((one) => one?.atLeast ?? 0));
  // Two values at least, of which one passes the hardest atom.
  const leastArray = lengthOfAll([longest, longest === 0 ? 0 : 1]);
  const isWorthwhile = together === undefined || together.length > leastArray;
  const isDivided = isWorthwhile && needed.length > 1 && needed.length <= MOST_DIVIDED;
  const divided = isDivided ? shortestDivision(needed, shortestOf) : undefined;
  const lengthOfKnown = lengthOfAll(known.map((value) => (values.likely.includes(value) ? 0 : lengthOf(value))));
  const best = [together && { values: [together.value], length: together.length }, divided]
    .filter((one) => one !== undefined)
    .reduce((one, other) => (other.length < one.length ? other : one), { values: known, length: lengthOfKnown });
  const leastOfSeveral = isDivided ? (divided?.atLeast ?? NEVER) : leastArray;
  const least = isDoubtful ? longest : Math.min(together?.atLeast ?? NEVER, leastOfSeveral);
  return { ...best, atLeast: Math.min(best.length, least), canBeObject };
}

interface Division {
  readonly values: readonly Reached[];
  readonly length: number;
  readonly atLeast: number;
}

/** The best way to give each atom to one of two or more groups; groups are sets of bits. */
function shortestDivision(
  atoms: readonly Atom[],
  shortestOf: (group: readonly Atom[]) => ShortestValue | undefined,
): Division | undefined {
  const all = 2 ** atoms.length - 1;
  const groups = Array.from({ length: all + 1 }, (_, group) =>
    group === 0 || group === all ? undefined : shortestOf(atoms.filter((_, i) => (group & (1 << i)) !== 0)),
  );
  let best: readonly ShortestValue[] | undefined;
  let length = NEVER;
  let atLeast = NEVER;
  const divide = (rest: number, chosen: readonly ShortestValue[]): void => {
    if (rest === 0) {
      const own = lengthOfAll(chosen.map((one) => one.length));
      atLeast = Math.min(atLeast, lengthOfAll(chosen.map((one) => one.atLeast)));
      if (own < length) [best, length] = [chosen, own];
      return;
    }
    // The lowest atom that is left belongs to the next group, so that each division comes up once.
    const lowest = rest & -rest;
    for (let group = rest; group > 0; group = (group - 1) & rest) {
      const shortest = groups[group];
      if ((group & lowest) !== 0 && shortest !== undefined) divide(rest & ~group, [...chosen, shortest]);
    }
  };
  divide(all, []);
  return best && { values: best.map(({ value }) => value), length, atLeast };
}
