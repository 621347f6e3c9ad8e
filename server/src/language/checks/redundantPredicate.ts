/**
 * Reports predicates and groups of them that change nothing where they stand: the operands joined to them by `and` imply them, or they
 * imply one that is joined to them by `or`.
 */

import type { Analysis } from "../analysis.js";
import type { BoundExpression } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import { contains, type Span, sliceOf } from "../text/span.js";
import { alwaysTrue } from "./alwaysTrue.js";
import type { Check, CheckSettings, Finding } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { duplicatePredicate } from "./duplicatePredicate.js";
import { emptyRange } from "./emptyRange.js";
import { findingsOf } from "./findings.js";
import { removalsOf } from "./fixes.js";
import {
  type Contradiction,
  conjunctionOf,
  type FilterProofs,
  isByOne,
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
    // Of two that say the same only one can go, and with a group goes all that is in it.
    const removed: Span[] = [];
    for (const { part, wanted, conjuncts, alternatives } of positions) {
      const { span } = part.node;
      if (reported.some((other) => isSame(other, span)) || removed.some((other) => contains(other, span))) continue;
      const keeps = ({ node }: BoundExpression): boolean => !removed.some((other) => isSame(other, node.span));
      const isAlternative = alternatives.length > 0;
      const itself = isAlternative ? wanted : negationOf(wanted);
      const beside = isAlternative ? alternatives.filter(keeps) : [];
      const found = scope.findContradiction(
        conjunctionOf([itself, ...conjuncts.filter(keeps), ...beside.map(negationOf)], part.node),
        "anyEvent",
      );
      // Otherwise it is true or false by itself, or by what stands around the chain.
      const neighbours = isAlternative ? beside : conjuncts;
      if (found === undefined || isByOne(found) || !hasPartOf(found, [part]) || !hasPartOf(found, neighbours)) continue;
      removed.push(span);
      const predicate = shown(sliceOf(analysis.text, span));
      // Under a negation an alternative is what is joined by `and`, and the other way round.
      const isWrittenWithOr = isAlternative === (wanted === part);
      yield {
        span,
        message: isWrittenWithOr ? messages.covered({ predicate }) : messages.implied({ predicate }),
        fixes: removalsOf(analysis, span, "safe"),
        related: placesOf(found.core, span, messages.reason()),
      };
    }
  },
};

function isSame(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

function hasPartOf({ core }: Contradiction, parts: readonly BoundExpression[]): boolean {
  return core.some(({ node }) => parts.some((part) => contains(part.node.span, node.span)));
}

/**
 * Only what has to do with something beside it. `event_type` guards, it is never superfluous; and
 * `tty = null or tty != "x"` says what would hold without its first half, for the reader.
 */
function hasNeighbours({ part, isNegated, conjuncts, alternatives }: Position): boolean {
  const isAlternative = alternatives.length > 0;
  if (part.kind === "predicate") {
    // `exe != null` beside what needs the field is the matter of `unnecessary-null-guard`.
    if (part.test.kind === "presence" && (isNegated || part.negated === isAlternative)) return false;
  } else if (part.kind !== (isAlternative === isNegated ? "or" : "and")) return false;
  const names = namesIn(part);
  if (names.size === 1 && names.has("event_type")) return false;
  const near = (isAlternative ? alternatives : conjuncts).filter((other) => shareNames(names, namesIn(other)));
  // Alternatives that each name one value of their own are the usual case, and need no proof.
  return near.length > 0 && !(isAlternative && [part, ...near].every(namesOneText));
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
  return simpler.flatMap((check) => findingsOf(check, analysis, settings, proofs).flatMap(placesIn));
}

function placesIn({ span, related = [] }: Finding): readonly Span[] {
  return [span, ...related.map((place) => place.span)];
}
