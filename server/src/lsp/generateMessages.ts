/** What the editor says of events that were made, and of rules that almost alerted. */

import { defineMessages } from "../language/index.js";

export const generateMessages = defineMessages("editor-generate", {
  made: {
    en: "This event matches {rule}.",
    es: "Este evento coincide con {rule}.",
    "pt-br": "Este evento corresponde a {rule}.",
  },
  madeMiss: {
    en: "This event does not match {rule}, by `{predicate}` alone.",
    es: "Este evento no coincide con {rule}, solo por `{predicate}`.",
    "pt-br": "Este evento não corresponde a {rule}, só por `{predicate}`.",
  },
  madeSuppressed: {
    en: "{rule} suppresses this event, by `{predicate}` alone.",
    es: "{rule} suprime este evento, solo por `{predicate}`.",
    "pt-br": "{rule} suprime este evento, só por `{predicate}`.",
  },
  noPlaceForTest: {
    en: "This rule has no place for a test: it needs a name, and its pack tests that stand in lines, not in brackets. Write the first test by hand.",
    es: "Esta regla no tiene lugar para una prueba: necesita un nombre, y su paquete pruebas escritas en líneas, no entre corchetes. Escriba la primera prueba a mano.",
    "pt-br":
      "Esta regra não tem lugar para um teste: ela precisa de um nome, e seu pacote de testes escritos em linhas, não entre colchetes. Escreva o primeiro teste à mão.",
  },
  testOfMatch: {
    en: "matches a generated event",
    es: "coincide con un evento generado",
    "pt-br": "corresponde a um evento gerado",
  },
  testOfMiss: {
    en: "depends on {predicate}",
    es: "depende de {predicate}",
    "pt-br": "depende de {predicate}",
  },
  actionMatch: {
    en: "Generate a matching event",
    es: "Generar un evento que coincide",
    "pt-br": "Gerar um evento que corresponde",
  },
  actionMiss: {
    en: "Generate a near miss for this predicate",
    es: "Generar un evento que falla solo por este predicado",
    "pt-br": "Gerar um evento que falha só por este predicado",
  },
  actionMatchTest: {
    en: "Add a rule test with a matching event",
    es: "Añadir una prueba de regla con un evento que coincide",
    "pt-br": "Adicionar um teste de regra com um evento que corresponde",
  },
  actionMissTest: {
    en: "Add a rule test with a near miss for this predicate",
    es: "Añadir una prueba de regla con un evento que falla solo por este predicado",
    "pt-br": "Adicionar um teste de regra com um evento que falha só por este predicado",
  },
  almostTitle: {
    en: "Rules by what is missing — {event}",
    es: "Reglas por lo que falta — {event}",
    "pt-br": "Regras pelo que falta — {event}",
  },
  oneMissing: { en: "{rule}: 1 missing", es: "{rule}: falta 1", "pt-br": "{rule}: falta 1" },
  missing: { en: "{rule}: {count} missing", es: "{rule}: faltan {count}", "pt-br": "{rule}: faltam {count}" },
  alerts: { en: "{rule}: alert", es: "{rule}: alerta", "pt-br": "{rule}: alerta" },
  never: { en: "{rule}: never", es: "{rule}: nunca", "pt-br": "{rule}: nunca" },
  moreRules: {
    en: "Rules that are further away: {count}",
    es: "Reglas más lejanas: {count}",
    "pt-br": "Regras mais distantes: {count}",
  },
  noRules: {
    en: "The packs of the workspace have no rules that parse.",
    es: "Los paquetes del espacio de trabajo no tienen reglas que se puedan leer.",
    "pt-br": "Os pacotes do espaço de trabalho não têm regras que possam ser lidas.",
  },
});
