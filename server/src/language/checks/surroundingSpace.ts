/** Reports values with white space at an end: comparison takes it for part of the value. */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { isEquality } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("surrounding-space", {
  space: {
    en: "`{value}` has white space at its end or beginning, which counts: only events that have it too are equal. Remove it unless you mean it.",
    es: "`{value}` tiene espacios al principio o al final, que cuentan: solo son iguales los eventos que también los tienen. Quítelos salvo que sea su intención.",
    "pt-br":
      "`{value}` tem espaços no começo ou no fim, que contam: só são iguais os eventos que também os têm. Remova-os, a menos que seja a intenção.",
  },
});

export const surroundingSpace: TextCheck = {
  code: "surrounding-space",
  severity: "warning",
  judgeText({ operator, operand }) {
    const trimmed = operand.value.trim();
    if (!isEquality(operator) || trimmed === "" || trimmed === operand.value) return undefined;
    return {
      span: operand.span,
      message: messages.space({ value: shown(operand.value) }),
      fixes: [rewriteText(operand.span, trimmed)],
    };
  },
};
