/** Reports rules that alert on the same events as one before them. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";
import { nameOfRule, placeOfRule, relatedRules } from "./relatedRule.js";

const messages = defineMessages("rule-equals-rule", {
  equal: {
    en: 'This rule alerts on exactly the events that "{name}" alerts on, so all that it reports is reported twice. Remove one of the two, or correct what was meant to differ.',
    es: 'Esta regla alerta exactamente con los eventos con los que alerta "{name}", así que todo lo que señala se señala dos veces. Quite una de las dos o corrija lo que debía ser distinto.',
    "pt-br":
      'Esta regra alerta exatamente nos eventos em que "{name}" alerta, então tudo o que ela aponta é apontado duas vezes. Remova uma das duas ou corrija o que devia ser diferente.',
  },
  both: {
    en: 'The rule "{name}". Both alert on {event}',
    es: 'La regla "{name}". Ambas alertan con {event}',
    "pt-br": 'A regra "{name}". As duas alertam em {event}',
  },
  other: { en: 'The rule "{name}"', es: 'La regla "{name}"', "pt-br": 'A regra "{name}"' },
});

export const ruleEqualsRule: PackCheck = {
  code: "rule-equals-rule",
  severity: "warning",
  *run(_pack, _schema, proofs) {
    for (const { rule, standing, named } of proofs.standings()) {
      const others = named(standing.equal === undefined ? [] : [standing.equal]);
      const [other] = others;
      if (other === undefined) continue;
      yield {
        span: placeOfRule(rule),
        message: messages.equal({ name: nameOfRule(other.rule) }),
        related: relatedRules(others, messages.both, messages.other),
      };
    }
  },
};
