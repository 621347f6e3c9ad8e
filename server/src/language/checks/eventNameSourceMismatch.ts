/** Reports CloudTrail event names that belong to another service than the one that the filter asks for. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { shown, shownNames } from "./shown.js";

const messages = defineMessages("event-name-source-mismatch", {
  mismatch: {
    en: "`{name}` is an event of {owners}, not of {sources}, so no event has both and this never matches. Correct the event name or the event source.",
    es: "`{name}` es un evento de {owners}, no de {sources}, así que ningún evento tiene ambos y esto nunca coincide. Corrija el nombre o el origen del evento.",
    "pt-br":
      "`{name}` é um evento de {owners}, não de {sources}, então nenhum evento tem os dois e isto nunca corresponde. Corrija o nome ou a origem do evento.",
  },
});

export const eventNameSourceMismatch: ValueCheck = {
  code: "event-name-source-mismatch",
  severity: "warning",
  judgeValue({ operand, judgement, sources }) {
    if (judgement.kind !== "otherSource") return undefined;
    const owners = shownNames(judgement.sources);
    return {
      span: operand.span,
      message: messages.mismatch({ name: shown(operand.value), owners, sources: shownNames(sources ?? []) }),
    };
  },
};
