/**
 * Reports predicates that change nothing where they stand: the operands joined to them by `and` imply them, or they
 * imply one that is joined to them by `or`.
 */

import type { Analysis } from "../analysis.js";
import type { BoundExpression } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import type { Span } from "../text/span.js";
import { alwaysTrue } from "./alwaysTrue.js";
import type { Check, CheckSettings, Finding } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { duplicatePredicate } from "./duplicatePredicate.js";
import { emptyRange } from "./emptyRange.js";
import { removalsOf } from "./fixes.js";
import {
  conjunctionOf,
  type FilterProofs,
  namesIn,
  negationOf,
  type Position,
  placesOf,
  positionsIn,
  shareNames,
} from "./proofScope.js";
import { redundantPrefix } from "./redundantPrefix.js";
import { shown } from "./shown.js";

const messages = defineMessages("redundant-predicate", {
  implied: {
    en: "`{predicate}` is true wherever the rest of this chain is, so it rules nothing out. Remove it, or correct what was meant to differ.",
    es: "`{predicate}` es verdadero siempre que lo es el resto de esta cadena, así que no descarta nada. Quítelo o corrija lo que debía ser distinto.",
    "pt-br":
      "`{predicate}` é verdadeiro sempre que o resto desta cadeia é, então não descarta nada. Remova-o ou corrija o que devia ser diferente.",
  },
  covered: {
    en: "Wherever `{predicate}` is true, another alternative of this chain is as well, so it adds nothing. Remove it, or correct what was meant to differ.",
    es: "Siempre que `{predicate}` es verdadero, también lo es otra alternativa de esta cadena, así que no aporta nada. Quítelo o corrija lo que debía ser distinto.",
    "pt-br":
      "Sempre que `{predicate}` é verdadeiro, outra alternativa desta cadeia também é, então não acrescenta nada. Remova-o ou corrija o que devia ser diferente.",
  },
  reason: { en: "Says so already", es: "Ya lo dice", "pt-br": "Já diz isso" },
});

export const redundantPredicate: Check = {
  code: "redundant-predicate",
  severity: "info",
  *run(analysis, settings, proofs) {
    const { scope } = proofs;
    const whole = analysis.bound.expression;
    if (scope === undefined || whole === undefined) return;
    const positions = positionsIn(analysis.bound).filter(hasNeighbours);
    if (positions.length === 0 || scope.findContradiction(whole) !== undefined) return;
    const reported = spansReported(analysis, settings, proofs);
    // Of two that say the same only one can go.
    const removed = new Set<BoundExpression>();
    for (const { expression, conjuncts, alternatives } of positions) {
      const { span } = expression.node;
      if (reported.some((other) => other.start === span.start && other.end === span.end)) continue;
      const keeps = (part: BoundExpression): boolean => !removed.has(part);
      const isAlternative = alternatives.length > 0;
      const itself = isAlternative ? expression : negationOf(expression);
      const beside = isAlternative ? alternatives.filter(keeps).map(negationOf) : [];
      const found = scope.findContradiction(
        conjunctionOf([itself, ...conjuncts.filter(keeps), ...beside], expression.node),
        "anyEvent",
      );
      if (found === undefined || !found.core.some((predicate) => predicate === expression)) continue;
      // Where no neighbour has a part in it, the predicate is true or false by what stands around the chain.
      const besides = new Set(beside.flatMap((part) => (part.kind === "not" ? [part.operand] : [])));
      if (isAlternative && !found.core.some((predicate) => besides.has(predicate))) continue;
      removed.add(expression);
      const predicate = shown(analysis.text.slice(span.start, span.end));
      yield {
        span,
        message: isAlternative ? messages.covered({ predicate }) : messages.implied({ predicate }),
        fixes: removalsOf(analysis, span, "safe"),
        related: placesOf(found.core, span, messages.reason()),
      };
    }
  },
};

/**
 * Only predicates, and only those that have to do with something beside them. `event_type` guards, it is never
 * superfluous; and `tty = null or tty != "x"` says what would hold without its first half, for the reader.
 */
function hasNeighbours({ expression, conjuncts, alternatives }: Position): boolean {
  if (expression.kind !== "predicate" || expression.field.path === "event_type") return false;
  const isAlternative = alternatives.length > 0;
  // `exe != null` beside what needs the field is the matter of `unnecessary-null-guard`.
  if (expression.test.kind === "presence" && expression.negated === isAlternative) return false;
  const names = namesIn(expression);
  const near = (isAlternative ? alternatives : conjuncts).filter((other) => shareNames(names, namesIn(other)));
  // Alternatives that each name one value of their own are the usual case, and need no proof.
  return near.length > 0 && !(isAlternative && [expression, ...near].every(namesOneText));
}

function namesOneText(expression: BoundExpression): boolean {
  if (expression.kind !== "predicate" || expression.negated || expression.test.kind !== "equality") return false;
  return expression.test.literals.length === 1 && expression.test.literals[0]?.kind === "string";
}

/** What simpler checks say of a place, with a nearer reason. */
function spansReported(analysis: Analysis, settings: CheckSettings, proofs: FilterProofs): readonly Span[] {
  const simpler: readonly Check[] = [
    alwaysTrue,
    contradictoryPredicates,
    duplicatePredicate,
    emptyRange,
    redundantPrefix,
  ];
  return simpler.flatMap((check) => [...check.run(analysis, settings, proofs)].flatMap(placesIn));
}

function placesIn({ span, related = [] }: Finding): readonly Span[] {
  return [span, ...related.map((place) => place.span)];
}
