/** Reports lookup lists that are not defined: such a list is empty. */

import { defineMessages } from "../text/message.js";
import { suggestName } from "../text/similar.js";
import type { Check } from "./check.js";
import { rewrite } from "./fixes.js";
import { operandsOf, predicatesOf } from "./predicates.js";

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

export const undefinedList: Check = {
  code: "undefined-list",
  severity: "error",
  *run({ bound, context: { lists } }) {
    if (lists === undefined) return;
    for (const predicate of predicatesOf(bound)) {
      for (const operand of operandsOf(predicate)) {
        if (operand.kind !== "lookupList" || lists.has(operand.name)) continue;
        const { name, span } = operand;
        const similar = suggestName(name, [...lists.keys()]);
        yield {
          span,
          message: similar === undefined ? messages.undefined({ name }) : messages.similar({ name, similar }),
          fixes: similar === undefined ? [] : [rewrite(span, `@${similar}`, "unsafe")],
        };
      }
    }
  },
};
