/** Reports operands of an `or` that are never true: by themselves, or because of what is joined to them by `and`. */

import type { BoundExpression } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import { contains, type Span, sliceOf } from "../text/span.js";
import type { Check } from "./check.js";
import { mayBeDecidedAlone } from "./decidedAlone.js";
import { nearerReasons } from "./nearerReasons.js";
import {
  conjunctionOf,
  isByOne,
  namesIn,
  placesOf,
  positionsIn,
  shareNames,
  shownReasons,
  typesAmong,
} from "./proofScope.js";
import { shown } from "./shown.js";

const messages = defineMessages("dead-branch", {
  dead: {
    en: "`{branch}` is never true here because of {predicates}, so this branch of the `or` adds nothing. Remove it, or correct one of them.",
    es: "`{branch}` nunca es verdadero aquí por {predicates}, así que esta rama del `or` no aporta nada. Quítela o corrija uno de ellos.",
    "pt-br":
      "`{branch}` nunca é verdadeiro aqui por causa de {predicates}, então este ramo do `or` não acrescenta nada. Remova-o ou corrija um deles.",
  },
  byOne: {
    en: "In this branch of the `or`, {predicates} leaves no event whose fields are as documented, so the branch adds nothing. Remove the branch, or correct the predicate.",
    es: "En esta rama del `or`, {predicates} no deja ningún evento cuyos campos sean como están documentados, así que la rama no aporta nada. Quite la rama o corrija el predicado.",
    "pt-br":
      "Neste ramo do `or`, {predicates} não deixa nenhum evento cujos campos sejam como documentados, então o ramo não acrescenta nada. Remova o ramo ou corrija o predicado.",
  },
  member: {
    en: "One of the predicates that leave no event",
    es: "Uno de los predicados que no dejan ningún evento",
    "pt-br": "Um dos predicados que não deixam nenhum evento",
  },
});

export const deadBranch: Check = {
  code: "dead-branch",
  severity: "warning",
  *run(analysis, settings, proofs) {
    const { scope } = proofs;
    const whole = analysis.bound.expression;
    if (scope === undefined || whole === undefined) return;
    const branches = positionsIn(analysis.bound).filter(
      ({ alternatives, isNegated }) => alternatives.length > 0 && !isNegated,
    );
    if (branches.length === 0) return;
    // Where the whole filter is never true, so is each branch: that is said once, by another check.
    if (scope.findContradiction(whole) !== undefined) return;
    const hasNearerReason = nearerReasons(analysis, settings, proofs);
    const dead: Span[] = [];
    for (const { part, conjuncts } of branches) {
      const { span } = part.node;
      const beside = besides(part, conjuncts);
      if (beside === undefined || dead.some((outer) => contains(outer, span))) continue;
      const found = scope.findContradiction(conjunctionOf([part, ...beside], part.node));
      // A branch that has no part in the contradiction is dead for a reason that stands elsewhere.
      if (found === undefined || !found.core.some(({ node }) => contains(span, node.span))) continue;
      if (hasNearerReason(found, span)) continue;
      dead.push(span);
      const predicates = shownReasons(found, analysis);
      const [reason] = found.reasons;
      if (reason !== undefined && isByOne(found)) {
        const where = reason.node.span;
        const message = messages.byOne({ predicates });
        yield { span: where, message, related: placesOf(found.core, where, messages.member()) };
        continue;
      }
      const branch = shown(sliceOf(analysis.text, span));
      yield {
        span,
        message: messages.dead({ branch, predicates }),
        related: placesOf(found.core, span, messages.member()),
      };
    }
  },
};

/**
 * What has to do with a branch of all that is joined to it. Of most predicates that is nothing but the type of event,
 * and of those that name a text not even that; then there is nothing to prove.
 */
function besides(part: BoundExpression, conjuncts: readonly BoundExpression[]): readonly BoundExpression[] | undefined {
  if (part.kind !== "predicate") return conjuncts;
  const names = namesIn(part);
  if (conjuncts.some((conjunct) => shareNames(names, namesIn(conjunct)))) return conjuncts;
  return mayBeDecidedAlone(part) ? typesAmong(conjuncts) : undefined;
}
