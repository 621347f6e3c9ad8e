/** Reports known values in the wrong letter case: comparison is case-sensitive, so they match nothing. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("enumeration-case", {
  letterCase: {
    en: "Comparison is case-sensitive: events have `{known}` in `{field}`, not `{value}`, so this value is never found. Write `{known}`.",
    es: "La comparación distingue mayúsculas: los eventos tienen `{known}` en `{field}`, no `{value}`, así que este valor no se encuentra nunca. Escriba `{known}`.",
    "pt-br":
      "A comparação diferencia maiúsculas: os eventos têm `{known}` em `{field}`, não `{value}`, então este valor nunca é encontrado. Escreva `{known}`.",
  },
});

export const enumerationCase: ValueCheck = {
  code: "enumeration-case",
  severity: "warning",
  judgeValue({ predicate, operand, judgement }) {
    if (judgement.kind !== "letterCase" || predicate.field.path === "event_type") return undefined;
    const { known } = judgement;
    return {
      span: operand.span,
      message: messages.letterCase({ known, field: shown(predicate.field.path), value: shown(operand.value) }),
      fixes: [rewriteText(operand.span, known)],
    };
  },
};
