/**
 * Parts of a chain that another part of the same chain covers: whatever event passes the narrower one passes the wider
 * one, so that an `or` can do without the narrower and an `and` without the wider. Proved of the two alone, for any event.
 */

import type { BoundChain, BoundExpression } from "../binding/boundFilter.js";
import type { FilterProofs } from "./filterProofs.js";
import { mayCover } from "./likelyCoverings.js";
import { wholeChainsOf } from "./predicates.js";
import { conjunctionOf, negationOf } from "./proofScope.js";

export interface Covering {
  readonly chain: BoundChain;
  /** What can go. */
  readonly part: BoundExpression;
  /** What makes it superfluous. */
  readonly other: BoundExpression;
  /** Whether the two are the same. */
  readonly areSame: boolean;
}

/** At most one for each part that can go, and never both of two. */
export function coveringsIn({ analysis: { bound }, pairs }: FilterProofs): readonly Covering[] {
  const coverings: Covering[] = [];
  const gone = new Set<BoundExpression>();
  for (const kind of ["or", "and"] as const) {
    for (const chain of wholeChainsOf(bound, kind)) {
      for (const { narrower, wider, areSame } of mayCover(chain)) {
        const [part, other] = kind === "or" ? [narrower, wider] : [wider, narrower];
        if (gone.has(part) || gone.has(other)) continue;
        const question = conjunctionOf([narrower, negationOf(wider)], chain.node);
        if (!pairs.isNever(question, "anyEvent")) continue;
        gone.add(part);
        coverings.push({ chain, part, other, areSame });
      }
    }
  }
  return coverings;
}
