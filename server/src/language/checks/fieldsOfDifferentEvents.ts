/** Reports filters that want fields which no type of event has together. Proved, with the fields that do not meet. */

import { defineMessages } from "../text/message.js";
import { overlaps } from "../text/span.js";
import type { Check } from "./check.js";
import { findingsOf } from "./findings.js";
import { placesOf } from "./proofScope.js";
import { shown, shownNames } from "./shown.js";
import { unknownField } from "./unknownField.js";

const messages = defineMessages("fields-of-different-events", {
  apart: {
    en: "No event can match this filter, because no type of event has all of these fields: {fields}. Use fields of one type, or write a rule for each.",
    es: "Ningún evento puede coincidir con este filtro, porque ningún tipo de evento tiene todos estos campos: {fields}. Use campos de un solo tipo o escriba una regla para cada uno.",
    "pt-br":
      "Nenhum evento pode corresponder a este filtro, porque nenhum tipo de evento tem todos estes campos: {fields}. Use campos de um só tipo ou escreva uma regra para cada um.",
  },
  member: {
    en: "A field of other events",
    es: "Un campo de otros eventos",
    "pt-br": "Um campo de outros eventos",
  },
});

export const fieldsOfDifferentEvents: Check = {
  code: "fields-of-different-events",
  severity: "warning",
  *run(_analysis, _settings, proofs) {
    for (const contradiction of proofs.contradictions) {
      if (contradiction.kind !== "fields") continue;
      const { part, found, fields } = contradiction;
      // Where the type of event is said, `unknown-field` names the field that it does not have.
      const unknown = findingsOf(unknownField, proofs);
      if (unknown.some(({ span }) => found.core.some(({ node }) => overlaps(node.span, span)))) continue;
      const names = [...fields].map(([name, types]) => `\`${shown(name)}\` (${shownNames(types)})`).join(", ");
      const { span } = part.node;
      yield {
        span,
        message: messages.apart({ fields: names }),
        related: placesOf(found.core, span, messages.member()),
      };
    }
  },
};
