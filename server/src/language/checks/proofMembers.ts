/** The detail of a diagnostic that was proved: each predicate that the proof rests on, with what it has to do with it. */

import { defineMessages } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { RelatedPlace } from "./diagnostic.js";
import { type Contradiction, placesOf } from "./proofScope.js";

const messages = defineMessages("proof", {
  anyEvent: {
    en: "Excludes it on any event",
    es: "Lo excluye en cualquier evento",
    "pt-br": "O exclui em qualquer evento",
  },
  asDocumented: {
    en: "Excludes it on events whose fields are as documented",
    es: "Lo excluye en eventos cuyos campos son como están documentados",
    "pt-br": "O exclui em eventos cujos campos são como documentados",
  },
  oneValueEach: {
    en: "Excludes it on events whose fields hold one value each",
    es: "Lo excluye en eventos cuyos campos tienen un solo valor",
    "pt-br": "O exclui em eventos cujos campos têm um só valor",
  },
  type: {
    en: "Says which events the proof is about",
    es: "Dice de qué eventos trata la demostración",
    "pt-br": "Diz de quais eventos trata a prova",
  },
});

/** The other predicates of a core of which one is not true, none of which can be left out. */
export function membersOf({ core, reasons, restsOn }: Contradiction, besides: Span): readonly RelatedPlace[] {
  const conditions = core.filter((predicate) => !reasons.includes(predicate));
  const excludes = messages[restsOn]();
  return [...placesOf(reasons, besides, excludes), ...placesOf(conditions, besides, messages.type())];
}
