/** Reports field names that no event has, and fields of other event types than those that can get here. */

import type { BoundField } from "../binding/boundFilter.js";
import { EVENT_TYPES, type Schema } from "../schema/schema.js";
import { defineMessages, type Message } from "../text/message.js";
import { suggestName } from "../text/similar.js";
import type { Check } from "./check.js";
import { rewrite } from "./fixes.js";
import { predicatesOf } from "./predicates.js";
import { shown, shownNames } from "./shown.js";

const messages = defineMessages("unknown-field", {
  unknown: {
    en: "No event is known to have the field `{field}`, and a field that is absent matches nothing. Check the name, or add it to the setting for your own fields.",
    es: "No se conoce ningún evento con el campo `{field}`, y un campo ausente no coincide con nada. Revise el nombre o añádalo al ajuste de campos propios.",
    "pt-br":
      "Não se conhece nenhum evento com o campo `{field}`, e um campo ausente não corresponde a nada. Confira o nome ou acrescente-o à configuração de campos próprios.",
  },
  similar: {
    en: "No event is known to have the field `{field}`, and a field that is absent matches nothing. Did you mean `{similar}`?",
    es: "No se conoce ningún evento con el campo `{field}`, y un campo ausente no coincide con nada. ¿Quiso decir `{similar}`?",
    "pt-br":
      "Não se conhece nenhum evento com o campo `{field}`, e um campo ausente não corresponde a nada. Você quis dizer `{similar}`?",
  },
  letterCase: {
    en: "Field names are case-sensitive: `{field}` is not `{similar}`, so this predicate never sees a value. Write `{similar}`.",
    es: "Los nombres de campo distinguen mayúsculas: `{field}` no es `{similar}`, así que este predicado nunca ve un valor. Escriba `{similar}`.",
    "pt-br":
      "Os nomes de campo diferenciam maiúsculas: `{field}` não é `{similar}`, então este predicado nunca vê um valor. Escreva `{similar}`.",
  },
  elsewhere: {
    en: "`{field}` is a field of {types} events, but only {possible} events get here, which do not have it. Use a field of theirs, or correct the event type.",
    es: "`{field}` es un campo de eventos {types}, pero aquí solo llegan eventos {possible}, que no lo tienen. Use un campo de estos o corrija el tipo de evento.",
    "pt-br":
      "`{field}` é um campo de eventos {types}, mas aqui só chegam eventos {possible}, que não o têm. Use um campo destes ou corrija o tipo de evento.",
  },
});

export const unknownField: Check = {
  code: "unknown-field",
  severity: "warning",
  *run({ bound, context: { schema } }) {
    const unknown = predicatesOf(bound).filter(({ field }) => field.info === undefined);
    if (unknown.length === 0) return;
    const similarTo = new Map<string, string | undefined>();
    for (const { field } of unknown) {
      if (!similarTo.has(field.path)) similarTo.set(field.path, similarField(field, schema));
      const similar = similarTo.get(field.path);
      const message = messageFor(field, similar, schema);
      yield {
        span: field.span,
        message,
        // Another field sees other values: which events match changes, so no such fix is safe.
        fixes: similar === undefined ? [] : [rewrite(field.span, similar, "unsafe")],
      };
    }
  },
};

function messageFor(field: BoundField, similar: string | undefined, schema: Schema): Message {
  const name = shown(field.path);
  if (similar?.toLowerCase() === field.path.toLowerCase()) return messages.letterCase({ field: name, similar });
  const elsewhere = schema.findField(field.path, EVENT_TYPES);
  if (elsewhere !== undefined) {
    const types = shownNames(elsewhere.eventTypes);
    return messages.elsewhere({ field: name, types, possible: shownNames(field.eventTypes) });
  }
  return similar === undefined ? messages.unknown({ field: name }) : messages.similar({ field: name, similar });
}

/** A field of the possible events; one that differs in letter case only comes first. */
function similarField({ path, eventTypes }: BoundField, schema: Schema): string | undefined {
  const names = schema.fields(eventTypes).map(({ name }) => name);
  const lower = path.toLowerCase();
  return names.find((name) => name.toLowerCase() === lower) ?? suggestName(path, names);
}
