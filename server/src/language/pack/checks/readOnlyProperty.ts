/** Reports properties that the platform answers with and does not take: they come from pasting an answer of its API. */

import { defineMessages } from "../../text/message.js";
import { removeEntry } from "../entryEdits.js";
import type { HostMapping } from "../host/hostNode.js";
import { READ_ONLY_PROPERTIES } from "../platform.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("read-only-property", {
  readOnly: {
    en: "The platform sets `{name}` itself and does not take it from a pack. Remove it; what the API answers cannot be sent back as it is.",
    es: "La plataforma asigna `{name}` por sí misma y no lo acepta de un paquete. Elimínelo; lo que responde la API no se puede devolver tal cual.",
    "pt-br":
      "A plataforma define `{name}` por conta própria e não o aceita de um pacote. Remova-o; o que a API responde não pode ser devolvido como está.",
  },
  remove: {
    en: "Remove `{name}`",
    es: "Eliminar `{name}`",
    "pt-br": "Remover `{name}`",
  },
});

export const readOnlyProperty: PackCheck = {
  code: "read-only-property",
  severity: "info",
  *run(pack) {
    // In a folder of tsctl the ids are what binds rules to their rule set.
    if (pack.format === "tsctl") return;
    const mappings: readonly HostMapping[] = [
      ...pack.documents.flatMap(({ properties }) => properties ?? []),
      ...pack.rules.map(({ mapping }) => mapping),
    ];
    for (const mapping of mappings) {
      for (const entry of mapping.entries) {
        const name = entry.key.text;
        if (!READ_ONLY_PROPERTIES.includes(name)) continue;
        const edit = removeEntry(pack.text, mapping, entry);
        yield {
          span: entry.key.span,
          message: messages.readOnly({ name }),
          fixes: edit === undefined ? [] : [{ title: messages.remove({ name }), safety: "safe", edits: [edit] }],
        };
      }
    }
  },
};
