/** Reports rules that alert only where another rule alerts as well. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";
import { nameOfRule, placeOfRule, relatedRules } from "./relatedRule.js";

const messages = defineMessages("rule-within-rule", {
  within: {
    en: 'Wherever this rule alerts, "{name}" alerts as well, so all that it reports is reported twice. Leave these events out of the wider rule, or remove this one; keep both where this one says more.',
    es: 'Siempre que esta regla alerta, "{name}" alerta también, así que todo lo que señala se señala dos veces. Excluya estos eventos de la regla más amplia o quite esta; conserve ambas si esta dice algo más.',
    "pt-br":
      'Sempre que esta regra alerta, "{name}" alerta também, então tudo o que ela aponta é apontado duas vezes. Exclua esses eventos da regra mais ampla ou remova esta; mantenha as duas se esta diz algo a mais.',
  },
  wider: {
    en: 'The wider rule "{name}". It alone alerts on {event}',
    es: 'La regla más amplia "{name}". Solo ella alerta con {event}',
    "pt-br": 'A regra mais ampla "{name}". Só ela alerta em {event}',
  },
  other: {
    en: 'The wider rule "{name}"',
    es: 'La regla más amplia "{name}"',
    "pt-br": 'A regra mais ampla "{name}"',
  },
});

export const ruleWithinRule: PackCheck = {
  code: "rule-within-rule",
  severity: "info",
  *run(_pack, _schema, proofs) {
    for (const { rule, standing, named } of proofs.standings()) {
      const others = named(standing.wider);
      const [first] = others;
      if (first === undefined) continue;
      yield {
        span: placeOfRule(rule),
        message: messages.within({ name: nameOfRule(first.rule) }),
        related: relatedRules(others, messages.wider, messages.other),
      };
    }
  },
};
