/** Reports address prefixes that end within a number: `10.1` begins 10.1.0.0, but 10.17.0.0 and 10.100.0.0 as well. */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { holdsAddresses } from "./fieldFacts.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("partial-octet", {
  partial: {
    en: "`{value}` ends within a number, so it also begins `{other}`. End it with a dot, or use `=` with a block.",
    es: "`{value}` termina dentro de un número, así que también es el comienzo de `{other}`. Termínelo con un punto o use `=` con un bloque.",
    "pt-br":
      "`{value}` termina dentro de um número, então também é o começo de `{other}`. Termine-o com um ponto ou use `=` com um bloco.",
  },
});

export const partialOctet: TextCheck = {
  code: "partial-octet",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    if (operator !== "starts_with" || !holdsAddresses(predicate)) return undefined;
    const { value } = operand;
    const last = /^(?:::ffff:)?(?:\d{1,3}\.){1,2}(\d{1,2})$/i.exec(value)?.[1];
    // A third digit must be able to follow: nothing but a dot follows 0, 26 or 242.
    if (last === undefined || last === "0" || Number(last) * 10 > 255) return undefined;
    return {
      span: operand.span,
      message: messages.partial({ value: shown(value), other: shown(`${value}0.…`) }),
      fixes: [rewriteText(operand.span, `${value}.`)],
    };
  },
};
