/** Leaves out of some edits what is not needed for them to flip the verdict, until nothing can be left out. */

import type { Change } from "./change.js";

export interface Reduced<Edit> {
  readonly edits: readonly Edit[];
  readonly proved: Change<Edit>["proved"];
}

/** All subsets of so many edits are tried: 1,022 at most. */
const MOST_SUBSETS_OF = 10;

/**
 * The smallest of the edits that still flip the verdict; `undefined` where they do not, or where trying it is not
 * possible any more.
 *
 * @param flips `undefined` where the budget is used up
 * @param isMonotone whether edits that flip also do so with others of the same list beside them. Then leaving out each one
 *   by itself says it of all subsets
 */
export function irreducible<Edit>(
  edits: readonly Edit[],
  flips: (edits: readonly Edit[]) => boolean | undefined,
  isMonotone: boolean,
): Reduced<Edit> | undefined {
  if (flips(edits) !== true) return undefined;
  if (isMonotone || edits.length > MOST_SUBSETS_OF) {
    const kept = withoutNeedless(edits, flips);
    if (kept === undefined || isMonotone) return kept && { edits: kept, proved: "everySubset" };
    if (kept.length > MOST_SUBSETS_OF) return { edits: kept, proved: "leavingOneOut" };
    return smallestSubset(kept, flips);
  }
  return smallestSubset(edits, flips);
}

function withoutNeedless<Edit>(
  edits: readonly Edit[],
  flips: (edits: readonly Edit[]) => boolean | undefined,
): readonly Edit[] | undefined {
  let kept = edits;
  for (let i = 0; i < kept.length; ) {
    const fewer = kept.toSpliced(i, 1);
    const flipped = flips(fewer);
    if (flipped === undefined) return undefined;
    if (!flipped) i++;
    else {
      kept = fewer;
      // An edit that was needed beside the one left out may not be needed without it.
      i = 0;
    }
  }
  return kept;
}

/** By size, so that of the first that flips no part does. */
function smallestSubset<Edit>(
  edits: readonly Edit[],
  flips: (edits: readonly Edit[]) => boolean | undefined,
): Reduced<Edit> | undefined {
  for (let size = 1; size < edits.length; size++) {
    for (const subset of subsetsOf(edits, size)) {
      const flipped = flips(subset);
      if (flipped === undefined) return undefined;
      if (flipped) return { edits: subset, proved: "everySubset" };
    }
  }
  return { edits, proved: "everySubset" };
}

function* subsetsOf<Item>(items: readonly Item[], size: number, from = 0): Iterable<readonly Item[]> {
  if (size === 0) yield [];
  else {
    for (const [offset, item] of items.slice(from, items.length - size + 1).entries())
      for (const rest of subsetsOf(items, size - 1, from + offset + 1)) yield [item, ...rest];
  }
}
