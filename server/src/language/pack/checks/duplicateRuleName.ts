/** Reports rules of one pack that have the same name: tests and alerts cannot tell them apart. */

import { defineMessages } from "../../text/message.js";
import type { Located } from "../rulePack.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("duplicate-rule-name", {
  duplicate: {
    en: 'Another rule of this pack is called "{name}" too, so neither alerts nor tests can tell the two apart. Rename one.',
    es: 'Otra regla de este paquete también se llama "{name}", así que ni las alertas ni las pruebas pueden distinguirlas. Cambie el nombre de una.',
    "pt-br":
      'Outra regra deste pacote também se chama "{name}", então nem alertas nem testes conseguem distingui-las. Renomeie uma.',
  },
  first: {
    en: "The first rule of this name",
    es: "La primera regla con este nombre",
    "pt-br": "A primeira regra com este nome",
  },
});

export const duplicateRuleName: PackCheck = {
  code: "duplicate-rule-name",
  severity: "error",
  *run({ rules }) {
    const first = new Map<string, Located<string>>();
    for (const { name } of rules) {
      if (name === undefined || name.value === "") continue;
      const known = first.get(name.value);
      if (known === undefined) first.set(name.value, name);
      else
        yield {
          span: name.span,
          message: messages.duplicate({ name: name.value }),
          related: [{ span: known.span, message: messages.first() }],
        };
    }
  },
};
