/** Reports filters that no event matches: proved, with the predicates it rests on. */

import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { type Contradiction, isByOne, placesOf, shownReasons } from "./proofScope.js";

const messages = defineMessages("never-true", {
  onAnyEvent: {
    en: "No event can match this filter because of {predicates}, whatever its other predicates say: together they leave none. Change one of them, or how they are joined.",
    es: "Ningún evento puede coincidir con este filtro por {predicates}, digan lo que digan sus demás predicados: juntos no dejan ninguno. Cambie uno de ellos o la forma de unirlos.",
    "pt-br":
      "Nenhum evento pode corresponder a este filtro por causa de {predicates}, digam o que disserem seus demais predicados: juntos não deixam nenhum. Altere um deles ou a forma de uni-los.",
  },
  asDocumented: {
    en: "No event whose fields are as documented can match this filter because of {predicates}, whatever its other predicates say: together they leave none. Change one of them, or how they are joined.",
    es: "Ningún evento cuyos campos sean como están documentados puede coincidir con este filtro por {predicates}, digan lo que digan sus demás predicados: juntos no dejan ninguno. Cambie uno de ellos o la forma de unirlos.",
    "pt-br":
      "Nenhum evento cujos campos sejam como documentados pode corresponder a este filtro por causa de {predicates}, digam o que disserem seus demais predicados: juntos não deixam nenhum. Altere um deles ou a forma de uni-los.",
  },
  byOne: {
    en: "No event can match this filter because of {predicates} alone, whatever its other predicates say. Correct it, or remove it.",
    es: "Ningún evento puede coincidir con este filtro ya solo por {predicates}, digan lo que digan sus demás predicados. Corríjalo o quítelo.",
    "pt-br":
      "Nenhum evento pode corresponder a este filtro só por causa de {predicates}, digam o que disserem seus demais predicados. Corrija-o ou remova-o.",
  },
  byOneAsDocumented: {
    en: "No event whose fields are as documented can match this filter because of {predicates} alone, whatever its other predicates say. Correct it, or remove it.",
    es: "Ningún evento cuyos campos sean como están documentados puede coincidir con este filtro ya solo por {predicates}, digan lo que digan sus demás predicados. Corríjalo o quítelo.",
    "pt-br":
      "Nenhum evento cujos campos sejam como documentados pode corresponder a este filtro só por causa de {predicates}, digam o que disserem seus demais predicados. Corrija-o ou remova-o.",
  },
  member: {
    en: "One of the predicates that leave no event",
    es: "Uno de los predicados que no dejan ningún evento",
    "pt-br": "Um dos predicados que não deixam nenhum evento",
  },
});

export const neverTrue: Check = {
  code: "never-true",
  severity: "warning",
  *run(analysis, _settings, { contradictions }) {
    for (const contradiction of contradictions) {
      if (contradiction.kind !== "filter") continue;
      const { part, found } = contradiction;
      // Where one predicate suffices it is the place to look at.
      const [reason] = found.reasons;
      const { span } = isByOne(found) && reason !== undefined ? reason.node : part.node;
      const message = messageFor(found)({ predicates: shownReasons(found, analysis) });
      yield { span, message, related: placesOf(found.core, span, messages.member()) };
    }
  },
};

function messageFor(found: Contradiction) {
  if (isByOne(found)) return found.restsOn === "anyEvent" ? messages.byOne : messages.byOneAsDocumented;
  return found.restsOn === "anyEvent" ? messages.onAnyEvent : messages.asDocumented;
}
