/** Reports a text that another predicate of the chain covers: `starts_with "/tmp/" or starts_with "/tmp/x"`. Proved. */

import { defineMessages } from "../text/message.js";
import { sliceOf } from "../text/span.js";
import type { Check } from "./check.js";
import type { Covering } from "./coverings.js";
import { removalsIn } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("redundant-prefix", {
  covered: {
    en: "Whatever passes this also passes `{other}` in the same chain, so this adds nothing. Remove it, or the other one if that is too wide.",
    es: "Lo que cumple esto también cumple `{other}` en la misma cadena, así que no añade nada. Quítelo, o quite el otro si es demasiado amplio.",
    "pt-br":
      "O que cumpre isto também cumpre `{other}` na mesma cadeia, então não acrescenta nada. Remova-o, ou o outro se for amplo demais.",
  },
  implied: {
    en: "Whatever passes `{other}` in the same chain also passes this, so this adds nothing. Remove it.",
    es: "Lo que cumple `{other}` en la misma cadena también cumple esto, así que no añade nada. Quítelo.",
    "pt-br": "O que cumpre `{other}` na mesma cadeia também cumpre isto, então não acrescenta nada. Remova-o.",
  },
  other: { en: "The other one", es: "El otro", "pt-br": "O outro" },
});

export const redundantPrefix: Check = {
  code: "redundant-prefix",
  severity: "info",
  *run(analysis, _settings, { coverings }) {
    const removals = removalsIn(analysis, "safe");
    for (const { chain, part, other } of coverings.filter(isOfTexts)) {
      const values = { other: shown(sliceOf(analysis.text, other.node.span)) };
      yield {
        span: part.node.span,
        message: chain.kind === "or" ? messages.covered(values) : messages.implied(values),
        fixes: removals(part.node.span),
        related: [{ span: other.node.span, message: messages.other() }],
      };
    }
  },
};

/** Whether a longer text covers a shorter one, both for the same operator. */
export function isOfTexts({ part, other, areSame }: Covering): boolean {
  if (areSame || part.kind !== "predicate" || other.kind !== "predicate") return false;
  return part.test.kind === "text" && other.test.kind === "text" && part.test.operator === other.test.operator;
}
