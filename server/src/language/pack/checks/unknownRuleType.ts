/** Reports rule types that do not exist. */

import { RULE_TYPES } from "../../schema/schema.js";
import { defineMessages } from "../../text/message.js";
import { suggestName } from "../../text/similar.js";
import { replaceText } from "../entryEdits.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("unknown-rule-type", {
  unknown: {
    en: "There is no rule type `{type}`, so nothing says which events this rule judges. The types are {types}.",
    es: "No existe el tipo de regla `{type}`, así que no se sabe qué eventos juzga esta regla. Los tipos son {types}.",
    "pt-br":
      "Não existe o tipo de regra `{type}`, então não se sabe quais eventos esta regra avalia. Os tipos são {types}.",
  },
  suggestion: {
    en: "There is no rule type `{type}`, so nothing says which events this rule judges. Did you mean `{suggestion}`?",
    es: "No existe el tipo de regla `{type}`, así que no se sabe qué eventos juzga esta regla. ¿Quiso decir `{suggestion}`?",
    "pt-br":
      "Não existe o tipo de regra `{type}`, então não se sabe quais eventos esta regra avalia. Quis dizer `{suggestion}`?",
  },
  change: {
    en: "Change it to `{suggestion}`",
    es: "Cambiarlo a `{suggestion}`",
    "pt-br": "Mudar para `{suggestion}`",
  },
});

export const unknownRuleType: PackCheck = {
  code: "unknown-rule-type",
  severity: "error",
  *run(pack) {
    for (const { ruleType, properties } of pack.rules) {
      const node = properties.get("type")?.value;
      if (ruleType !== undefined || node?.kind !== "scalar") continue;
      const type = node.text;
      const sameLetters = RULE_TYPES.find((known) => known.toLowerCase() === type.toLowerCase());
      const suggestion = sameLetters ?? suggestName(type, RULE_TYPES);
      if (suggestion === undefined) {
        yield { span: node.span, message: messages.unknown({ type, types: RULE_TYPES.join(", ") }) };
        continue;
      }
      const edits = replaceText(pack.text, node, suggestion);
      // The type decides which events the platform shows to the rule; a difference in letter case leaves no choice.
      const safety = sameLetters === undefined ? "unsafe" : "safe";
      yield {
        span: node.span,
        message: messages.suggestion({ type, suggestion }),
        fixes: [{ title: messages.change({ suggestion }), safety, edits }],
      };
    }
  },
};
