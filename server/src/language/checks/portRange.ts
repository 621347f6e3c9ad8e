/** Reports port numbers that do not exist. */

import { defineMessages } from "../text/message.js";
import { compareNumbers, parseNumber } from "../values/decimal.js";
import type { Check } from "./check.js";
import { isEquality, operandsOf, predicatesOf } from "./predicates.js";
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

export const portRange: Check = {
  code: "port-range",
  severity: "warning",
  *run({ bound }) {
    for (const predicate of predicatesOf(bound)) {
      const { field, node } = predicate;
      if (field.info?.type !== "number" || !/(?:^|[._a-z])port$/i.test(field.path)) continue;
      if (node.kind === "existence" || node.operator === "missing" || !isEquality(node.operator)) continue;
      for (const operand of operandsOf(predicate)) {
        const text = operand.kind === "number" ? operand.text : operand.kind === "string" ? operand.value : "";
        const port = parseNumber(text);
        if (port === undefined || (compareNumbers(port, 0) >= 0 && compareNumbers(port, HIGHEST_PORT) <= 0)) continue;
        yield { span: operand.span, message: messages.range({ port: shown(text) }) };
      }
    }
  },
};
