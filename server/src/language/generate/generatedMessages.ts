/** What is said of an event that was made, or that could not be. */

import { defineMessages, type Message } from "../text/message.js";
import type { Generated } from "./generateEvent.js";

const messages = defineMessages("generate", {
  noMatch: {
    en: "No event makes this rule alert, because of {core}. Change one of these.",
    es: "Ningún evento hace que esta regla alerte, a causa de {core}. Cambie alguno de ellos.",
    "pt-br": "Nenhum evento faz esta regra alertar, por causa de {core}. Altere um deles.",
  },
  neverAlone: {
    en: "No event misses by {predicate} alone: whether it holds never decides, because of {core}.",
    es: "Ningún evento falla solo por {predicate}: que se cumpla o no nunca decide, a causa de {core}.",
    "pt-br": "Nenhum evento falha só por {predicate}: que ele valha ou não nunca decide, por causa de {core}.",
  },
  noTruth: {
    en: "The rule has a syntax error, so no event can be made for it. Repair it first.",
    es: "La regla tiene un error de sintaxis, así que no se le puede hacer ningún evento. Corríjala primero.",
    "pt-br": "A regra tem um erro de sintaxe, por isso não se pode fazer um evento para ela. Conserte-a primeiro.",
  },
  unknown: {
    en: "Whether there is such an event could not be found out (`{reason}`). The page on proofs says what stands in the way.",
    es: "No se pudo averiguar si existe tal evento (`{reason}`). La página sobre demostraciones dice qué lo impide.",
    "pt-br": "Não foi possível descobrir se tal evento existe (`{reason}`). A página sobre provas diz o que impede.",
  },
  anyEvent: {
    en: "No event that looks as documented was found, so this one does not.",
    es: "No se encontró ningún evento conforme a la documentación, así que este no lo es.",
    "pt-br": "Nenhum evento conforme a documentação foi encontrado, por isso este não é.",
  },
});

/**
 * Why there is no event, or what the event takes for granted that should be known; `undefined` for an event that looks as
 * documented.
 *
 * @param predicate the predicate that was to be missed, as written; `undefined` for an event that matches
 * @param core the predicates that exclude the event, as written
 */
export function generatedText(
  generated: Generated,
  predicate: string | undefined,
  core: readonly string[],
): Message | undefined {
  switch (generated.kind) {
    case "event":
      return generated.assumption === "anyEvent" ? messages.anyEvent() : undefined;
    case "impossible": {
      const more = core.length > MOST_NAMED ? `, … (${core.length})` : "";
      const quoted = core.slice(0, MOST_NAMED).map(quote).join(", ") + more;
      return predicate === undefined
        ? messages.noMatch({ core: quoted })
        : messages.neverAlone({ predicate: quote(predicate), core: quoted });
    }
    case "unknown":
      return generated.reason === "no-truth" ? messages.noTruth() : messages.unknown({ reason: generated.reason });
  }
}

/** A core may have hundreds of predicates, and a predicate a list of thousands; the first show what it is about. */
const MOST_NAMED = 8;
const LONGEST_PREDICATE = 120;

function quote(text: string): string {
  return `\`${text.length > LONGEST_PREDICATE ? `${text.slice(0, LONGEST_PREDICATE)}…` : text}\``;
}
