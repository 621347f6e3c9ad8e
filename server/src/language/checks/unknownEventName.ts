/** Reports CloudTrail event names that no service is known to have. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("unknown-event-name", {
  unknown: {
    en: "No event called `{value}` is known in the CloudTrail catalogue. New and undocumented events are not in it; check the spelling.",
    es: "No se conoce ningún evento `{value}` en el catálogo de CloudTrail. Los eventos nuevos o sin documentar no están en él; revise la ortografía.",
    "pt-br":
      "Não se conhece nenhum evento `{value}` no catálogo do CloudTrail. Eventos novos ou não documentados não estão nele; confira a grafia.",
  },
  similar: {
    en: "No event called `{value}` is known in the CloudTrail catalogue. Did you mean `{similar}`?",
    es: "No se conoce ningún evento `{value}` en el catálogo de CloudTrail. ¿Quiso decir `{similar}`?",
    "pt-br": "Não se conhece nenhum evento `{value}` no catálogo do CloudTrail. Você quis dizer `{similar}`?",
  },
});

export const unknownEventName: ValueCheck = {
  code: "unknown-event-name",
  severity: "info",
  judgeValue({ predicate, operand, judgement }) {
    if (judgement.kind !== "unknown" || predicate.field.path !== "eventName") return undefined;
    const similar = judgement.similar();
    const value = shown(operand.value);
    return {
      span: operand.span,
      message: similar === undefined ? messages.unknown({ value }) : messages.similar({ value, similar }),
      fixes: similar === undefined ? [] : [rewriteText(operand.span, similar)],
    };
  },
};
