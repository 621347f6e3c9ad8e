/** Where a bound has to move so that an order turns on an event, and no further. */

import type { PredicateExplanation } from "../evaluation/explain.js";
import { textOf } from "../evaluation/text.js";
import { dateTimesAround } from "../proof/instantCandidates.js";
import { numberBetween } from "../proof/numberCandidates.js";
import type { Comparison } from "../syntax/ast.js";
import { compareNumbers, numberText, parseNumber } from "../values/decimal.js";
import { compareInstants, parseInstant } from "../values/instant.js";

/** @param wantsPass whether some value is to pass, or none is */
export function movedBound(
  operator: Comparison["operator"],
  explanation: PredicateExplanation,
  wantsPass: boolean,
): string | undefined {
  const isUpper = operator === "<" || operator === "<=";
  const isStrict = operator === "<" || operator === ">";
  // A strict bound that is to pass has to leave the value, and so has one that is to fail and is not strict.
  const leaves = isStrict === wantsPass;
  const written: string[] = [];
  for (const { value } of explanation.values) {
    const text = textOf(value);
    const isHigher = isUpper === wantsPass;
    const moved = leaves ? neighbourOf(text, isHigher) : isOrdered(text) ? text : undefined;
    if (moved !== undefined) written.push(moved);
  }
  // One value that passes is enough, all must fail.
  const sorted = written.toSorted(compareTexts);
  return isUpper ? sorted[0] : sorted.at(-1);
}

function isOrdered(text: string): boolean {
  return parseNumber(text) !== undefined || parseInstant(text) !== undefined;
}

function compareTexts(one: string, other: string): number {
  const [first, second] = [parseNumber(one), parseNumber(other)];
  if (first !== undefined && second !== undefined) return compareNumbers(first, second);
  const [early, late] = [parseInstant(one), parseInstant(other)];
  return early !== undefined && late !== undefined ? compareInstants(early, late) : 0;
}

/** The next number or date-time above or below. */
function neighbourOf(text: string, isHigher: boolean): string | undefined {
  const number = parseNumber(text);
  if (number !== undefined) {
    const next = isHigher ? numberBetween(number, undefined) : numberBetween(undefined, number);
    return next === undefined ? undefined : numberText(next);
  }
  const instant = parseInstant(text);
  if (instant === undefined) return undefined;
  const around = dateTimesAround([{ operator: "<", value: instant, text }]);
  return isHigher ? around.at(-1) : around[0];
}
