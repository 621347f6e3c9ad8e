/** Reports values that machine translation of a page has changed: with its words repaired the filter matches nothing. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("translated-value", {
  translated: {
    en: "`{value}` looks like a translation of `{known}`: events have the English word, so this matches nothing. Write `{known}`.",
    es: "`{value}` parece una traducción de `{known}`: los eventos tienen la palabra inglesa, así que esto no coincide con nada. Escriba `{known}`.",
    "pt-br":
      "`{value}` parece uma tradução de `{known}`: os eventos têm a palavra inglesa, então isto não corresponde a nada. Escreva `{known}`.",
  },
});

export const translatedValue: ValueCheck = {
  code: "translated-value",
  severity: "warning",
  judgeValue({ operand, judgement }, analysis) {
    if (judgement.kind !== "translated") return undefined;
    // A filter whose words are translated too had no truth to change, so mending all of it at once is safe.
    const translated = analysis.syntax.problems.some(({ code }) => code.startsWith("translated-"));
    return {
      span: operand.span,
      message: messages.translated({ value: shown(operand.value), known: judgement.known }),
      fixes: [rewriteText(operand.span, judgement.known, translated ? "safe" : "unsafe")],
    };
  },
};
