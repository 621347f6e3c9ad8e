/** Reports times in seconds where events have milliseconds: such a time lies in January 1970. */

import { defineMessages } from "../text/message.js";
import { parseNumber } from "../values/decimal.js";
import type { PredicateCheck } from "./check.js";
import { rewrite } from "./fixes.js";
import { operandsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("epoch-seconds", {
  seconds: {
    en: "`{field}` counts milliseconds; {value} looks like seconds and would be a moment in January 1970. Write {milliseconds}.",
    es: "`{field}` cuenta milisegundos; {value} parece estar en segundos y sería un momento de enero de 1970. Escriba {milliseconds}.",
    "pt-br":
      "`{field}` conta milissegundos; {value} parece estar em segundos e seria um momento de janeiro de 1970. Escreva {milliseconds}.",
  },
});

/** 1986 to 2116 in seconds; in milliseconds these are days of January and February 1970. */
const EARLIEST = 500_000_000;
const LATEST = 4_600_000_000;

export const epochSeconds: PredicateCheck = {
  code: "epoch-seconds",
  severity: "warning",
  judgePredicate(predicate) {
    if (predicate.field.info?.type !== "epoch") return [];
    return operandsOf(predicate).flatMap((operand) => {
      const text = operand.kind === "number" ? operand.text : operand.kind === "string" ? operand.value : "";
      const value = parseNumber(text);
      if (typeof value !== "number" || value < EARLIEST || value > LATEST) return [];
      const milliseconds = String(Math.round(value * 1000));
      const written = operand.kind === "string" ? `"${milliseconds}"` : milliseconds;
      return {
        span: operand.span,
        message: messages.seconds({ field: shown(predicate.field.path), value: shown(text), milliseconds }),
        fixes: [rewrite(operand.span, written, "unsafe")],
      };
    });
  },
};
