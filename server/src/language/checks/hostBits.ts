/** Reports CIDR blocks whose address goes on behind the prefix: those bits count for nothing. */

import { defineMessages } from "../text/message.js";
import { formatBlock, parseBlock } from "../values/ipAddress.js";
import type { TextCheck } from "./check.js";
import { holdsAddresses } from "./fieldFacts.js";
import { rewriteText } from "./fixes.js";
import { isEquality } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("host-bits", {
  ignored: {
    en: "In `{value}` only the first {prefix} bits count: it means the whole block `{block}`. Write the block, or `{address}` for the one address.",
    es: "En `{value}` solo cuentan los primeros {prefix} bits: significa todo el bloque `{block}`. Escriba el bloque, o `{address}` para esa única dirección.",
    "pt-br":
      "Em `{value}` só contam os primeiros {prefix} bits: significa o bloco inteiro `{block}`. Escreva o bloco, ou `{address}` para aquele único endereço.",
  },
});

export const hostBits: TextCheck = {
  code: "host-bits",
  severity: "warning",
  judgeText({ predicate, operator, operand }) {
    if (!holdsAddresses(predicate) || !isEquality(operator)) return undefined;
    const block = parseBlock(operand.value);
    if (block === undefined || !block.hasHostBits) return undefined;
    const [address = ""] = operand.value.split("/");
    const network = formatBlock(block);
    const prefix = operand.value.slice(address.length).replace("/", "");
    return {
      span: operand.span,
      message: messages.ignored({ value: shown(operand.value), prefix, block: network, address }),
      // Both unsafe: only the author knows which of the two was meant.
      fixes: [rewriteText(operand.span, network), rewriteText(operand.span, address)],
    };
  },
};
