/** Reports values of the wrong kind: a filter that is a list, suppressions that are a text, rules that are a mapping. */

import type { Finding } from "../../checks/check.js";
import type { Fix } from "../../syntax/problem.js";
import { defineMessages } from "../../text/message.js";
import { span } from "../../text/span.js";
import type { HostEntry, HostMapping, HostNode, HostScalar } from "../host/hostNode.js";
import { SEVERITIES_OF_ALERTS, THRESHOLDS, WINDOWS } from "../platform.js";
import { canBePlain } from "../yaml/encodeYaml.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("property-shape", {
  text: {
    en: "`{property}` must be a text, so what stands here is not read. Write the text itself.",
    es: "`{property}` debe ser un texto, así que lo que hay aquí no se lee. Escriba el texto.",
    "pt-br": "`{property}` deve ser um texto, então o que está aqui não é lido. Escreva o texto.",
  },
  number: {
    en: "`{property}` must be a number, so what stands here is not read. Write one of {allowed}.",
    es: "`{property}` debe ser un número, así que lo que hay aquí no se lee. Escriba uno de {allowed}.",
    "pt-br": "`{property}` deve ser um número, então o que está aqui não é lido. Escreva um de {allowed}.",
  },
  boolean: {
    en: "`{property}` must be `true` or `false`; `{value}` is taken for neither. Write one of the two.",
    es: "`{property}` debe ser `true` o `false`; `{value}` no se toma por ninguno. Escriba uno de los dos.",
    "pt-br": "`{property}` deve ser `true` ou `false`; `{value}` não vale como nenhum. Escreva um dos dois.",
  },
  list: {
    en: "`{property}` must be a list, even with a single member. Put a `-` before each member, or brackets around them.",
    es: "`{property}` debe ser una lista, incluso con un solo elemento. Ponga `-` delante de cada elemento o corchetes alrededor.",
    "pt-br":
      "`{property}` deve ser uma lista, mesmo com um só elemento. Ponha `-` antes de cada elemento ou colchetes em volta.",
  },
  brackets: {
    en: "Put it in brackets",
    es: "Ponerlo entre corchetes",
    "pt-br": "Colocar entre colchetes",
  },
  member: {
    en: "Each member of `{property}` must be a text, so this one is not read. Write a text.",
    es: "Cada elemento de `{property}` debe ser un texto, así que este no se lee. Escriba un texto.",
    "pt-br": "Cada elemento de `{property}` deve ser um texto, então este não é lido. Escreva um texto.",
  },
  rule: {
    en: "A rule must be a mapping of properties (`name`, `type`, `filter`, …), so this one is not read. Write its properties.",
    es: "Una regla debe ser un conjunto de propiedades (`name`, `type`, `filter`, …), así que esta no se lee. Escriba sus propiedades.",
    "pt-br":
      "Uma regra deve ser um conjunto de propriedades (`name`, `type`, `filter`, …), então esta não é lida. Escreva as propriedades.",
  },
});

const TEXTS = ["name", "type", "title", "alertDescription", "filter", "description"];
const TEXT_LISTS = ["aggregateFields", "suppressions", "ignoreFiles", "eventsToMonitor"];
const NUMBERS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ["severityOfAlerts", SEVERITIES_OF_ALERTS],
  ["window", WINDOWS],
  ["threshold", THRESHOLDS],
]);

export const propertyShape: PackCheck = {
  code: "property-shape",
  severity: "error",
  *run(pack) {
    // The other files of a tsctl folder name rules instead of holding them.
    if (pack.content !== "rules") return;
    for (const { root, properties } of pack.documents) {
      if (properties !== undefined) yield* topFindings(properties);
      if (root.kind === "scalar") yield { span: root.span, message: messages.rule() };
      if (root.kind === "sequence") yield* ruleFindings(root.items);
    }
    for (const { mapping } of pack.rules) for (const entry of mapping.entries) yield* entryFindings(entry);
  },
};

function* topFindings(properties: HostMapping): Iterable<Finding> {
  for (const entry of properties.entries) {
    if (entry.key.text === "name" || entry.key.text === "description") yield* entryFindings(entry);
    if (entry.key.text !== "rules" || entry.value === undefined) continue;
    if (entry.value.kind === "sequence") yield* ruleFindings(entry.value.items);
    else yield { span: entry.key.span, message: messages.list({ property: "rules" }) };
  }
}

function* ruleFindings(items: readonly HostNode[]): Iterable<Finding> {
  for (const item of items) {
    if (item.kind !== "mapping") yield { span: item.span, message: messages.rule() };
  }
}

function* entryFindings({ key, value }: HostEntry): Iterable<Finding> {
  const property = key.text;
  if (value === undefined) return;
  const allowed = NUMBERS.get(property);
  if (TEXTS.includes(property) && value.kind !== "scalar")
    yield { span: value.span, message: messages.text({ property }) };
  if (allowed !== undefined && value.kind !== "scalar")
    yield { span: value.span, message: messages.number({ property, allowed: allowed.join(", ") }) };
  if (property === "enabled" && !(value.kind === "scalar" && typeof value.value === "boolean"))
    yield {
      span: value.span,
      message: messages.boolean({ property, value: value.kind === "scalar" ? value.text : "…" }),
    };
  if (property === "fileIntegrityPaths" && value.kind !== "sequence")
    yield { span: value.span, message: messages.list({ property }) };
  if (TEXT_LISTS.includes(property)) yield* listFindings(property, value);
}

function* listFindings(property: string, value: HostNode): Iterable<Finding> {
  if (value.kind !== "sequence") {
    yield { span: value.span, message: messages.list({ property }), fixes: bracketFixes(property, value) };
    return;
  }
  for (const item of value.items) {
    if (item.kind !== "scalar" || item.style.kind === "empty" || item.style.kind === "json-word")
      yield { span: item.span, message: messages.member({ property }) };
  }
}

/** Brackets around a single text; a block or a text that brackets would break apart is left to the author. */
function bracketFixes(property: string, value: HostNode): readonly Fix[] {
  if (value.kind !== "scalar" || !holdsInBrackets(value)) return [];
  const { start, end } = value.span;
  const edits = [
    { span: span(start, start), newText: "[" },
    { span: span(end, end), newText: "]" },
  ];
  // A suppression that is read at last suppresses events.
  return [{ title: messages.brackets(), safety: property === "suppressions" ? "unsafe" : "safe", edits }];
}

function holdsInBrackets({ style, text }: HostScalar): boolean {
  switch (style.kind) {
    case "single-quoted":
    case "double-quoted":
    case "json-string":
      return true;
    case "plain":
      return canBePlain(text, true);
    default:
      return false;
  }
}
