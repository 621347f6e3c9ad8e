/** Reports values of `eventSource` that are no AWS service known to CloudTrail. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("unknown-event-source", {
  unknown: {
    en: "CloudTrail is not known to record events of `{value}`, so no event may equal it. Event sources look like `s3.amazonaws.com`.",
    es: "No se conoce que CloudTrail registre eventos de `{value}`, así que quizá ningún evento sea igual. Los orígenes tienen la forma `s3.amazonaws.com`.",
    "pt-br":
      "Não se conhece que o CloudTrail registre eventos de `{value}`, então talvez nenhum evento seja igual. As origens têm a forma `s3.amazonaws.com`.",
  },
  similar: {
    en: "CloudTrail is not known to record events of `{value}`, so no event may equal it. Did you mean `{similar}`?",
    es: "No se conoce que CloudTrail registre eventos de `{value}`, así que quizá ningún evento sea igual. ¿Quiso decir `{similar}`?",
    "pt-br":
      "Não se conhece que o CloudTrail registre eventos de `{value}`, então talvez nenhum evento seja igual. Você quis dizer `{similar}`?",
  },
});

export const unknownEventSource: ValueCheck = {
  code: "unknown-event-source",
  severity: "warning",
  judgeValue({ predicate, operand, judgement }, analysis) {
    if (judgement.kind !== "unknown" || predicate.field.path !== "eventSource") return undefined;
    const full = `${operand.value.toLowerCase()}.amazonaws.com`;
    const similar = analysis.context.schema.cloudTrail.eventSources.includes(full) ? full : judgement.similar();
    const value = shown(operand.value);
    return {
      span: operand.span,
      message: similar === undefined ? messages.unknown({ value }) : messages.similar({ value, similar }),
      fixes: similar === undefined ? [] : [rewriteText(operand.span, similar)],
    };
  },
};
