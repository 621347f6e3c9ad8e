/**
 * The order of rules by what they match: which are the same, which lie within others, which overlap. It says as little
 * as it can: what follows from something else that it says, it leaves out, and every relation can be read off again.
 */

import { BitRow } from "./bitRow.js";

/** A pair of rules that are not disjoint, by their numbers. */
export interface RulePair {
  readonly first: number;
  readonly second: number;
  /** `within`: whatever the first matches, so does the second, but not the other way round. */
  readonly relation: "equal" | "within" | "overlapping" | "unknown";
}

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
 * @param rules how many there are; pairs that are not given are disjoint
 * @example latticeOf(2, [{ first: 0, second: 1, relation: "within" }]).containments // [{ outer: 1, inner: 0 }]
 */
export function latticeOf(rules: number, pairs: readonly RulePair[]): Lattice {
  const reached = reachedFrom(rules, pairs);
  const classOf: number[] = [];
  const classes: number[][] = [];
  for (let rule = 0; rule < rules; rule++) {
    const first = [...(reached.get(rule) ?? [])].find((other) => other < rule && reached.get(other)?.has(rule));
    const number = first === undefined ? undefined : classOf[first];
    classOf.push(number ?? classes.length);
    if (number === undefined) classes.push([rule]);
    else classes[number]?.push(rule);
  }
  const above = classes.map(([rule = 0], number) => {
    const row = new BitRow(classes.length);
    for (const other of reached.get(rule) ?? []) row.add(classOf[other] ?? number);
    row.delete(number);
    return row;
  });
  const containments = above.flatMap((outers, inner) =>
    covers(outers, above).map((outer): Containment => ({ outer, inner })),
  );
  return { classes, containments, overlaps: overlapsOf(pairs, classOf, above, containments) };
}

/** What each rule lies within, directly or by way of others; rules that lie in nothing have no row. */
function reachedFrom(rules: number, pairs: readonly RulePair[]): ReadonlyMap<number, BitRow> {
  const reached = new Map<number, BitRow>();
  const add = (inner: number, outer: number): void => {
    const row = reached.get(inner) ?? new BitRow(rules);
    row.add(outer);
    reached.set(inner, row);
  };
  for (const { first, second, relation } of pairs) {
    if (relation === "overlapping") continue;
    if (relation === "equal" || relation === "within") add(first, second);
    if (relation === "equal") add(second, first);
  }
  for (const [middle, beyond] of reached) {
    for (const row of reached.values()) if (row.has(middle)) row.addAll(beyond);
  }
  return reached;
}

/** The nearest of what a class lies within. */
function covers(outers: BitRow, above: readonly BitRow[]): readonly number[] {
  const nearest = outers.copy();
  // What lies around one that is not the nearest lies around the nearest as well.
  for (const outer of outers) if (nearest.has(outer)) nearest.deleteAll(above[outer] ?? NOTHING);
  return [...nearest];
}

const NOTHING = new BitRow(0);

function overlapsOf(
  pairs: readonly RulePair[],
  classOf: readonly number[],
  above: readonly BitRow[],
  containments: readonly Containment[],
): Overlaps {
  const overlapping = above.map(() => new BitRow(above.length));
  for (const { first, second, relation } of pairs) {
    if (relation !== "overlapping") continue;
    const one = classOf[first] ?? 0;
    const other = classOf[second] ?? 0;
    overlapping[one]?.add(other);
    overlapping[other]?.add(one);
  }
  for (const [number, outers] of above.entries()) {
    overlapping[number]?.delete(number);
    overlapping[number]?.deleteAll(outers);
    for (const outer of outers) overlapping[outer]?.delete(number);
  }
  // By class, what something next within it already meets: of a chain of such pairs, the innermost stays.
  const following = above.map(() => new BitRow(above.length));
  for (const { outer, inner } of containments) {
    following[outer]?.addAll(above[inner] ?? NOTHING);
    following[outer]?.addAll(overlapping[inner] ?? NOTHING);
  }
  for (const [number, followers] of following.entries()) {
    for (const follower of followers) overlapping[follower]?.delete(number);
    overlapping[number]?.deleteAll(followers);
  }
  return {
    count: overlapping.reduce((sum, others) => sum + others.count, 0) / 2,
    *[Symbol.iterator]() {
      for (const [first, others] of overlapping.entries())
        for (const second of others) if (first < second) yield { first, second };
    },
  };
}
