/** Reports `<` and `>` with a text that is neither a number nor a date: there is no order of texts. */

import { defineMessages } from "../text/message.js";
import { parseNumber } from "../values/decimal.js";
import { parseInstant } from "../values/instant.js";
import type { TextCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("order-on-text", {
  text: {
    en: "`{operator}` compares numbers and dates, and `{value}` is neither, so this predicate is never true. Use `=`, `starts_with` or a number.",
    es: "`{operator}` compara números y fechas, y `{value}` no es ni lo uno ni lo otro, así que este predicado nunca es verdadero. Use `=`, `starts_with` o un número.",
    "pt-br":
      "`{operator}` compara números e datas, e `{value}` não é nenhum dos dois, então este predicado nunca é verdadeiro. Use `=`, `starts_with` ou um número.",
  },
  date: {
    en: "`{value}` is not a complete date and time, so `{operator}` never holds. Write it with time and zone, as in `{full}`.",
    es: "`{value}` no es una fecha y hora completa, así que `{operator}` nunca se cumple. Escríbala con hora y zona, como en `{full}`.",
    "pt-br":
      "`{value}` não é uma data e hora completa, então `{operator}` nunca vale. Escreva-a com hora e fuso, como em `{full}`.",
  },
});

export const orderOnText: TextCheck = {
  code: "order-on-text",
  severity: "error",
  judgeText({ predicate, operator, operand }) {
    if (predicate.test.kind !== "order") return undefined;
    if (parseNumber(operand.value) !== undefined || parseInstant(operand.value) !== undefined) return undefined;
    const value = shown(operand.value);
    const full = completed(operand.value);
    return {
      span: operand.span,
      message: full === undefined ? messages.text({ operator, value }) : messages.date({ operator, value, full }),
      fixes: full === undefined ? [] : [rewriteText(operand.span, full)],
    };
  },
};

/** A date without a time, or a date and time without a zone, in full. */
function completed(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?)? ?Z?$/.exec(text);
  if (match === null) return undefined;
  const full = `${match[1]}T${match[2] ?? "00:00"}${match[3] ?? ":00"}Z`;
  return parseInstant(full) === undefined ? undefined : full;
}
