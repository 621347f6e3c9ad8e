/** Reports `{{placeholders}}` of a title that are not aggregate fields of the rule: the alert would print them as they are. */

import { placeholdersOf } from "../../alerts/title.js";
import { OLDER_AGGREGATE_SPELLINGS } from "../../schema/aggregateFields.js";
import { defineMessages } from "../../text/message.js";
import { suggestName } from "../../text/similar.js";
import { toHost } from "../../text/spanMap.js";
import type { HostMapping } from "../host/hostNode.js";
import { hostEditsOf } from "../scalarCodec.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("title-placeholder", {
  notAggregate: {
    en: "`{field}` is not among the `aggregateFields`, so the title cannot be filled in with it. Add it there or remove the placeholder.",
    es: "`{field}` no está en `aggregateFields`, así que el título no se puede completar con ese campo. Añádalo allí o elimine el marcador.",
    "pt-br":
      "`{field}` não está em `aggregateFields`, então o título não pode ser preenchido com ele. Acrescente-o lá ou remova o marcador.",
  },
  suggestion: {
    en: "`{field}` is not among the `aggregateFields`, so the title cannot be filled in with it. Did you mean `{suggestion}`?",
    es: "`{field}` no está en `aggregateFields`, así que el título no se puede completar con ese campo. ¿Quiso decir `{suggestion}`?",
    "pt-br":
      "`{field}` não está em `aggregateFields`, então o título não pode ser preenchido com ele. Quis dizer `{suggestion}`?",
  },
  change: {
    en: "Change it to `{suggestion}`",
    es: "Cambiarlo a `{suggestion}`",
    "pt-br": "Mudar para `{suggestion}`",
  },
});

export const titlePlaceholder: PackCheck = {
  code: "title-placeholder",
  severity: "warning",
  *run(pack) {
    for (const { title, aggregateFields, mapping } of pack.rules) {
      if (title === undefined) continue;
      const fields = aggregateFields.map(({ value }) => value);
      const accepted = new Set(fields.flatMap((field) => [field, OLDER_AGGREGATE_SPELLINGS[field] ?? field]));
      for (const { field, span } of placeholdersOf(title.value)) {
        if (accepted.has(field)) continue;
        const suggestion = suggestName(field, fields);
        const where = toHost(title.map, span);
        if (suggestion === undefined) {
          yield { span: where, message: messages.notAggregate({ field }) };
          continue;
        }
        const edits = titleEdits(pack.text, mapping, { span, newText: suggestion });
        yield {
          span: where,
          message: messages.suggestion({ field, suggestion }),
          fixes: [{ title: messages.change({ suggestion }), safety: "safe", edits }],
        };
      }
    }
  },
};

function titleEdits(text: string, mapping: HostMapping, edit: Parameters<typeof hostEditsOf>[2][number]) {
  const node = mapping.entries.findLast(({ key }) => key.text === "title")?.value;
  return node?.kind === "scalar" ? hostEditsOf(text, node, [edit]) : [];
}
