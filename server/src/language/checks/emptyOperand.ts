/** Reports `""`: every text starts with nothing, and no field is absent because it equals nothing. */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { rewrite } from "./fixes.js";
import { isTextOperator } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("empty-operand", {
  text: {
    en: 'Every text passes `{operator} ""`, so this predicate only asks whether `{field}` is there. Give a text, or write `{field} != null`.',
    es: 'Todo texto cumple `{operator} ""`, así que este predicado solo pregunta si `{field}` existe. Dé un texto o escriba `{field} != null`.',
    "pt-br":
      'Todo texto cumpre `{operator} ""`, então este predicado só pergunta se `{field}` existe. Dê um texto ou escreva `{field} != null`.',
  },
  equality: {
    en: "An empty text is a value: an event that lacks `{field}` does not equal it. Write `null` to ask for absence.",
    es: "Un texto vacío es un valor: un evento sin `{field}` no es igual a él. Escriba `null` para preguntar por la ausencia.",
    "pt-br":
      "Um texto vazio é um valor: um evento sem `{field}` não é igual a ele. Escreva `null` para perguntar pela ausência.",
  },
});

export const emptyOperand: TextCheck = {
  code: "empty-operand",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    if (operand.value !== "") return undefined;
    const { node, field } = predicate;
    const values = { operator, field: shown(field.path) };
    if (isTextOperator(operator)) {
      const fixes = [rewrite(node.span, `${field.path} != null`, "unsafe")];
      return { span: node.span, message: messages.text(values), fixes };
    }
    if (operator !== "=" && operator !== "!=") return undefined;
    return {
      span: operand.span,
      message: messages.equality(values),
      fixes: [rewrite(operand.span, "null", "unsafe")],
    };
  },
};
