/** Reports suppressions that no event of the rule can ever meet. */

import { disjoint } from "../../proof/index.js";
import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";
import { suppressedRules } from "./suppressionProofs.js";

const messages = defineMessages("idle-suppression", {
  idle: {
    en: "No event that the filter matches can meet this suppression, so it suppresses nothing. Correct a value of it, or remove it.",
    es: "Ningún evento que coincide con el filtro puede cumplir esta supresión, así que no suprime nada. Corrija un valor o quítela.",
    "pt-br":
      "Nenhum evento que corresponde ao filtro pode cumprir esta supressão, então ela não suprime nada. Corrija um valor dela ou remova-a.",
  },
  filter: { en: "The filter", es: "El filtro", "pt-br": "O filtro" },
});

export const idleSuppression: PackCheck = {
  code: "idle-suppression",
  severity: "warning",
  *run(pack, schema) {
    for (const { filter, filterRegion, suppressions, assumption, budget } of suppressedRules(pack, schema)) {
      for (const { region, analysis } of suppressions) {
        const proof = disjoint(filter.bound, analysis.bound, assumption, { budget, certified: false });
        if (proof.kind !== "proved") continue;
        const related = [{ span: filterRegion.hostSpan, message: messages.filter() }];
        yield { span: region.hostSpan, message: messages.idle(), related };
      }
    }
  },
};
