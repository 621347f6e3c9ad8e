/** Reports lookup lists that are not defined: such a list is empty. */

import { defineMessages } from "../text/message.js";
import { suggestName } from "../text/similar.js";
import type { PredicateCheck } from "./check.js";
import { rewrite } from "./fixes.js";
import { operandsOf } from "./predicates.js";

const messages = defineMessages("undefined-list", {
  undefined: {
    en: "No list is called `@{name}`, so it counts as empty and nothing equals one of its values. Define the list, or correct the name.",
    es: "Ninguna lista se llama `@{name}`, así que cuenta como vacía y nada es igual a uno de sus valores. Defina la lista o corrija el nombre.",
    "pt-br":
      "Nenhuma lista se chama `@{name}`, então ela conta como vazia e nada é igual a um dos seus valores. Defina a lista ou corrija o nome.",
  },
  similar: {
    en: "No list is called `@{name}`, so it counts as empty and nothing equals one of its values. Did you mean `@{similar}`?",
    es: "Ninguna lista se llama `@{name}`, así que cuenta como vacía y nada es igual a uno de sus valores. ¿Quiso decir `@{similar}`?",
    "pt-br":
      "Nenhuma lista se chama `@{name}`, então ela conta como vazia e nada é igual a um dos seus valores. Você quis dizer `@{similar}`?",
  },
});

export const undefinedList: PredicateCheck = {
  code: "undefined-list",
  severity: "error",
  judgePredicate(predicate, { context: { lists } }) {
    if (lists === undefined) return [];
    return operandsOf(predicate).flatMap((operand) => {
      if (operand.kind !== "lookupList" || lists.has(operand.name)) return [];
      const { name, span } = operand;
      const similar = suggestName(name, [...lists.keys()]);
      return {
        span,
        message: similar === undefined ? messages.undefined({ name }) : messages.similar({ name, similar }),
        fixes: similar === undefined ? [] : [rewrite(span, `@${similar}`, "unsafe")],
      };
    });
  },
};
