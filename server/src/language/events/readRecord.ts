/** The text of one record, as the splitter cuts them → the events in it, and what is wrong with it. */

import { defineMessages, type Locale, type Message } from "../text/message.js";
import { Decimal, numberText } from "../values/decimal.js";
import type { Event, EventValue } from "../values/event.js";
import { parseJson } from "../values/parseJson.js";
import { toEvent } from "./eventType.js";
import { excerpt, jsonMessage } from "./malformedMessages.js";
import { type Unwrapped, unwrap } from "./unwrap.js";

export type RecordPart =
  | { readonly kind: "event"; readonly event: Event }
  /** `offset`: where in the text the mistake stands, in UTF-16 units; 0 where it is the record as a whole. */
  | { readonly kind: "problem"; readonly offset: number; readonly message: Message; readonly isJson: boolean }
  | { readonly kind: "note"; readonly message: Message };

const messages = defineMessages("record", {
  notARecord: {
    en: "`{near}` is JSON but no record, so it was skipped. An event is an object in braces.",
    es: "`{near}` es JSON pero no un registro, así que se omitió. Un evento es un objeto entre llaves.",
    "pt-br": "`{near}` é JSON, mas não um registro, por isso foi ignorado. Um evento é um objeto entre chaves.",
  },
  wrappedTooOften: {
    en: "This record was skipped: it is wrapped in too many envelopes, one inside the other. Take some of them off.",
    es: "Este registro se omitió: está dentro de demasiados envoltorios anidados. Quite algunos.",
    "pt-br": "Este registro foi ignorado: está dentro de envelopes demais, um dentro do outro. Retire alguns.",
  },
  withinJsonText: {
    en: "In the JSON text inside of this record: {cause}",
    es: "En el texto JSON dentro de este registro: {cause}",
    "pt-br": "No texto JSON dentro deste registro: {cause}",
  },
  digest: {
    en: "This is a CloudTrail digest, which proves that log files are unchanged. It holds no events and was skipped.",
    es: "Esto es un resumen (digest) de CloudTrail, que prueba que los archivos de registro no han cambiado. No contiene eventos y se omitió.",
    "pt-br":
      "Isto é um resumo (digest) do CloudTrail, que prova que os arquivos de log não mudaram. Não contém eventos e foi ignorado.",
  },
});

/**
 * Reads one record. A list or an envelope gives all events in it.
 *
 * @param text one JSON value, or anything else: then the result says what is wrong
 * @example readRecord('{"event_type":"audit","exe":"/bin/sh"}') // [{ kind: "event", event: { record, virtualType: undefined } }]
 */
export function readRecord(text: string): readonly RecordPart[] {
  const result = parseJson(text);
  if (result.kind === "value") return unwrap(result.value).map(partOf);
  const message = jsonMessage(result.cause, text, result.offset);
  return [{ kind: "problem", offset: result.offset, message, isJson: false }];
}

function partOf(unwrapped: Unwrapped): RecordPart {
  switch (unwrapped.kind) {
    case "record":
      return { kind: "event", event: toEvent(unwrapped.record) };
    case "skipped":
      return { kind: "note", message: messages.digest() };
    case "malformed":
      return { kind: "problem", offset: 0, message: messageFor(unwrapped), isJson: true };
  }
}

function messageFor(malformed: Extract<Unwrapped, { kind: "malformed" }>): Message {
  switch (malformed.reason) {
    case "notARecord":
      return messages.notARecord({ near: excerpt(shownValue(malformed.value), 0) });
    case "wrappedTooOften":
      return messages.wrappedTooOften();
    case "jsonText":
      return innerMessage(jsonMessage(malformed.cause, malformed.text, malformed.offset));
  }
}

/** A message in a message: each language's text goes into the text of the same language. */
function innerMessage(cause: Message): Message {
  const outer = messages.withinJsonText({ cause: "" });
  const withCause = (locale: Locale): string => outer.texts[locale].replace("{cause}", () => cause.texts[locale]);
  const texts = { en: withCause("en"), es: withCause("es"), "pt-br": withCause("pt-br") };
  return { key: cause.key, texts, values: cause.values };
}

function shownValue(value: EventValue): string {
  if (typeof value === "number" || value instanceof Decimal) return numberText(value);
  return typeof value === "string" ? value : String(value === null || typeof value === "boolean" ? value : "");
}
