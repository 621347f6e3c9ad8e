/** Reports `= "null"`: in quotes it is a text of four letters, not absence. */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { isFreeForm } from "./fieldFacts.js";
import { rewrite } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("quoted-null", {
  quoted: {
    en: "In quotes, `{value}` is a text of its letters and says nothing about absence. Write `null` without quotes if you mean that `{field}` is absent.",
    es: "Entre comillas, `{value}` es un texto de esas letras y no dice nada de la ausencia. Escriba `null` sin comillas si quiere decir que `{field}` falta.",
    "pt-br":
      "Entre aspas, `{value}` é um texto com essas letras e não diz nada sobre ausência. Escreva `null` sem aspas se quer dizer que `{field}` está ausente.",
  },
});

export const quotedNull: TextCheck = {
  code: "quoted-null",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    if (operator !== "=" && operator !== "!=") return undefined;
    // What a caller sends to AWS can be any text, this one included.
    if (operand.value.toLowerCase() !== "null" || isFreeForm(predicate.field.path)) return undefined;
    const field = shown(predicate.field.path);
    return {
      span: operand.span,
      message: messages.quoted({ value: shown(operand.value), field }),
      fixes: [rewrite(operand.span, "null", "unsafe")],
    };
  },
};
