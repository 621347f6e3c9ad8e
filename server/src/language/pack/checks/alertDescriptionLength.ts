/** Reports descriptions of alerts that are empty or too long: the platform takes 1 to 300 characters. */

import { defineMessages } from "../../text/message.js";
import { LONGEST_ALERT_DESCRIPTION } from "../platform.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("alert-description-length", {
  empty: {
    en: "The `alertDescription` is empty, and the platform turns such a rule down. Say what happened and what to do.",
    es: "`alertDescription` está vacía y la plataforma rechaza una regla así. Diga qué ha pasado y qué hacer.",
    "pt-br": "`alertDescription` está vazia e a plataforma recusa uma regra assim. Diga o que aconteceu e o que fazer.",
  },
  long: {
    en: "The `alertDescription` has {length} characters, and the platform takes at most {most}. Shorten it by {excess}.",
    es: "`alertDescription` tiene {length} caracteres y la plataforma acepta como máximo {most}. Acórtela en {excess}.",
    "pt-br":
      "`alertDescription` tem {length} caracteres e a plataforma aceita no máximo {most}. Encurte-a em {excess}.",
  },
});

export const alertDescriptionLength: PackCheck = {
  code: "alert-description-length",
  severity: "error",
  *run({ rules }) {
    for (const { alertDescription } of rules) {
      if (alertDescription === undefined) continue;
      const length = [...alertDescription.value].length;
      const most = LONGEST_ALERT_DESCRIPTION;
      if (alertDescription.value.trim() === "") yield { span: alertDescription.span, message: messages.empty() };
      else if (length > most)
        yield { span: alertDescription.span, message: messages.long({ length, most, excess: length - most }) };
    }
  },
};
