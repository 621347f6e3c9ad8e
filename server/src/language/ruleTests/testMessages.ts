/** What a failed or unrunnable rule test says. */

import { defineMessages } from "../text/message.js";

export const testMessages = defineMessages("rule-test", {
  verdict: {
    en: "Expected {expected}, but event {number} gives {actual}.",
    es: "Se esperaba {expected}, pero el evento {number} da {actual}.",
    "pt-br": "Esperava-se {expected}, mas o evento {number} dá {actual}.",
  },
  count: {
    en: "`{counted}` should be {expected}, but is {actual}. Events judged: {judged}.",
    es: "`{counted}` debería ser {expected}, pero es {actual}. Eventos juzgados: {judged}.",
    "pt-br": "`{counted}` deveria ser {expected}, mas é {actual}. Eventos avaliados: {judged}.",
  },
  countOf: {
    en: "`{counted}` should be {expected}, but is {actual}. Events judged: {judged}; counted, by their place: {places}.",
    es: "`{counted}` debería ser {expected}, pero es {actual}. Eventos juzgados: {judged}; contados, por su posición: {places}.",
    "pt-br":
      "`{counted}` deveria ser {expected}, mas é {actual}. Eventos avaliados: {judged}; contados, por posição: {places}.",
  },
  brokenFilter: {
    en: "The filter of this rule has a syntax error, so the test cannot be run. Repair the filter first.",
    es: "El filtro de esta regla tiene un error de sintaxis, así que la prueba no se puede ejecutar. Repare primero el filtro.",
    "pt-br":
      "O filtro desta regra tem um erro de sintaxe, então o teste não pode ser executado. Conserte o filtro primeiro.",
  },
  noFilter: {
    en: "This rule has no filter, so there is nothing to test. Write one.",
    es: "Esta regla no tiene filtro, así que no hay nada que probar. Escriba uno.",
    "pt-br": "Esta regra não tem filtro, então não há nada para testar. Escreva um.",
  },
  brokenSuppression: {
    en: "Suppression {number} of this rule has a syntax error, so the test cannot be run. Repair it first.",
    es: "La supresión {number} de esta regla tiene un error de sintaxis, así que la prueba no se puede ejecutar. Repárela primero.",
    "pt-br":
      "A supressão {number} desta regra tem um erro de sintaxe, então o teste não pode ser executado. Conserte-a primeiro.",
  },
  brokenWhere: {
    en: "The `where` of this test has a syntax error, so no events can be selected. Repair it first.",
    es: "El `where` de esta prueba tiene un error de sintaxis, así que no se pueden seleccionar eventos. Repárelo primero.",
    "pt-br":
      "O `where` deste teste tem um erro de sintaxe, então não é possível selecionar eventos. Conserte-o primeiro.",
  },
  noInput: {
    en: "This test has no event to judge. Add `event` or `events`.",
    es: "Esta prueba no tiene ningún evento que juzgar. Añada `event` o `events`.",
    "pt-br": "Este teste não tem evento para avaliar. Acrescente `event` ou `events`.",
  },
  noExpectation: {
    en: "This test does not say what it expects. Add `expect`.",
    es: "Esta prueba no dice qué espera. Añada `expect`.",
    "pt-br": "Este teste não diz o que espera. Acrescente `expect`.",
  },
  noEvents: {
    en: "`{path}` has no event that this test selects, so nothing was judged. Correct the path or the `where`.",
    es: "`{path}` no tiene ningún evento que esta prueba seleccione, así que no se juzgó nada. Corrija la ruta o el `where`.",
    "pt-br":
      "`{path}` não tem evento que este teste selecione, então nada foi avaliado. Corrija o caminho ou o `where`.",
  },
  noThreshold: {
    en: "Alerts can only be counted with a `window` and a `threshold` that are positive numbers. Correct those of the rule.",
    es: "Las alertas solo se pueden contar si `window` y `threshold` son números positivos. Corrija los de la regla.",
    "pt-br": "Os alertas só podem ser contados se `window` e `threshold` forem números positivos. Corrija os da regra.",
  },
});
