/**
 * The order of rules by what they match: which are the same, which lie within others, which overlap. It says as little
 * as it can: what follows from something else that it says, it leaves out, and every relation can be read off again.
 */

import { BitRow } from "./bitRow.js";
import type { RulePairs } from "./rulePairs.js";

export interface Lattice {
  /** Rules that match the same events make one class, in the order of their first rules; a rule alone is one as well. */
  readonly classes: readonly (readonly number[])[];
  /** Containments without those that follow from two others. */
  readonly containments: readonly Containment[];
  /** Overlaps without those that follow from others, from containments, or from a class within both. */
  readonly overlaps: Overlaps;
}

/** A thousand rules may have a hundred thousand, of which few are ever shown: each is made when it is asked for. */
export interface Overlaps extends Iterable<Overlap> {
  readonly count: number;
}

/** Classes by their numbers. */
export interface Containment {
  readonly outer: number;
  readonly inner: number;
}

/** Classes by their numbers, the smaller one first. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
}

/**
 * Orders rules by their relations. Total: relations that contradict each other make one class, as if they were equal.
 *
 * @example latticeOf(new RulePairs(2, [{ first: 0, second: 1, relation: "within" }])).containments // [{ outer: 1, inner: 0 }]
 */
export function latticeOf(pairs: RulePairs): Lattice {
  const reached = reachedFrom(pairs);
  const classOf: number[] = [];
  const classes: number[][] = [];
  for (let rule = 0; rule < pairs.rules; rule++) {
    const first = firstEqual(rule, reached);
    const number = classOf[first] ?? classes.length;
    classOf.push(number);
    if (first === rule) classes.push([rule]);
    else classes[number]?.push(rule);
  }
  // From here on the first rule of a class stands for it.
  const firsts = classes.map(([first = 0]) => first);
  const standing = new BitRow(pairs.rules);
  for (const first of firsts) standing.add(first);
  const above: Rows = firsts.reduce((rows, first) => {
    const row = (reached.get(first) ?? new BitRow(0)).copy();
    row.keepAll(standing);
    row.delete(first);
    return rows.set(first, row);
  }, new Map<number, BitRow>());
  const nearest = firsts.flatMap((inner) => covers(inner, above).map((outer) => ({ outer, inner })));
  const numberOf = (first: number): number => classOf[first] ?? 0;
  return {
    classes,
    containments: nearest.map(({ outer, inner }) => ({ outer: numberOf(outer), inner: numberOf(inner) })),
    overlaps: overlapsOf(overlapsOfClasses(pairs, classes, standing), above, nearest, numberOf),
  };
}

/** By the first rule of a class. */
type Rows = ReadonlyMap<number, BitRow>;

/** What each rule lies within, directly or by way of others; rules that lie in nothing have no row. */
function reachedFrom(pairs: RulePairs): Rows {
  const reached = new Map<number, BitRow>();
  for (let rule = 0; rule < pairs.rules; rule++) {
    const outer = pairs.outerOf(rule);
    if (!outer.isEmpty) reached.set(rule, outer.copy());
  }
  for (const [middle, beyond] of reached) {
    for (const row of reached.values()) if (row.has(middle)) row.addAll(beyond);
  }
  return reached;
}

/** The first rule that lies within this one and around it; itself where there is none before it. */
function firstEqual(rule: number, reached: Rows): number {
  for (const other of reached.get(rule) ?? []) {
    if (other >= rule) break;
    if (reached.get(other)?.has(rule)) return other;
  }
  return rule;
}

/** The nearest of what a class lies within. */
function covers(inner: number, above: Rows): readonly number[] {
  const outers = above.get(inner) ?? NOTHING;
  const nearest = outers.copy();
  // What lies around one that is not the nearest lies around the nearest as well.
  for (const outer of outers) if (nearest.has(outer)) nearest.deleteAll(above.get(outer) ?? NOTHING);
  return [...nearest];
}

const NOTHING = new BitRow(0);

/** What the rules of a class overlap with. */
function overlapsOfClasses(pairs: RulePairs, classes: Lattice["classes"], standing: BitRow): Rows {
  const rows = new Map<number, BitRow>();
  for (const [first = 0, ...others] of classes) {
    const row = new BitRow(pairs.rules);
    row.addAll(pairs.overlappingWith(first));
    for (const other of others) row.addAll(pairs.overlappingWith(other));
    rows.set(first, row);
  }
  for (const [first = 0, ...others] of classes)
    for (const other of others) for (const row of rows.values()) if (row.has(other)) row.add(first);
  for (const row of rows.values()) row.keepAll(standing);
  return rows;
}

function overlapsOf(
  overlapping: Rows,
  above: Rows,
  containments: readonly Containment[],
  numberOf: (first: number) => number,
): Overlaps {
  for (const [first, outers] of above) {
    overlapping.get(first)?.delete(first);
    overlapping.get(first)?.deleteAll(outers);
    outers.each((outer) => overlapping.get(outer)?.delete(first));
  }
  // By class, what something next within it already meets: of a chain of such pairs, the innermost stays.
  const following = new Map<number, BitRow>();
  for (const { outer, inner } of containments) {
    const row = following.get(outer) ?? (overlapping.get(outer) ?? NOTHING).empty();
    row.addAll(above.get(inner) ?? NOTHING);
    row.addAll(overlapping.get(inner) ?? NOTHING);
    following.set(outer, row);
  }
  for (const [first, followers] of following) {
    followers.each((follower) => overlapping.get(follower)?.delete(first));
    overlapping.get(first)?.deleteAll(followers);
  }
  return {
    count: [...overlapping.values()].reduce((sum, others) => sum + others.count, 0) / 2,
    *[Symbol.iterator]() {
      for (const [first, others] of overlapping)
        for (const second of others) if (first < second) yield { first: numberOf(first), second: numberOf(second) };
    },
  };
}
