/** Reports operands of an `or` that are never true where they stand, because of what is joined to them by `and`. */

import { defineMessages } from "../text/message.js";
import { contains } from "../text/span.js";
import type { Check } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { emptyRange } from "./emptyRange.js";
import { conjunctionOf, namesIn, placesOf, positionsIn, shareNames } from "./proofScope.js";
import { shown } from "./shown.js";

const messages = defineMessages("dead-branch", {
  dead: {
    en: "`{branch}` is never true here: predicates that `and` joins exclude each other, so this branch of the `or` adds nothing. Remove it, or correct one of them.",
    es: "`{branch}` nunca es verdadero aquí: predicados unidos con `and` se excluyen entre sí, así que esta rama del `or` no aporta nada. Quítela o corrija uno de ellos.",
    "pt-br":
      "`{branch}` nunca é verdadeiro aqui: predicados unidos por `and` se excluem entre si, então este ramo do `or` não acrescenta nada. Remova-o ou corrija um deles.",
  },
  member: {
    en: "One of the predicates that exclude each other",
    es: "Uno de los predicados que se excluyen entre sí",
    "pt-br": "Um dos predicados que se excluem entre si",
  },
});

export const deadBranch: Check = {
  code: "dead-branch",
  severity: "warning",
  *run(analysis, settings, proofs) {
    const { scope } = proofs;
    const whole = analysis.bound.expression;
    if (scope === undefined || whole === undefined) return;
    const positions = positionsIn(analysis.bound).filter(({ expression, alternatives, conjuncts }) => {
      const names = namesIn(expression);
      if (alternatives.length === 0) return false;
      return expression.kind !== "predicate" || conjuncts.some((conjunct) => shareNames(names, namesIn(conjunct)));
    });
    if (positions.length === 0) return;
    // Where the whole filter is never true, so is each branch: that is said once, by another check.
    if (scope.findContradiction(whole) !== undefined) return;
    const nearer = [
      ...contradictoryPredicates.run(analysis, settings, proofs),
      ...emptyRange.run(analysis, settings, proofs),
    ];
    for (const { expression, conjuncts } of positions) {
      const { span } = expression.node;
      if (nearer.some((finding) => contains(span, finding.span))) continue;
      const found = scope.findContradiction(conjunctionOf([expression, ...conjuncts], expression.node));
      // A branch that has no part in the contradiction is dead for a reason that stands elsewhere.
      if (found === undefined || !found.core.some(({ node }) => contains(span, node.span))) continue;
      const branch = shown(analysis.text.slice(span.start, span.end));
      yield { span, message: messages.dead({ branch }), related: placesOf(found.core, span, messages.member()) };
    }
  },
};
