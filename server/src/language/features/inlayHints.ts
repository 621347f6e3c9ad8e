/** The verdicts on the chosen events, drawn into the filter: ✓ or ✗ with the actual value behind each predicate. */

import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { displayValue } from "../evaluation/displayValue.js";
import { type Explanation, explain, type PredicateExplanation } from "../evaluation/explain.js";
import { reasonText } from "../evaluation/reasonText.js";
import { groupedDigits, type Locale, render } from "../text/message.js";
import type { Event } from "../values/event.js";
import { featureMessages } from "./featureMessages.js";

export interface InlayHint {
  /** Where the hint stands: behind the predicate. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/**
 * One hint for each intact predicate, on one event.
 *
 * @param longestValue how many characters of an actual value are shown
 * @example hintsForEvent(bound, event, 40, "en")[0] // { offset: 26, text: '✗ "203.0.113.9"', … }
 */
export function hintsForEvent(
  bound: BoundFilter,
  event: Event,
  longestValue: number,
  locale: Locale,
): readonly InlayHint[] {
  const { root } = explain(bound, event);
  return root === undefined ? [] : predicatesIn(root).map((predicate) => hint(predicate, longestValue, locale));
}

function hint(explanation: PredicateExplanation, longestValue: number, locale: Locale): InlayHint {
  return {
    offset: explanation.span.end,
    text: `${explanation.truth ? "✓" : "✗"} ${valueText(explanation, longestValue, locale)}`.trimEnd(),
    tooltip: render(reasonText(explanation), locale),
  };
}

function valueText({ values, present }: PredicateExplanation, longestValue: number, locale: Locale): string {
  const [first] = values;
  if (first === undefined) return present ? "{…}" : render(featureMessages.absent(), locale);
  const more = values.length > 1 ? ` +${values.length - 1}` : "";
  return displayValue(first.value, longestValue) + more;
}

function predicatesIn(explanation: Explanation): PredicateExplanation[] {
  if (explanation.kind === "predicate") return [explanation];
  return explanation.kind === "broken" ? [] : explanation.children.flatMap(predicatesIn);
}

/**
 * How many of many events a predicate is true on, behind each intact predicate.
 *
 * @param counts by intact predicate, in the order of the text
 */
export function hintsForCounts(
  { expression }: BoundFilter,
  counts: readonly number[],
  total: number,
  locale: Locale,
): readonly InlayHint[] {
  if (expression === undefined) return [];
  return boundPredicatesIn(expression).map((predicate, index) => {
    const count = counts[index] ?? 0;
    const values = { count: groupedDigits(count, locale), total: groupedDigits(total, locale) };
    return {
      offset: predicate.node.span.end,
      text: `${count > 0 ? "✓" : "✗"} ${values.count}/${values.total}`,
      tooltip: render(featureMessages.trueOn(values), locale),
    };
  });
}

/** The intact predicates of an expression, in the order of the text. */
export function boundPredicatesIn(expression: BoundExpression): BoundPredicate[] {
  switch (expression.kind) {
    case "predicate":
      return [expression];
    case "not":
      return boundPredicatesIn(expression.operand);
    case "broken":
      return [];
    default:
      return expression.operands.flatMap(boundPredicatesIn);
  }
}
