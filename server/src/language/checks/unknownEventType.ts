/** Reports values of `event_type` that are no event type. */

import { EVENT_TYPES } from "../schema/schema.js";
import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("unknown-event-type", {
  unknown: {
    en: "`{value}` is not an event type, so no event equals it. The event types are {types}.",
    es: "`{value}` no es un tipo de evento, así que ningún evento es igual. Los tipos de evento son {types}.",
    "pt-br": "`{value}` não é um tipo de evento, então nenhum evento é igual. Os tipos de evento são {types}.",
  },
  similar: {
    en: "`{value}` is not an event type, so no event equals it. Did you mean `{similar}`?",
    es: "`{value}` no es un tipo de evento, así que ningún evento es igual. ¿Quiso decir `{similar}`?",
    "pt-br": "`{value}` não é um tipo de evento, então nenhum evento é igual. Você quis dizer `{similar}`?",
  },
});

export const unknownEventType: ValueCheck = {
  code: "unknown-event-type",
  severity: "warning",
  judgeValue({ predicate, operand, judgement }) {
    if (predicate.field.path !== "event_type") return undefined;
    if (judgement.kind !== "unknown" && judgement.kind !== "letterCase") return undefined;
    const similar = judgement.kind === "unknown" ? judgement.similar() : judgement.known;
    const value = shown(operand.value);
    return {
      span: operand.span,
      message:
        similar === undefined
          ? messages.unknown({ value, types: EVENT_TYPES.join(", ") })
          : messages.similar({ value, similar }),
      fixes: similar === undefined ? [] : [rewriteText(operand.span, similar)],
    };
  },
};
