/** What the editor shows besides diagnostics: lenses, hints, states. */

import { defineMessages } from "../language/index.js";

export const lspMessages = defineMessages("editor", {
  alert: { en: "✓ alert", es: "✓ alerta", "pt-br": "✓ alerta" },
  suppressed: { en: "suppressed", es: "suprimido", "pt-br": "suprimido" },
  noMatch: { en: "✗ no match", es: "✗ sin coincidencia", "pt-br": "✗ sem correspondência" },
  match: { en: "✓ match", es: "✓ coincide", "pt-br": "✓ corresponde" },
  counts: {
    en: "{matches} of {total} match",
    es: "{matches} de {total} coinciden",
    "pt-br": "{matches} de {total} correspondem",
  },
  countsSuppressed: {
    en: "{matches} of {total} match, {suppressed} suppressed",
    es: "{matches} de {total} coinciden, {suppressed} suprimidos",
    "pt-br": "{matches} de {total} correspondem, {suppressed} suprimidos",
  },
  noEvents: { en: "No events chosen", es: "Sin eventos elegidos", "pt-br": "Nenhum evento escolhido" },
  emptySource: {
    en: "There are no events in it",
    es: "No contiene eventos",
    "pt-br": "Não contém eventos",
  },
  pending: { en: "Judging…", es: "Evaluando…", "pt-br": "Avaliando…" },
  reading: {
    en: "Reading events… {count} so far",
    es: "Leyendo eventos… {count} hasta ahora",
    "pt-br": "Lendo eventos… {count} até agora",
  },
  broken: {
    en: "The filter has a syntax error",
    es: "El filtro tiene un error de sintaxis",
    "pt-br": "O filtro tem um erro de sintaxe",
  },
  brokenSuppression: {
    en: "A suppression has a syntax error",
    es: "Una supresión tiene un error de sintaxis",
    "pt-br": "Uma supressão tem um erro de sintaxe",
  },
  noFilter: { en: "The rule has no filter", es: "La regla no tiene filtro", "pt-br": "A regra não tem filtro" },
  allEvents: {
    en: "{source} ({count} events)",
    es: "{source} ({count} eventos)",
    "pt-br": "{source} ({count} eventos)",
  },
  cappedEvents: {
    en: "{source} (the first {count} events)",
    es: "{source} (los primeros {count} eventos)",
    "pt-br": "{source} (os primeiros {count} eventos)",
  },
  oneEvent: {
    en: "{source}, event {number} of {count}",
    es: "{source}, evento {number} de {count}",
    "pt-br": "{source}, evento {number} de {count}",
  },
  runTests: { en: "Run {count} tests", es: "Ejecutar {count} pruebas", "pt-br": "Executar {count} testes" },
  runTest: { en: "Run 1 test", es: "Ejecutar 1 prueba", "pt-br": "Executar 1 teste" },
  evaluateOn: { en: "Evaluate on {events}", es: "Evaluar con {events}", "pt-br": "Avaliar com {events}" },
  evaluateOnNone: {
    en: "Evaluate on saved events…",
    es: "Evaluar con eventos guardados…",
    "pt-br": "Avaliar com eventos salvos…",
  },
  whyNot: { en: "Why not?", es: "¿Por qué no?", "pt-br": "Por que não?" },
  why: { en: "Why?", es: "¿Por qué?", "pt-br": "Por quê?" },
  explanationTitle: {
    en: "{rule}: {verdict} — {event}",
    es: "{rule}: {verdict} — {event}",
    "pt-br": "{rule}: {verdict} — {event}",
  },
  filterRoot: { en: "filter", es: "filtro", "pt-br": "filtro" },
  suppressionRoot: { en: "suppression {number}", es: "supresión {number}", "pt-br": "supressão {number}" },
  emptyFilter: {
    en: "empty, so always true",
    es: "vacío, así que siempre verdadero",
    "pt-br": "vazio, então sempre verdadeiro",
  },
  expectedVerdict: { en: "expected: {verdict}", es: "esperado: {verdict}", "pt-br": "esperado: {verdict}" },
  ignoreHere: {
    en: "Ignore {code} here",
    es: "Ignorar {code} aquí",
    "pt-br": "Ignorar {code} aqui",
  },
  showCheck: { en: "Read about {code}", es: "Leer sobre {code}", "pt-br": "Ler sobre {code}" },
  unsafeFix: {
    en: "{title} (changes which events match)",
    es: "{title} (cambia qué eventos coinciden)",
    "pt-br": "{title} (muda quais eventos correspondem)",
  },
  fixAll: {
    en: "Fix all that is safe to fix",
    es: "Corregir todo lo que es seguro corregir",
    "pt-br": "Corrigir tudo o que é seguro corrigir",
  },
  filters: { en: "filter", es: "filtro", "pt-br": "filtro" },
  fileOfEvents: { en: "events of {pack}", es: "eventos de {pack}", "pt-br": "eventos de {pack}" },
});
