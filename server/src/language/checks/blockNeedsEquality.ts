/** Reports CIDR blocks behind operators that compare text: only `=` and `!=` know blocks. */

import { defineMessages } from "../text/message.js";
import { parseBlock } from "../values/ipAddress.js";
import type { TextCheck } from "./check.js";
import { holdsAddresses } from "./fieldFacts.js";
import { rewrite } from "./fixes.js";
import { isTextOperator } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("block-needs-equality", {
  text: {
    en: "`{operator}` compares letters and digits, and no address is written as `{value}`, so this is never true. Only `=` and `!=` know blocks: use `=`.",
    es: "`{operator}` compara letras y cifras, y ninguna dirección se escribe `{value}`, así que esto nunca es verdadero. Solo `=` y `!=` conocen los bloques: use `=`.",
    "pt-br":
      "`{operator}` compara letras e algarismos, e nenhum endereço se escreve `{value}`, então isto nunca é verdadeiro. Só `=` e `!=` conhecem blocos: use `=`.",
  },
});

export const blockNeedsEquality: TextCheck = {
  code: "block-needs-equality",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    if (!holdsAddresses(predicate) || !isTextOperator(operator)) return undefined;
    if (parseBlock(operand.value) === undefined) return undefined;
    const where = predicate.node.operatorSpan;
    return {
      span: where,
      message: messages.text({ operator, value: shown(operand.value) }),
      fixes: [rewrite(where, "=", "unsafe")],
    };
  },
};
