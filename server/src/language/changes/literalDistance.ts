/** How far a predicate is from being the other way round on an event: of many alternatives, the nearest is tried first. */

import { textOf } from "../evaluation/text.js";
import { predicatesIn } from "../proof/formula.js";
import type { Turn } from "./goal.js";
import { distanceBetween } from "./nearness.js";
import { literalText } from "./nearValues.js";

/** Lists of thousands are not compared in full. */
const MOST_LITERALS = 20;
const MOST_VALUES = 3;

/** What says which events a rule is about at all; it is the last thing that anybody would change. */
const FRAME: ReadonlyMap<string, number> = new Map([
  ["event_type", 5],
  ["eventSource", 2],
]);

/** From 0 to 1; above that for what frames the rule, and for groups: as much as all that is lost with them. */
export function distanceOf({ node }: Turn): number {
  if (node.kind === "not") return 1;
  if (node.kind !== "predicate") {
    return predicatesIn(node.bound).reduce((sum, { field }) => sum + (FRAME.get(field.path) ?? 1), 0);
  }
  const { test, field, negated } = node.bound;
  const frame = FRAME.get(field.path);
  if (frame !== undefined) return frame;
  const own = node.values.slice(0, MOST_VALUES).map(({ value }) => textOf(value));
  if (own.length === 0) return 1;
  const literals =
    test.kind === "equality"
      ? test.literals.slice(0, MOST_LITERALS).map(literalText)
      : test.kind === "text"
        ? test.texts.slice(0, MOST_LITERALS)
        : [];
  // What is to fail has to leave a value, whichever; what is ordered moves by a little, whatever the distance.
  if (node.truth !== negated) return 0.5;
  if (test.kind === "order") return 0.3;
  const distances = literals.flatMap((literal) => own.map((text) => distanceBetween(literal, text)));
  return Math.min(1, ...distances);
}
