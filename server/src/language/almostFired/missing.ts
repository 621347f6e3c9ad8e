/** What an event lacks for an alert of a rule: the fewest predicates that would have to be the other way, explained. */

import type { BoundFilter } from "../binding/boundFilter.js";
import { type Explanation, explain, type PredicateExplanation } from "../evaluation/explain.js";
import type { Event } from "../values/event.js";

export interface Missing {
  /** Where the predicate stands: 0 for the filter, from 1 on the suppressions. */
  readonly part: number;
  /** What the event has there, and why that is not enough. */
  readonly predicate: PredicateExplanation;
}

interface Lack {
  readonly distance: number;
  readonly predicates: readonly PredicateExplanation[];
}

/** Of several choices of as many predicates, the one that comes first in the text. Empty where the rule alerts. */
export function missingIn(
  { filter, suppressions }: { readonly filter: BoundFilter; readonly suppressions: readonly BoundFilter[] },
  event: Event,
): readonly Missing[] {
  return [filter, ...suppressions].flatMap((one, part) => {
    const { root } = explain(one, event);
    const { predicates } = root === undefined ? NOTHING : lackOf(root, part === 0);
    return predicates.map((predicate) => ({ part, predicate }));
  });
}

const NOTHING: Lack = { distance: 0, predicates: [] };

function lackOf(node: Explanation, wanted: boolean): Lack {
  switch (node.kind) {
    case "and":
    case "or": {
      const lacks = node.children.map((child) => lackOf(child, wanted));
      return (node.kind === "and") === wanted ? together(lacks) : fewest(lacks);
    }
    case "not":
      return lackOf(node.children[0], !wanted);
    case "predicate": {
      if (node.truth === wanted) return NOTHING;
      const isFixed = node.bound.test.kind === "impossible";
      return { distance: isFixed ? Number.POSITIVE_INFINITY : 1, predicates: [node] };
    }
    case "broken":
      return { distance: Number.POSITIVE_INFINITY, predicates: [] };
  }
}

function together(lacks: readonly Lack[]): Lack {
  return {
    distance: lacks.reduce((sum, { distance }) => sum + distance, 0),
    predicates: lacks.flatMap(({ predicates }) => predicates),
  };
}

function fewest(lacks: readonly Lack[]): Lack {
  const [first = { distance: Number.POSITIVE_INFINITY, predicates: [] }, ...others] = lacks;
  return others.reduce((best, lack) => (lack.distance < best.distance ? lack : best), first);
}
