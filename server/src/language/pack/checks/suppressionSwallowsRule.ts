/** Reports suppressions that are true wherever the rule's filter is, alone or together: such a rule never alerts. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("suppression-swallows-rule", {
  alone: {
    en: "This suppression is true on every event that the filter matches, so the rule never alerts. Narrow the suppression, or disable the rule.",
    es: "Esta supresión es verdadera en todo evento que coincide con el filtro, así que la regla nunca alerta. Acote la supresión o desactive la regla.",
    "pt-br":
      "Esta supressão é verdadeira em todo evento que corresponde ao filtro, então a regra nunca alerta. Restrinja a supressão ou desative a regra.",
  },
  together: {
    en: "Together with others, this suppression covers every event that the filter matches, so the rule never alerts. Narrow one of them, or disable the rule.",
    es: "Junto con otras, esta supresión cubre todo evento que coincide con el filtro, así que la regla nunca alerta. Acote una de ellas o desactive la regla.",
    "pt-br":
      "Junto com outras, esta supressão cobre todo evento que corresponde ao filtro, então a regra nunca alerta. Restrinja uma delas ou desative a regra.",
  },
  filter: { en: "The filter", es: "El filtro", "pt-br": "O filtro" },
});

export const suppressionSwallowsRule: PackCheck = {
  code: "suppression-swallows-rule",
  severity: "warning",
  *run(_pack, _schema, proofs) {
    for (const { rule, proof } of proofs.suppressions()) {
      const message = proof.swallowing.length > 1 ? messages.together() : messages.alone();
      const related = rule.filter === undefined ? [] : [{ span: rule.filter.hostSpan, message: messages.filter() }];
      for (const [index, { hostSpan }] of rule.suppressions.entries()) {
        if (proof.swallowing.includes(index)) yield { span: hostSpan, message, related };
      }
    }
  },
};
