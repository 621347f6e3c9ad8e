/** Reports suppressions that keep nothing from alerting that others of the rule do not keep from it as well. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("suppressions-overlap", {
  alone: {
    en: "Whatever this suppression keeps from alerting, another one of the rule does too, so it adds nothing. Remove it, or correct a value of it.",
    es: "Todo lo que esta supresión evita que alerte lo evita también otra de la regla, así que no aporta nada. Quítela o corrija un valor.",
    "pt-br":
      "Tudo o que esta supressão impede de alertar outra da regra também impede, então ela não acrescenta nada. Remova-a ou corrija um valor dela.",
  },
  together: {
    en: "Whatever this suppression keeps from alerting, others of the rule do together, so it adds nothing. Remove it, or correct a value of it.",
    es: "Todo lo que esta supresión evita que alerte lo evitan también otras de la regla juntas, así que no aporta nada. Quítela o corrija un valor.",
    "pt-br":
      "Tudo o que esta supressão impede de alertar outras da regra juntas também impedem, então ela não acrescenta nada. Remova-a ou corrija um valor dela.",
  },
  covers: { en: "Covers it", es: "La cubre", "pt-br": "Cobre-a" },
});

export const suppressionsOverlap: PackCheck = {
  code: "suppressions-overlap",
  severity: "info",
  *run(_pack, _schema, proofs) {
    for (const { rule, proof } of proofs.suppressions()) {
      for (const { index, by } of proof.covered) {
        const suppression = rule.suppressions[index];
        if (suppression === undefined) continue;
        yield {
          span: suppression.hostSpan,
          message: by.length > 1 ? messages.together() : messages.alone(),
          related: by.flatMap((other) => {
            const span = rule.suppressions[other]?.hostSpan;
            return span === undefined ? [] : [{ span, message: messages.covers() }];
          }),
        };
      }
    }
  },
};
