/** What each property of a pack, a rule and a test means, for completion and hover. */

import { defineMessages } from "../text/message.js";

export const packPropertyTexts = defineMessages("pack-property", {
  name: { en: "The name of the pack.", es: "El nombre del paquete.", "pt-br": "O nome do pacote." },
  description: {
    en: "What the pack is for.",
    es: "Para qué sirve el paquete.",
    "pt-br": "Para que serve o pacote.",
  },
  lists: {
    en: "Lookup lists: `Name: [values]`. Filters use them as `@Name`.",
    es: "Listas de consulta: `Nombre: [valores]`. Los filtros las usan como `@Nombre`.",
    "pt-br": "Listas de consulta: `Nome: [valores]`. Os filtros as usam como `@Nome`.",
  },
  rules: { en: "The rules of the pack.", es: "Las reglas del paquete.", "pt-br": "As regras do pacote." },
});

export const rulePropertyTexts = defineMessages("rule-property", {
  name: {
    en: "The rule's name; unique in the pack.",
    es: "El nombre de la regla; único en el paquete.",
    "pt-br": "O nome da regra; único no pacote.",
  },
  type: {
    en: "Which events the rule looks at.",
    es: "Qué eventos mira la regla.",
    "pt-br": "Quais eventos a regra observa.",
  },
  title: {
    en: "The title of its alerts. An aggregate field in double braces stands for its value.",
    es: "El título de sus alertas. Un campo de agregación entre llaves dobles representa su valor.",
    "pt-br": "O título dos seus alertas. Um campo de agregação entre chaves duplas representa o seu valor.",
  },
  severityOfAlerts: {
    en: "1 (highest), 2 or 3 (lowest).",
    es: "1 (la más alta), 2 o 3 (la más baja).",
    "pt-br": "1 (a mais alta), 2 ou 3 (a mais baixa).",
  },
  alertDescription: {
    en: "What an alert means and what to do; 1 to 300 characters.",
    es: "Qué significa una alerta y qué hacer; de 1 a 300 caracteres.",
    "pt-br": "O que um alerta significa e o que fazer; de 1 a 300 caracteres.",
  },
  aggregateFields: {
    en: "Events with the same values of these fields go into one alert. Which are allowed depends on the rule's type.",
    es: "Los eventos con los mismos valores de estos campos van a una sola alerta. Cuáles se permiten depende del tipo de regla.",
    "pt-br":
      "Eventos com os mesmos valores destes campos vão para um só alerta. Quais são permitidos depende do tipo da regra.",
  },
  filter: {
    en: "The rule looks at events for which this is true.",
    es: "La regla mira los eventos para los que esto es verdadero.",
    "pt-br": "A regra observa os eventos para os quais isto é verdadeiro.",
  },
  window: {
    en: "How long an alert gathers events, in seconds: 1, 2, 4, 8, 16 or 24 hours.",
    es: "Cuánto tiempo reúne eventos una alerta, en segundos: 1, 2, 4, 8, 16 o 24 horas.",
    "pt-br": "Por quanto tempo um alerta reúne eventos, em segundos: 1, 2, 4, 8, 16 ou 24 horas.",
  },
  threshold: {
    en: "How many events in a window raise the alert.",
    es: "Cuántos eventos en una ventana provocan la alerta.",
    "pt-br": "Quantos eventos numa janela disparam o alerta.",
  },
  suppressions: {
    en: "Filters that hold matching events back: no alert where one of them is true.",
    es: "Filtros que retienen los eventos coincidentes: no hay alerta donde uno de ellos es verdadero.",
    "pt-br": "Filtros que retêm os eventos correspondentes: não há alerta onde um deles é verdadeiro.",
  },
  enabled: {
    en: "Whether the platform runs the rule.",
    es: "Si la plataforma ejecuta la regla.",
    "pt-br": "Se a plataforma executa a regra.",
  },
  fileIntegrityPaths: {
    en: "The paths that a File rule watches: `path` and `recursive`.",
    es: "Las rutas que vigila una regla File: `path` y `recursive`.",
    "pt-br": "Os caminhos que uma regra File vigia: `path` e `recursive`.",
  },
  ignoreFiles: {
    en: "Files below those paths that do not count.",
    es: "Archivos bajo esas rutas que no cuentan.",
    "pt-br": "Arquivos abaixo desses caminhos que não contam.",
  },
  eventsToMonitor: {
    en: "What may happen to a file to count.",
    es: "Qué debe ocurrirle a un archivo para que cuente.",
    "pt-br": "O que deve acontecer a um arquivo para contar.",
  },
  tests: {
    en: "Events, and what the rule must make of them. They run here, not on the platform.",
    es: "Eventos, y lo que la regla debe hacer con ellos. Se ejecutan aquí, no en la plataforma.",
    "pt-br": "Eventos, e o que a regra deve fazer deles. Rodam aqui, não na plataforma.",
  },
});

export const testPropertyTexts = defineMessages("test-property", {
  name: { en: "What the test shows.", es: "Qué demuestra la prueba.", "pt-br": "O que o teste mostra." },
  event: { en: "One event, written out here.", es: "Un evento, escrito aquí.", "pt-br": "Um evento, escrito aqui." },
  events: {
    en: "The path of saved events, relative to the pack.",
    es: "La ruta de eventos guardados, relativa al paquete.",
    "pt-br": "O caminho de eventos salvos, relativo ao pacote.",
  },
  where: {
    en: "A filter: only events for which it is true are judged.",
    es: "Un filtro: solo se juzgan los eventos para los que es verdadero.",
    "pt-br": "Um filtro: só são avaliados os eventos para os quais é verdadeiro.",
  },
  expect: {
    en: "`alert`, `suppressed`, `match` or `no-match` for every event, or counts for the whole stream: `matches`, `alerts`.",
    es: "`alert`, `suppressed`, `match` o `no-match` para cada evento, o recuentos del conjunto: `matches`, `alerts`.",
    "pt-br":
      "`alert`, `suppressed`, `match` ou `no-match` para cada evento, ou contagens do conjunto: `matches`, `alerts`.",
  },
  lists: {
    en: "Lookup lists for this test only.",
    es: "Listas de consulta solo para esta prueba.",
    "pt-br": "Listas de consulta só para este teste.",
  },
});

export const expectPropertyTexts = defineMessages("expect-property", {
  matches: {
    en: "How many events the filter is true for.",
    es: "Para cuántos eventos es verdadero el filtro.",
    "pt-br": "Para quantos eventos o filtro é verdadeiro.",
  },
  alerts: {
    en: "How many alerts the stream raises, threshold and window included.",
    es: "Cuántas alertas provoca el conjunto, con umbral y ventana.",
    "pt-br": "Quantos alertas o conjunto dispara, com limiar e janela.",
  },
  match: {
    en: "The filter is true, whatever the suppressions.",
    es: "El filtro es verdadero, digan lo que digan las supresiones.",
    "pt-br": "O filtro é verdadeiro, digam o que disserem as supressões.",
  },
  alert: {
    en: "The filter is true and no suppression is.",
    es: "El filtro es verdadero y ninguna supresión lo es.",
    "pt-br": "O filtro é verdadeiro e nenhuma supressão é.",
  },
  suppressed: {
    en: "The filter is true and so is a suppression.",
    es: "El filtro es verdadero y una supresión también.",
    "pt-br": "O filtro é verdadeiro e uma supressão também.",
  },
  "no-match": { en: "The filter is false.", es: "El filtro es falso.", "pt-br": "O filtro é falso." },
});

export const valueTexts = defineMessages("property-value", {
  highest: { en: "highest", es: "la más alta", "pt-br": "a mais alta" },
  lowest: { en: "lowest", es: "la más baja", "pt-br": "a mais baixa" },
  hours: { en: "{count} hours", es: "{count} horas", "pt-br": "{count} horas" },
  hour: { en: "1 hour", es: "1 hora", "pt-br": "1 hora" },
});
