/** Reports rules that some event makes alert together, neither within the other. Off unless it is asked for. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";
import { nameOfRule, placeOfRule, relatedRules } from "./relatedRule.js";

const messages = defineMessages("rules-overlap", {
  one: {
    en: 'Some events make this rule and "{name}" alert, so they alert twice. Exclude them from one of the two where that is not meant.',
    es: 'Algunos eventos hacen que alerten esta regla y "{name}", así que alertan dos veces. Exclúyalos de una de las dos si no es lo que se quiere.',
    "pt-br":
      'Alguns eventos fazem esta regra e "{name}" alertarem, então alertam duas vezes. Exclua-os de uma das duas se não for o que se quer.',
  },
  several: {
    en: 'Some events make this rule alert together with one of {count} others, such as "{name}". Exclude them from one of the two where that is not meant.',
    es: 'Algunos eventos hacen que esta regla alerte junto con una de otras {count}, como "{name}". Exclúyalos de una de las dos si no es lo que se quiere.',
    "pt-br":
      'Alguns eventos fazem esta regra alertar junto com uma de outras {count}, como "{name}". Exclua-os de uma das duas se não for o que se quer.',
  },
  both: {
    en: 'The rule "{name}". Both alert on {event}',
    es: 'La regla "{name}". Ambas alertan con {event}',
    "pt-br": 'A regra "{name}". As duas alertam em {event}',
  },
  other: { en: 'The rule "{name}"', es: 'La regla "{name}"', "pt-br": 'A regra "{name}"' },
});

export const rulesOverlap: PackCheck = {
  code: "rules-overlap",
  severity: "off",
  *run(_pack, _schema, proofs) {
    for (const { rule, standing, named } of proofs.standings()) {
      const others = named(standing.overlapping);
      const [first] = others;
      if (first === undefined) continue;
      const { overlaps } = standing;
      const name = nameOfRule(first.rule);
      yield {
        span: placeOfRule(rule),
        message: overlaps === 1 ? messages.one({ name }) : messages.several({ name, count: overlaps }),
        related: relatedRules(others, messages.both, messages.other),
      };
    }
  },
};
