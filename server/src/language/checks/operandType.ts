/** Reports operands that an operator cannot take, such as `< null`: such a predicate is false on every event. */

import type { Operand, Operator } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages, type Message } from "../text/message.js";
import type { PredicateCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { operandsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("operand-type", {
  nothing: {
    en: "`{operator}` cannot compare with `null`, so this predicate is never true. Only `=` and `!=` ask whether a field is absent.",
    es: "`{operator}` no puede comparar con `null`, así que este predicado nunca es verdadero. Solo `=` y `!=` preguntan si falta un campo.",
    "pt-br":
      "`{operator}` não pode comparar com `null`, então este predicado nunca é verdadeiro. Só `=` e `!=` perguntam se um campo está ausente.",
  },
  nothingInList: {
    en: "A list cannot hold `null`, so this predicate is never true. Ask for absence with a predicate of its own: `{field} = null`.",
    es: "Una lista no puede contener `null`, así que este predicado nunca es verdadero. Pregunte por la ausencia en otro predicado: `{field} = null`.",
    "pt-br":
      "Uma lista não pode conter `null`, então este predicado nunca é verdadeiro. Pergunte pela ausência em outro predicado: `{field} = null`.",
  },
  text: {
    en: "`{operator}` looks inside a text and needs one in quotes; with `{operand}` it is never true. Put the value in quotes.",
    es: "`{operator}` busca dentro de un texto y necesita uno entre comillas; con `{operand}` nunca es verdadero. Ponga el valor entre comillas.",
    "pt-br":
      "`{operator}` procura dentro de um texto e precisa de um entre aspas; com `{operand}` nunca é verdadeiro. Coloque o valor entre aspas.",
  },
  order: {
    en: "`{operator}` compares with one number or date; with `{operand}` it is never true. Give a number, or use `=`.",
    es: "`{operator}` compara con un número o una fecha; con `{operand}` nunca es verdadero. Dé un número o use `=`.",
    "pt-br":
      "`{operator}` compara com um número ou uma data; com `{operand}` nunca é verdadeiro. Dê um número ou use `=`.",
  },
});

export const operandType: PredicateCheck = {
  code: "operand-type",
  severity: "error",
  judgePredicate(predicate, { text }) {
    const { test, node, field } = predicate;
    if (test.kind !== "impossible" || node.kind === "existence" || node.operator === "missing") return [];
    const { operator } = node;
    return operandsOf(predicate).flatMap((operand) => {
      if (node.kind === "membership" && operand.kind !== "null") return [];
      const written = shown(text.slice(operand.span.start, operand.span.end));
      const message = messageFor(operator, operand, written, shown(field.path));
      return { span: operand.span, message, fixes: fixesFor(operator, operand, written) };
    });
  },
};

function messageFor(operator: Operator, operand: Operand, written: string, field: string): Message {
  if (operator === "in" || operator === "not in") return messages.nothingInList({ field });
  if (operand.kind === "null") return messages.nothing({ operator });
  return isOrder(operator)
    ? messages.order({ operator, operand: written })
    : messages.text({ operator, operand: written });
}

function fixesFor(operator: Operator, operand: Operand, written: string): readonly Fix[] {
  const isValue = operand.kind === "number" || operand.kind === "boolean";
  return isValue && !isOrder(operator) ? [rewriteText(operand.span, written)] : [];
}

function isOrder(operator: Operator): boolean {
  return operator === "<" || operator === ">" || operator === "<=" || operator === ">=";
}
