/** Reports operands of an `or` that are never true: by themselves, or because of what is joined to them by `and`. */

import { defineMessages } from "../text/message.js";
import { sliceOf } from "../text/span.js";
import type { Check } from "./check.js";
import { isByOne, placesOf, shownReasons } from "./proofScope.js";
import { shown } from "./shown.js";

const messages = defineMessages("dead-branch", {
  dead: {
    en: "`{branch}` is never true here because of {predicates}, so this branch of the `or` adds nothing. Remove it, or correct one of them.",
    es: "`{branch}` nunca es verdadero aquí por {predicates}, así que esta rama del `or` no aporta nada. Quítela o corrija uno de ellos.",
    "pt-br":
      "`{branch}` nunca é verdadeiro aqui por causa de {predicates}, então este ramo do `or` não acrescenta nada. Remova-o ou corrija um deles.",
  },
  deadAsDocumented: {
    en: "On events whose fields are as documented, `{branch}` is never true here because of {predicates}, so this branch of the `or` adds nothing. Remove it, or correct one of them.",
    es: "En eventos cuyos campos son como están documentados, `{branch}` nunca es verdadero aquí por {predicates}, así que esta rama del `or` no aporta nada. Quítela o corrija uno de ellos.",
    "pt-br":
      "Em eventos cujos campos são como documentados, `{branch}` nunca é verdadeiro aqui por causa de {predicates}, então este ramo do `or` não acrescenta nada. Remova-o ou corrija um deles.",
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
  *run(analysis, _settings, { contradictions }) {
    for (const contradiction of contradictions) {
      if (contradiction.kind !== "branch") continue;
      const { part, found } = contradiction;
      const predicates = shownReasons(found, analysis);
      const [reason] = found.reasons;
      const isOne = isByOne(found) && reason !== undefined;
      const { span } = isOne ? reason.node : part.node;
      const dead = found.restsOn === "anyEvent" ? messages.dead : messages.deadAsDocumented;
      const branch = shown(sliceOf(analysis.text, span));
      const message = isOne ? messages.byOne({ predicates }) : dead({ branch, predicates });
      yield { span, message, related: placesOf(found.core, span, messages.member()) };
    }
  },
};
