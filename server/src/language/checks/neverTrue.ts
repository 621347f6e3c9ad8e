/** Reports filters that no event matches, where it takes the whole filter to see it: proved, with the predicates it rests on. */

import { defineMessages } from "../text/message.js";
import { contains } from "../text/span.js";
import type { Check } from "./check.js";
import { contradictoryPredicates } from "./contradictoryPredicates.js";
import { emptyRange } from "./emptyRange.js";
import { foreignFields } from "./possibleEvents.js";
import { placesOf } from "./proofScope.js";

const messages = defineMessages("never-true", {
  onAnyEvent: {
    en: "No event can match this filter: {count} of its predicates cannot be true together, whatever the others say. Change one of them, or join them by `or`.",
    es: "Ningún evento puede coincidir con este filtro: {count} de sus predicados no pueden ser verdaderos a la vez, digan lo que digan los demás. Cambie uno de ellos o únalos con `or`.",
    "pt-br":
      "Nenhum evento pode corresponder a este filtro: {count} de seus predicados não podem ser verdadeiros juntos, digam o que disserem os demais. Altere um deles ou una-os por `or`.",
  },
  asDocumented: {
    en: "No event can match this filter as its fields are documented: {count} of its predicates cannot be true together, whatever the others say. Change one of them, or join them by `or`.",
    es: "Ningún evento puede coincidir con este filtro si sus campos son como están documentados: {count} de sus predicados no pueden ser verdaderos a la vez, digan lo que digan los demás. Cambie uno de ellos o únalos con `or`.",
    "pt-br":
      "Nenhum evento pode corresponder a este filtro se seus campos são como documentados: {count} de seus predicados não podem ser verdadeiros juntos, digam o que disserem os demais. Altere um deles ou una-os por `or`.",
  },
  member: {
    en: "One of the predicates that exclude each other",
    es: "Uno de los predicados que se excluyen entre sí",
    "pt-br": "Um dos predicados que se excluem entre si",
  },
});

export const neverTrue: Check = {
  code: "never-true",
  severity: "warning",
  *run(analysis, settings, proofs) {
    const { expression } = analysis.bound;
    const found = expression && proofs.scope?.findContradiction(expression);
    if (expression === undefined || found === undefined) return;
    // Where it is the fields that do not meet, `fields-of-different-events` says so.
    if (foreignFields(found.core, analysis.context.schema) !== undefined) return;
    const { span } = expression.node;
    const nearer = [
      ...contradictoryPredicates.run(analysis, settings, proofs),
      ...emptyRange.run(analysis, settings, proofs),
    ];
    if (nearer.some((finding) => contains(span, finding.span))) return;
    const message = found.needsCatalogue ? messages.asDocumented : messages.onAnyEvent;
    const related = placesOf(found.core, span, messages.member());
    yield { span, message: message({ count: found.core.length }), related };
  },
};
