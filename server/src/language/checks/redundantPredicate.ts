/**
 * Reports predicates and groups of them that change nothing where they stand: the operands joined to them by `and` imply them, or they
 * imply one that is joined to them by `or`.
 */

import type { BoundExpression } from "../binding/boundFilter.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages } from "../text/message.js";
import { contains, type Span, sliceOf } from "../text/span.js";
import { alwaysTrue } from "./alwaysTrue.js";
import type { Check, Finding } from "./check.js";
import type { FilterProofs } from "./filterProofs.js";
import { findingsOf } from "./findings.js";
import { removalsIn } from "./fixes.js";
import {
  type Contradiction,
  conjunctionOf,
  isByOne,
  namesIn,
  negationOf,
  type Position,
  placesOf,
  positionsIn,
  shareNames,
} from "./proofScope.js";
import { isOfTexts } from "./redundantPrefix.js";
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
  coveredByOne: {
    en: "Whatever passes this also passes `{other}` in the same chain, so this adds nothing. Remove it, or the other one if that is too wide.",
    es: "Lo que cumple esto también cumple `{other}` en la misma cadena, así que no añade nada. Quítelo, o quite el otro si es demasiado amplio.",
    "pt-br":
      "O que cumpre isto também cumpre `{other}` na mesma cadeia, então não acrescenta nada. Remova-o, ou o outro se for amplo demais.",
  },
  impliedByOne: {
    en: "Whatever passes `{other}` in the same chain also passes this, so this rules nothing out. Remove it, or correct what was meant to differ.",
    es: "Lo que cumple `{other}` en la misma cadena también cumple esto, así que no descarta nada. Quítelo o corrija lo que debía ser distinto.",
    "pt-br":
      "O que cumpre `{other}` na mesma cadeia também cumpre isto, então não descarta nada. Remova-o ou corrija o que devia ser diferente.",
  },
  reason: { en: "Says so already", es: "Ya lo dice", "pt-br": "Já diz isso" },
});

export const redundantPredicate: Check = {
  code: "redundant-predicate",
  severity: "info",
  *run(analysis, _settings, proofs) {
    const removals = removalsIn(analysis, "safe");
    yield* coveredByAnother(proofs, removals);
    const { scope } = proofs;
    const whole = analysis.bound.expression;
    if (scope === undefined || whole === undefined) return;
    const positions = positionsIn(analysis.bound).filter(hasNeighbours);
    if (positions.length === 0 || scope.findContradiction(whole) !== undefined) return;
    const reported = spansReported(proofs);
    // Of two that say the same only one can go, and with a group goes all that is in it.
    const removed: Span[] = proofs.coverings.map(({ part }) => part.node.span);
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
        fixes: removals(span),
        related: placesOf(found.core, span, messages.reason()),
      };
    }
  },
};

/** What one other predicate of the chain suffices for, where no other check has nearer words for the two. */
function* coveredByAnother(
  { analysis, coverings }: FilterProofs,
  removals: (where: Span) => readonly Fix[],
): Iterable<Finding> {
  for (const covering of coverings) {
    if (covering.areSame || isOfTexts(covering)) continue;
    const { chain, part, other } = covering;
    const values = { other: shown(sliceOf(analysis.text, other.node.span)) };
    yield {
      span: part.node.span,
      message: chain.kind === "or" ? messages.coveredByOne(values) : messages.impliedByOne(values),
      fixes: removals(part.node.span),
      related: [{ span: other.node.span, message: messages.reason() }],
    };
  }
}

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

/** What is said of a place already, with a nearer reason. */
function spansReported(proofs: FilterProofs): readonly Span[] {
  const contradictions = proofs.contradictions.flatMap((one) =>
    one.kind === "chain" ? one.found.core.map(({ node }) => node.span) : [one.part.node.span],
  );
  const coverings = proofs.coverings.flatMap(({ part, other }) => [part.node.span, other.node.span]);
  return [...contradictions, ...coverings, ...findingsOf(alwaysTrue, proofs).flatMap(placesIn)];
}

function placesIn({ span, related = [] }: Finding): readonly Span[] {
  return [span, ...related.map((place) => place.span)];
}
