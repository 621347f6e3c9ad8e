/** Reports values that a field with a closed set of values can never have. */

import { defineMessages } from "../text/message.js";
import type { ValueCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shown, shownNames } from "./shown.js";

const messages = defineMessages("unknown-enumeration-value", {
  unknown: {
    en: "`{field}` never has the value `{value}`, so no event equals it. Its values are {known}.",
    es: "`{field}` nunca tiene el valor `{value}`, así que ningún evento es igual. Sus valores son {known}.",
    "pt-br": "`{field}` nunca tem o valor `{value}`, então nenhum evento é igual. Seus valores são {known}.",
  },
});

export const unknownEnumerationValue: ValueCheck = {
  code: "unknown-enumeration-value",
  severity: "warning",
  judgeValue({ predicate, operand, judgement }) {
    const { path, info } = predicate.field;
    if (path === "event_type" || path === "eventName") return undefined;
    const values = info?.values;
    if (judgement.kind !== "unknown" || !judgement.closed || values === undefined) return undefined;
    const known = shownNames(values.values.map(({ value }) => value));
    const similar = judgement.similar();
    return {
      span: operand.span,
      message: messages.unknown({ field: shown(path), value: shown(operand.value), known }),
      fixes: similar === undefined ? [] : [rewriteText(operand.span, similar)],
    };
  },
};
