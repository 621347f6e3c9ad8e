/** Reports properties of file integrity rules in rules of another type, where nothing reads them. */

import { defineMessages } from "../../text/message.js";
import { removeEntry } from "../entryEdits.js";
import { FILE_PROPERTIES } from "../platform.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("property-for-other-type", {
  fileOnly: {
    en: "Only rules of type File have `{name}`; in a {type} rule it does nothing. Remove it, or change the type to File.",
    es: "Solo las reglas de tipo File tienen `{name}`; en una regla {type} no hace nada. Elimínelo o cambie el tipo a File.",
    "pt-br":
      "Só regras do tipo File têm `{name}`; em uma regra {type} não faz nada. Remova-o ou mude o tipo para File.",
  },
  remove: {
    en: "Remove `{name}`",
    es: "Eliminar `{name}`",
    "pt-br": "Remover `{name}`",
  },
});

export const propertyForOtherType: PackCheck = {
  code: "property-for-other-type",
  severity: "warning",
  *run(pack) {
    for (const { ruleType: type, mapping } of pack.rules) {
      if (type === undefined || type === "File") continue;
      for (const entry of mapping.entries) {
        const name = entry.key.text;
        if (!FILE_PROPERTIES.includes(name)) continue;
        // The platform's answers hold empty lists here for all types.
        if (entry.value?.kind === "sequence" && entry.value.items.length === 0) continue;
        const edit = removeEntry(pack.text, mapping, entry);
        yield {
          span: entry.key.span,
          message: messages.fileOnly({ name, type }),
          fixes: edit === undefined ? [] : [{ title: messages.remove({ name }), safety: "safe", edits: [edit] }],
        };
      }
    }
  },
};
