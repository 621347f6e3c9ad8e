/** Reports suppressions that no event of the rule can ever meet. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("idle-suppression", {
  idle: {
    en: "No event that the filter matches can meet this suppression, so it suppresses nothing. Correct a value of it, or remove it.",
    es: "Ningún evento que coincide con el filtro puede cumplir esta supresión, así que no suprime nada. Corrija un valor o quítela.",
    "pt-br":
      "Nenhum evento que corresponde ao filtro pode cumprir esta supressão, então ela não suprime nada. Corrija um valor dela ou remova-a.",
  },
  filter: { en: "The filter", es: "El filtro", "pt-br": "O filtro" },
});

export const idleSuppression: PackCheck = {
  code: "idle-suppression",
  severity: "warning",
  *run(_pack, _schema, proofs) {
    for (const { rule, proof } of proofs.suppressions()) {
      const related = rule.filter === undefined ? [] : [{ span: rule.filter.hostSpan, message: messages.filter() }];
      for (const [index, { hostSpan }] of rule.suppressions.entries()) {
        if (proof.idle.includes(index)) yield { span: hostSpan, message: messages.idle(), related };
      }
    }
  },
};
