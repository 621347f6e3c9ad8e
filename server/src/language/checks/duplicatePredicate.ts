/** Reports a part of a chain that stands in it twice. Proved: one of the two implies the other. */

import { print } from "../syntax/print.js";
import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { removalsIn } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("duplicate-predicate", {
  duplicate: {
    en: "`{text}` stands in this chain before; saying it again changes nothing. Remove it, or change it to what was meant.",
    es: "`{text}` ya está en esta cadena; repetirlo no cambia nada. Quítelo o cámbielo por lo que quería decir.",
    "pt-br": "`{text}` já está nesta cadeia; repeti-lo não muda nada. Remova-o ou troque-o pelo que queria dizer.",
  },
  first: { en: "The first one", es: "El primero", "pt-br": "O primeiro" },
});

export const duplicatePredicate: Check = {
  code: "duplicate-predicate",
  severity: "warning",
  *run(analysis, _settings, { coverings }) {
    const removals = removalsIn(analysis, "safe");
    for (const { part, other, areSame } of coverings) {
      if (!areSame) continue;
      yield {
        span: part.node.span,
        message: messages.duplicate({ text: shown(print(part.node)) }),
        fixes: removals(part.node.span),
        related: [{ span: other.node.span, message: messages.first() }],
      };
    }
  },
};
