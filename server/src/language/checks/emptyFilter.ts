/** Reports filters without a predicate: they are true for every event, and only File rules may be so. */

import { defineMessages } from "../text/message.js";
import { span } from "../text/span.js";
import type { Check } from "./check.js";

const messages = defineMessages("empty-filter", {
  filter: {
    en: "An empty filter is true for every event, and the platform accepts it in File rules only. Add a predicate.",
    es: "Un filtro vacío es verdadero para todo evento, y la plataforma solo lo acepta en reglas File. Añada un predicado.",
    "pt-br":
      "Um filtro vazio é verdadeiro para todo evento, e a plataforma só o aceita em regras File. Acrescente um predicado.",
  },
  suppression: {
    en: "An empty suppression is true for every event, so the rule would never alert. Add a predicate, or remove the suppression.",
    es: "Una supresión vacía es verdadera para todo evento, así que la regla nunca alertaría. Añada un predicado o quite la supresión.",
    "pt-br":
      "Uma supressão vazia é verdadeira para todo evento, então a regra nunca alertaria. Acrescente um predicado ou remova a supressão.",
  },
});

export const emptyFilter: Check = {
  code: "empty-filter",
  severity: "error",
  *run({ syntax, text, context: { role, ruleType } }) {
    if (syntax.expression !== undefined || syntax.problems.length > 0) return;
    const where = span(0, text.length);
    if (role === "suppression") yield { span: where, message: messages.suppression() };
    // Without a rule type it may well become a File rule's filter, or somebody has just made the file.
    else if (ruleType !== undefined && ruleType !== "File") yield { span: where, message: messages.filter() };
  },
};
