/** Changes in the words of a reader: what to do with the event, or with the filter. */

import { type Changes, type EventEdit, type FilterEdit, MOST_EDITS, type Pointer } from "../changes/index.js";
import { displayValue } from "../evaluation/displayValue.js";
import { defineMessages, type Message } from "../text/message.js";
import { Decimal } from "../values/decimal.js";
import type { EventValue } from "../values/event.js";
import { writeJson } from "../values/writeJson.js";

export const changeMessages = defineMessages("change", {
  heading: {
    en: "What would change the verdict",
    es: "Qué cambiaría el veredicto",
    "pt-br": "O que mudaria o veredito",
  },
  inEvent: {
    en: "In the event, any one of these:",
    es: "En el evento, cualquiera de estos cambios:",
    "pt-br": "No evento, qualquer uma destas mudanças:",
  },
  inRule: {
    en: "In the filter, any one of these:",
    es: "En el filtro, cualquiera de estos cambios:",
    "pt-br": "No filtro, qualquer uma destas mudanças:",
  },
  together: {
    en: "{count} edits together",
    es: "{count} ediciones a la vez",
    "pt-br": "{count} edições em conjunto",
  },
  cutShort: {
    en: "There may be other changes: the search has a budget, and changes of more than {most} edits are not shown.",
    es: "Puede haber otros cambios: la búsqueda tiene un presupuesto y no se muestran cambios de más de {most} ediciones.",
    "pt-br":
      "Pode haber outras mudanças: a busca tem um orçamento, e mudanças de mais de {most} edições não são mostradas.",
  },
  noneInEvent: {
    en: "In the event: no change was found.",
    es: "En el evento: no se encontró ningún cambio.",
    "pt-br": "No evento: nenhuma mudança foi encontrada.",
  },
  noneInRule: {
    en: "In the filter: no change was found.",
    es: "En el filtro: no se encontró ningún cambio.",
    "pt-br": "No filtro: nenhuma mudança foi encontrada.",
  },
  cutShortInEvent: {
    en: "In the event: no change was found before the search’s budget was used up; changes of more than {most} edits are not shown.",
    es: "En el evento: no se encontró ningún cambio antes de agotar el presupuesto de la búsqueda; no se muestran cambios de más de {most} ediciones.",
    "pt-br":
      "No evento: nenhuma mudança foi encontrada antes de o orçamento da busca se esgotar; mudanças de mais de {most} edições não são mostradas.",
  },
  cutShortInRule: {
    en: "In the filter: no change was found before the search’s budget was used up; changes of more than {most} edits are not shown.",
    es: "En el filtro: no se encontró ningún cambio antes de agotar el presupuesto de la búsqueda; no se muestran cambios de más de {most} ediciones.",
    "pt-br":
      "No filtro: nenhuma mudança foi encontrada antes de o orçamento da busca se esgotar; mudanças de mais de {most} edições não são mostradas.",
  },
});

const messages = defineMessages("change-edit", {
  set: {
    en: "set `{path}` to {value} instead of {before}",
    es: "poner `{path}` en {value} en lugar de {before}",
    "pt-br": "pôr `{path}` em {value} em vez de {before}",
  },
  add: {
    en: "add `{path}` with {value}",
    es: "añadir `{path}` con {value}",
    "pt-br": "adicionar `{path}` com {value}",
  },
  append: {
    en: "put {value} into the list `{path}`",
    es: "poner {value} en la lista `{path}`",
    "pt-br": "pôr {value} na lista `{path}`",
  },
  remove: {
    en: "remove `{path}`, which is {before}",
    es: "quitar `{path}`, que es {before}",
    "pt-br": "remover `{path}`, que é {before}",
  },
  replace: {
    en: "write `{after}` instead of `{before}`",
    es: "escribir `{after}` en lugar de `{before}`",
    "pt-br": "escrever `{after}` em vez de `{before}`",
  },
  drop: { en: "leave out `{before}`", es: "omitir `{before}`", "pt-br": "omitir `{before}`" },
  replaceIn: {
    en: "in suppression {number}, write `{after}` instead of `{before}`",
    es: "en la supresión {number}, escribir `{after}` en lugar de `{before}`",
    "pt-br": "na supressão {number}, escrever `{after}` em vez de `{before}`",
  },
  dropIn: {
    en: "in suppression {number}, leave out `{before}`",
    es: "en la supresión {number}, omitir `{before}`",
    "pt-br": "na supressão {number}, omitir `{before}`",
  },
});

type Side = "event" | "filter";

/**
 * What stands above the changes of one side, or says that there are none, and why where the reason is the budget.
 *
 * @example changesHeading("filter", { event: [], filter: [], cutShort: { event: false, filter: false } }) // "In the filter: no change was found."
 */
export function changesHeading(side: Side, changes: Pick<Changes, Side | "cutShort">): Message {
  const isEvent = side === "event";
  if (changes[side].length > 0) return isEvent ? changeMessages.inEvent() : changeMessages.inRule();
  if (!changes.cutShort[side]) return isEvent ? changeMessages.noneInEvent() : changeMessages.noneInRule();
  const most = { most: MOST_EDITS };
  return isEvent ? changeMessages.cutShortInEvent(most) : changeMessages.cutShortInRule(most);
}

/**
 * Whether there may be more changes than those of a side that shows some.
 *
 * @example hasMoreChanges({ event: [], filter: [], cutShort: { event: true, filter: false } }) // false: its heading says it
 */
export function hasMoreChanges(changes: Pick<Changes, Side | "cutShort">): boolean {
  const { event, filter, cutShort } = changes;
  return (cutShort.event && event.length > 0) || (cutShort.filter && filter.length > 0);
}

/** @example eventEditText({ kind: "remove", at: ["tty"], before: "pts/0" }) // "remove `tty`, which is "pts/0"" */
export function eventEditText(edit: EventEdit): Message {
  const path = pointerText(edit.at);
  switch (edit.kind) {
    case "set": {
      const value = valueText(edit.value);
      return edit.before === undefined || edit.before === null
        ? messages.add({ path, value })
        : messages.set({ path, value, before: valueText(edit.before) });
    }
    case "append":
      return messages.append({ path, value: valueText(edit.value) });
    case "remove":
      return messages.remove({ path, before: valueText(edit.before) });
  }
}

/** @example filterEditText(edit) // "write `eventName = "StopLogging"` instead of `eventName = "DeleteTrail"`" */
export function filterEditText({ part, before: written, after: changed }: FilterEdit): Message {
  const before = oneLine(written);
  const after = oneLine(changed);
  if (part === 0) return after === "" ? messages.drop({ before }) : messages.replace({ before, after });
  return after === "" ? messages.dropIn({ number: part, before }) : messages.replaceIn({ number: part, before, after });
}

/** A path as a reader writes it; keys that hold dots or anything unusual are in quotes. */
export function pointerText(at: Pointer): string {
  return at
    .map((step) => (typeof step === "number" || /^[\w@$:/-]+$/.test(step) ? String(step) : displayValue(step)))
    .join(".");
}

const LONGEST_OBJECT = 60;

function valueText(value: EventValue): string {
  if (value === null) return "null";
  if (typeof value !== "object" || value instanceof Decimal) return displayValue(value);
  const shown = writeJson(value).replace(/\s+/g, " ");
  return displayValue(shown, LONGEST_OBJECT).slice(1, -1).replaceAll('\\"', '"');
}

const LONGEST_EXPRESSION = 160;

function oneLine(text: string): string {
  const shown = text.replace(/\s+/g, " ");
  const cut = shown.length > LONGEST_EXPRESSION ? `${shown.slice(0, LONGEST_EXPRESSION)}…` : shown;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => displayValue(character).slice(1, -1));
}
