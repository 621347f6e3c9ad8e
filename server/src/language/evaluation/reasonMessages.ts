/** The sentences of `reasonText`, each a fact about the event that holds whether the predicate is negated or not. */

import { defineMessages } from "../text/message.js";

export const reasonMessages = defineMessages("reason", {
  equal: {
    en: "`{path}` has exactly the value {value}.",
    es: "`{path}` tiene exactamente el valor {value}.",
    "pt-br": "`{path}` tem exatamente o valor {value}.",
  },
  sameNumber: {
    en: "`{path}` is {value}, the same number as {literal}.",
    es: "`{path}` es {value}, el mismo número que {literal}.",
    "pt-br": "`{path}` é {value}, o mesmo número que {literal}.",
  },
  sameAddress: {
    en: "`{path}` is {value}, another way to write the address {literal}.",
    es: "`{path}` es {value}, otra forma de escribir la dirección {literal}.",
    "pt-br": "`{path}` é {value}, outra forma de escrever o endereço {literal}.",
  },
  inBlock: {
    en: "`{path}` is {value}, which lies in the block {literal}.",
    es: "`{path}` es {value}, que está dentro del bloque {literal}.",
    "pt-br": "`{path}` é {value}, que está dentro do bloco {literal}.",
  },
  orderHolds: {
    en: "`{path}` is {value}, and {value} {operator} {literal}.",
    es: "`{path}` es {value}, y {value} {operator} {literal}.",
    "pt-br": "`{path}` é {value}, e {value} {operator} {literal}.",
  },
  starts: {
    en: "`{path}` is {value}, which starts with {literal}.",
    es: "`{path}` es {value}, que empieza por {literal}.",
    "pt-br": "`{path}` é {value}, que começa com {literal}.",
  },
  ends: {
    en: "`{path}` is {value}, which ends with {literal}.",
    es: "`{path}` es {value}, que termina en {literal}.",
    "pt-br": "`{path}` é {value}, que termina com {literal}.",
  },
  contains: {
    en: "`{path}` is {value}, which contains {literal}.",
    es: "`{path}` es {value}, que contiene {literal}.",
    "pt-br": "`{path}` é {value}, que contém {literal}.",
  },
  notEqual: {
    en: "`{path}` is {value}, not {literal}.",
    es: "`{path}` es {value}, no {literal}.",
    "pt-br": "`{path}` é {value}, não {literal}.",
  },
  notEqualList: {
    en: "`{path}` is {value}, which is none of the {count} values listed.",
    es: "`{path}` es {value}, que no es ninguno de los {count} valores indicados.",
    "pt-br": "`{path}` é {value}, que não é nenhum dos {count} valores listados.",
  },
  caseDiffers: {
    en: "`{path}` is {value}: it differs from {literal} only in upper and lower case, and case counts.",
    es: "`{path}` es {value}: solo se diferencia de {literal} en mayúsculas y minúsculas, y estas cuentan.",
    "pt-br": "`{path}` é {value}: só difere de {literal} em maiúsculas e minúsculas, e elas contam.",
  },
  caseDiffersInPart: {
    en: "`{path}` is {value}: it has {literal} there only with other upper and lower case, and case counts.",
    es: "`{path}` es {value}: ahí tiene {literal} solo con otras mayúsculas y minúsculas, y estas cuentan.",
    "pt-br": "`{path}` é {value}: ali tem {literal} só com outras maiúsculas e minúsculas, e elas contam.",
  },
  spaceDiffers: {
    en: "`{path}` is {value}: it differs from {literal} only in the white space around it.",
    es: "`{path}` es {value}: solo se diferencia de {literal} en los espacios que lo rodean.",
    "pt-br": "`{path}` é {value}: só difere de {literal} nos espaços ao redor.",
  },
  notInBlock: {
    en: "`{path}` is {value}, which lies outside {literal}.",
    es: "`{path}` es {value}, que está fuera de {literal}.",
    "pt-br": "`{path}` é {value}, que está fora de {literal}.",
  },
  notAnAddress: {
    en: "`{path}` is {value}, which is no IP address, so it cannot lie in the block {literal}.",
    es: "`{path}` es {value}, que no es una dirección IP, así que no puede estar dentro del bloque {literal}.",
    "pt-br": "`{path}` é {value}, que não é um endereço IP, portanto não pode estar dentro do bloco {literal}.",
  },
  typeDiffers: {
    en: "`{path}` is {value} without quotes: a value of that type never equals {literal}.",
    es: "`{path}` es {value} sin comillas: un valor de ese tipo nunca es igual a {literal}.",
    "pt-br": "`{path}` é {value} sem aspas: um valor desse tipo nunca é igual a {literal}.",
  },
  orderFails: {
    en: "`{path}` is {value}, so `{operator} {literal}` does not hold.",
    es: "`{path}` es {value}, así que `{operator} {literal}` no se cumple.",
    "pt-br": "`{path}` é {value}, portanto `{operator} {literal}` não se cumpre.",
  },
  notANumber: {
    en: "`{path}` is {value}, which is no number, so it cannot be compared with {literal}.",
    es: "`{path}` es {value}, que no es un número, así que no se puede comparar con {literal}.",
    "pt-br": "`{path}` é {value}, que não é um número, portanto não pode ser comparado com {literal}.",
  },
  notADateTime: {
    en: "`{path}` is {value}, which is no RFC 3339 date-time, so it cannot be compared with {literal}.",
    es: "`{path}` es {value}, que no es una fecha y hora RFC 3339, así que no se puede comparar con {literal}.",
    "pt-br": "`{path}` é {value}, que não é uma data e hora RFC 3339, portanto não pode ser comparado com {literal}.",
  },
  notOrderable: {
    en: "{literal} is neither a number nor a date-time, so `{operator}` holds for no value of `{path}`.",
    es: "{literal} no es ni un número ni una fecha y hora, así que `{operator}` no se cumple para ningún valor de `{path}`.",
    "pt-br":
      "{literal} não é um número nem uma data e hora, portanto `{operator}` não se cumpre para nenhum valor de `{path}`.",
  },
  notStarts: {
    en: "`{path}` is {value}, which does not start with {literal}.",
    es: "`{path}` es {value}, que no empieza por {literal}.",
    "pt-br": "`{path}` é {value}, que não começa com {literal}.",
  },
  notEnds: {
    en: "`{path}` is {value}, which does not end with {literal}.",
    es: "`{path}` es {value}, que no termina en {literal}.",
    "pt-br": "`{path}` é {value}, que não termina com {literal}.",
  },
  notContains: {
    en: "`{path}` is {value}, which does not contain {literal}.",
    es: "`{path}` es {value}, que no contiene {literal}.",
    "pt-br": "`{path}` é {value}, que não contém {literal}.",
  },
  noneOfMany: {
    en: "None of the {count} values of `{field}` passes `{operator} {literal}`; the first is {value}.",
    es: "Ninguno de los {count} valores de `{field}` cumple `{operator} {literal}`; el primero es {value}.",
    "pt-br": "Nenhum dos {count} valores de `{field}` cumpre `{operator} {literal}`; o primeiro é {value}.",
  },
  noneOfManyList: {
    en: "None of the {count} values of `{field}` passes `{operator}` for any value listed; the first is {value}.",
    es: "Ninguno de los {count} valores de `{field}` cumple `{operator}` con algún valor indicado; el primero es {value}.",
    "pt-br":
      "Nenhum dos {count} valores de `{field}` cumpre `{operator}` com algum valor listado; o primeiro é {value}.",
  },
  present: {
    en: "The event has `{field}`: {value}.",
    es: "El evento tiene `{field}`: {value}.",
    "pt-br": "O evento tem `{field}`: {value}.",
  },
  presentMany: {
    en: "The event has {count} values of `{field}`; the first is {value}.",
    es: "El evento tiene {count} valores de `{field}`; el primero es {value}.",
    "pt-br": "O evento tem {count} valores de `{field}`; o primeiro é {value}.",
  },
  presentObject: {
    en: "The event has `{field}`, and it is an object.",
    es: "El evento tiene `{field}`, y es un objeto.",
    "pt-br": "O evento tem `{field}`, e é um objeto.",
  },
  absent: {
    en: "The event has no `{field}`.",
    es: "El evento no tiene `{field}`.",
    "pt-br": "O evento não tem `{field}`.",
  },
  absentNegated: {
    en: "The event has no `{field}`, and `{operator}` is true where the field is absent.",
    es: "El evento no tiene `{field}`, y `{operator}` es verdadero cuando falta el campo.",
    "pt-br": "O evento não tem `{field}`, e `{operator}` é verdadeiro quando o campo está ausente.",
  },
  objectOnly: {
    en: "`{field}` is an object in this event, and an object cannot be compared: name one of its fields.",
    es: "`{field}` es un objeto en este evento, y un objeto no se puede comparar: indique uno de sus campos.",
    "pt-br": "`{field}` é um objeto neste evento, e um objeto não pode ser comparado: indique um de seus campos.",
  },
  objectOnlyNegated: {
    en: "`{field}` is an object in this event: it equals no value, so `{operator}` is true. Name one of its fields.",
    es: "`{field}` es un objeto en este evento: no es igual a ningún valor, así que `{operator}` es verdadero. Indique uno de sus campos.",
    "pt-br":
      "`{field}` é um objeto neste evento: não é igual a nenhum valor, portanto `{operator}` é verdadeiro. Indique um de seus campos.",
  },
  emptyList: {
    en: "The list to compare `{field}` with is empty or not defined, so no value is in it.",
    es: "La lista con la que se compara `{field}` está vacía o no está definida, así que ningún valor está en ella.",
    "pt-br":
      "A lista com a qual `{field}` é comparado está vazia ou não está definida, portanto nenhum valor está nela.",
  },
  impossibleOperand: {
    en: "`{operator}` cannot take an operand of this type, so this predicate is false on every event.",
    es: "`{operator}` no admite un operando de este tipo, así que este predicado es falso en todos los eventos.",
    "pt-br": "`{operator}` não aceita um operando deste tipo, portanto este predicado é falso em todos os eventos.",
  },
  impossibleNull: {
    en: "A list cannot hold `null`, so this predicate is false on every event. Test for absence on its own: `{field} = null`.",
    es: "Una lista no puede contener `null`, así que este predicado es falso en todos los eventos. Compruebe la ausencia por separado: `{field} = null`.",
    "pt-br":
      "Uma lista não pode conter `null`, portanto este predicado é falso em todos os eventos. Teste a ausência à parte: `{field} = null`.",
  },
  broken: {
    en: "This part is incomplete, so neither it nor what it stands in is true or false yet.",
    es: "Esta parte está incompleta, así que ni ella ni lo que la contiene es aún verdadero o falso.",
    "pt-br": "Esta parte está incompleta, portanto nem ela nem o que a contém é ainda verdadeiro ou falso.",
  },
});
