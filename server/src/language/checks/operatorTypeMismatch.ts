/** Reports operators and operands that do not fit the type of the field, so that the predicate hardly means what it says. */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { FieldType } from "../schema/schema.js";
import type { Fix } from "../syntax/problem.js";
import { defineMessages, type Message } from "../text/message.js";
import { parseNumber } from "../values/decimal.js";
import { type Instant, parseInstant } from "../values/instant.js";
import type { Finding, PredicateCheck } from "./check.js";
import { rewrite } from "./fixes.js";
import { isEquality, isTextOperator, operandsOf } from "./predicates.js";
import { shown } from "./shown.js";
import { originalsOf } from "./translatedWords.js";

const messages = defineMessages("operator-type-mismatch", {
  order: {
    en: "`{operator}` compares numbers, but `{field}` is text, so this predicate is never true. Use `=` or `starts_with`.",
    es: "`{operator}` compara números, pero `{field}` es texto, así que este predicado nunca es verdadero. Use `=` o `starts_with`.",
    "pt-br":
      "`{operator}` compara números, mas `{field}` é texto, então este predicado nunca é verdadeiro. Use `=` ou `starts_with`.",
  },
  orderOfAddresses: {
    en: "`{operator}` compares numbers, but `{field}` is an IP address, so this predicate is never true. Use `=` with a block such as `10.0.0.0/8`.",
    es: "`{operator}` compara números, pero `{field}` es una dirección IP, así que este predicado nunca es verdadero. Use `=` con un bloque como `10.0.0.0/8`.",
    "pt-br":
      "`{operator}` compara números, mas `{field}` é um endereço IP, então este predicado nunca é verdadeiro. Use `=` com um bloco como `10.0.0.0/8`.",
  },
  epoch: {
    en: "`{field}` is a number of milliseconds since 1970, and no number has an order with a date, so this is never true. Write the milliseconds.",
    es: "`{field}` es un número de milisegundos desde 1970, y un número no tiene orden con una fecha, así que esto nunca es verdadero. Escriba los milisegundos.",
    "pt-br":
      "`{field}` é um número de milissegundos desde 1970, e um número não tem ordem com uma data, então isto nunca é verdadeiro. Escreva os milissegundos.",
  },
  dateTime: {
    en: "`{field}` is a date and time as text, and has no order with a number, so this is never true. Write a date such as `2026-01-31T00:00:00Z`.",
    es: "`{field}` es una fecha y hora como texto y no tiene orden con un número, así que esto nunca es verdadero. Escriba una fecha como `2026-01-31T00:00:00Z`.",
    "pt-br":
      "`{field}` é uma data e hora como texto e não tem ordem com um número, então isto nunca é verdadeiro. Escreva uma data como `2026-01-31T00:00:00Z`.",
  },
  number: {
    en: "`{field}` is a number, and `{value}` is none, so the two are never equal. Write a number.",
    es: "`{field}` es un número y `{value}` no lo es, así que nunca son iguales. Escriba un número.",
    "pt-br": "`{field}` é um número e `{value}` não é, então os dois nunca são iguais. Escreva um número.",
  },
  boolean: {
    en: "`{field}` is `true` or `false`, so it never equals `{value}`. Write one of the two.",
    es: "`{field}` es `true` o `false`, así que nunca es igual a `{value}`. Escriba uno de los dos.",
    "pt-br": "`{field}` é `true` ou `false`, então nunca é igual a `{value}`. Escreva um dos dois.",
  },
  digits: {
    en: "`{field}` is a number, so `{operator}` looks at its digits: `8` would find 8, 80 and 8080. Use `=`, `<` or `>`.",
    es: "`{field}` es un número, así que `{operator}` mira sus cifras: `8` encontraría 8, 80 y 8080. Use `=`, `<` o `>`.",
    "pt-br":
      "`{field}` é um número, então `{operator}` olha os seus algarismos: `8` encontraria 8, 80 e 8080. Use `=`, `<` ou `>`.",
  },
  object: {
    en: "`{field}` holds other fields and can be compared with nothing, so only `= null` and `!= null` say anything about it. Name one of its fields.",
    es: "`{field}` contiene otros campos y no se puede comparar con nada, así que solo `= null` y `!= null` dicen algo de él. Nombre uno de sus campos.",
    "pt-br":
      "`{field}` contém outros campos e não pode ser comparado com nada, então só `= null` e `!= null` dizem algo sobre ele. Nomeie um dos seus campos.",
  },
});

export const operatorTypeMismatch: PredicateCheck = {
  code: "operator-type-mismatch",
  severity: "warning",
  judgePredicate(predicate) {
    const { test, node } = predicate;
    const type = predicate.field.info?.type;
    if (type === undefined || type === "unknown" || node.kind === "existence") return [];
    if (test.kind === "presence" || test.kind === "impossible") return [];
    const field = shown(predicate.field.path);
    if (type === "object") return [{ span: predicate.field.span, message: messages.object({ field }) }];
    if (node.operator === "missing") return [];
    const span = node.operatorSpan;
    if (test.kind === "order") {
      const message = orderMessage(predicate, type, field, node.operator);
      return message === undefined ? [] : [{ span, message, fixes: epochFixes(predicate, type) }];
    }
    if (isTextOperator(node.operator) && (type === "number" || type === "epoch"))
      return [{ span, message: messages.digits({ field, operator: node.operator }) }];
    return isEquality(node.operator) ? unequalOperands(predicate, type, field) : [];
  },
};

function orderMessage({ test }: BoundPredicate, type: FieldType, field: string, operator: string): Message | undefined {
  if (test.kind !== "order") return undefined;
  const { literal } = test;
  const isNumber = literal.kind === "number" || parseNumber(literal.value) !== undefined;
  // A text that has no order with anything is what `order-on-text` reports.
  if (!isNumber && (literal.kind !== "string" || parseInstant(literal.value) === undefined)) return undefined;
  switch (type) {
    case "ip":
      return messages.orderOfAddresses({ field, operator });
    case "text":
      return isNumber && NUMERIC_TEXTS.has(field) ? undefined : messages.order({ field, operator });
    case "boolean":
      return messages.boolean({ field, value: literal.kind === "number" ? literal.text : shown(literal.value) });
    case "epoch":
      return isNumber ? undefined : messages.epoch({ field });
    case "dateTime":
      return isNumber ? messages.dateTime({ field }) : undefined;
    default:
      return undefined;
  }
}

/** Fields that hold numbers as text, which have an order among numbers all the same. */
const NUMERIC_TEXTS: ReadonlySet<string> = new Set(["exit", "sigid", "win_event_id", "session", "status"]);

function epochFixes({ test, node }: BoundPredicate, type: FieldType): readonly Fix[] {
  if (type !== "epoch" || test.kind !== "order" || test.literal.kind !== "string" || node.kind !== "comparison")
    return [];
  const instant = parseInstant(test.literal.value);
  return instant === undefined ? [] : [rewrite(node.operand.span, millisecondsOf(instant), "unsafe")];
}

function millisecondsOf({ second, fraction }: Instant): string {
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return String(second * 1000 + milliseconds);
}

function unequalOperands(predicate: BoundPredicate, type: FieldType, field: string): readonly Finding[] {
  if (type !== "number" && type !== "epoch" && type !== "boolean") return [];
  return operandsOf(predicate).flatMap((operand) => {
    if (operand.kind !== "string" || operand.value === "") return [];
    const value = shown(operand.value);
    if (type !== "boolean") {
      // The word "null" in quotes is what `quoted-null` reports.
      const isRight = parseNumber(operand.value) !== undefined || operand.value === "null";
      return isRight ? [] : { span: operand.span, message: messages.number({ field, value }) };
    }
    const isTranslated = originalsOf(operand.value).some((original) => original === "true" || original === "false");
    const isRight = isTranslated || ["true", "false", "null"].includes(operand.value);
    return isRight ? [] : { span: operand.span, message: messages.boolean({ field, value }) };
  });
}
