/** Reports port numbers that do not exist. */

import { defineMessages } from "../text/message.js";
import { compareNumbers, parseNumber } from "../values/decimal.js";
import type { PredicateCheck } from "./check.js";
import { isEquality, operandsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("port-range", {
  range: {
    en: "Ports go from 0 to 65535, so no connection has the port {port} and this never matches. Correct the number.",
    es: "Los puertos van de 0 a 65535, así que ninguna conexión tiene el puerto {port} y esto nunca coincide. Corrija el número.",
    "pt-br":
      "As portas vão de 0 a 65535, então nenhuma conexão tem a porta {port} e isto nunca corresponde. Corrija o número.",
  },
});

const HIGHEST_PORT = 65_535;

export const portRange: PredicateCheck = {
  code: "port-range",
  severity: "warning",
  judgePredicate(predicate) {
    const { field, node } = predicate;
    if (field.info?.type !== "number" || !/(?:^|[._a-z])port$/i.test(field.path)) return [];
    if (node.kind === "existence" || node.operator === "missing" || !isEquality(node.operator)) return [];
    return operandsOf(predicate).flatMap((operand) => {
      const text = operand.kind === "number" ? operand.text : operand.kind === "string" ? operand.value : "";
      const port = parseNumber(text);
      if (port === undefined || (compareNumbers(port, 0) >= 0 && compareNumbers(port, HIGHEST_PORT) <= 0)) return [];
      return { span: operand.span, message: messages.range({ port: shown(text) }) };
    });
  },
};
