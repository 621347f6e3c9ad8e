/**
 * `<`, `>`, `<=` and `>=`. [O] Numbers and texts that spell them have an order among themselves, and so have RFC 3339
 * date-times; nothing else has one, least of all an order of letters.
 */

import type { OrderTest } from "../binding/boundFilter.js";
import { compareNumbers, Decimal, type ExactNumber, parseNumber } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";
import { compareInstants, type Instant, parseInstant } from "../values/instant.js";
import type { Reached } from "./fieldPath.js";
import type { FailKind, Judgement } from "./reason.js";

export function orderTest(test: OrderTest): (reached: Reached) => boolean {
  const bound = boundOf(test);
  return (reached) => {
    const comparison = compare(reached, bound);
    return comparison !== undefined && holds(test.operator, comparison);
  };
}

/** Like `orderTest`, but says why. */
export function orderJudge(test: OrderTest): (leaf: Leaf) => Judgement {
  const bound = boundOf(test);
  const { literal } = test;
  return (leaf) => {
    const comparison = compare(leaf, bound);
    if (comparison === undefined) return { holds: false, kind: MISFIT[bound.kind], literal };
    if (holds(test.operator, comparison)) return { holds: true, kind: "order-holds", literal };
    return { holds: false, kind: "order-fails", literal };
  };
}

/** What the literal is, and so what a leaf must be. */
type Bound =
  | { readonly kind: "number"; readonly value: ExactNumber }
  | { readonly kind: "instant"; readonly value: Instant }
  | { readonly kind: "neither" };

const MISFIT: Readonly<Record<Bound["kind"], FailKind>> = {
  number: "not-a-number",
  instant: "not-a-date-time",
  neither: "not-orderable",
};

function boundOf({ literal }: OrderTest): Bound {
  if (literal.kind === "number") return { kind: "number", value: literal.value };
  const number = parseNumber(literal.value);
  if (number !== undefined) return { kind: "number", value: number };
  const instant = parseInstant(literal.value);
  return instant === undefined ? { kind: "neither" } : { kind: "instant", value: instant };
}

/** How the leaf stands to the bound: below 0 where it is smaller; `undefined` where they have no order. */
function compare(reached: Reached, bound: Bound): number | undefined {
  if (bound.kind === "number") {
    const number = numberOf(reached);
    return number === undefined ? undefined : compareNumbers(number, bound.value);
  }
  if (bound.kind === "neither" || typeof reached !== "string") return undefined;
  const instant = parseInstant(reached);
  return instant === undefined ? undefined : compareInstants(instant, bound.value);
}

function numberOf(reached: Reached): ExactNumber | undefined {
  if (typeof reached === "string") return parseNumber(reached);
  return typeof reached === "number" || reached instanceof Decimal ? reached : undefined;
}

function holds(operator: OrderTest["operator"], comparison: number): boolean {
  switch (operator) {
    case "<":
      return comparison < 0;
    case ">":
      return comparison > 0;
    case "<=":
      return comparison <= 0;
    case ">=":
      return comparison >= 0;
  }
}
