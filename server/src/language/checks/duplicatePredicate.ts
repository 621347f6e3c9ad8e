/** Reports a part of a chain that stands in it twice. */

import type { Expression } from "../syntax/ast.js";
import { print } from "../syntax/print.js";
import { nodesOf } from "../syntax/traverse.js";
import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { removalFromChain } from "./fixes.js";
import { shown } from "./shown.js";

const messages = defineMessages("duplicate-predicate", {
  duplicate: {
    en: "`{text}` stands in this chain before; saying it again changes nothing. Remove it, or change it to what was meant.",
    es: "`{text}` ya está en esta cadena; repetirlo no cambia nada. Quítelo o cámbielo por lo que quería decir.",
    "pt-br": "`{text}` já está nesta cadeia; repeti-lo não muda nada. Remova-o ou troque-o pelo que queria dizer.",
  },
  first: { en: "The first one", es: "El primero", "pt-br": "O primeiro" },
});

export const duplicatePredicate: Check = {
  code: "duplicate-predicate",
  severity: "warning",
  *run(analysis) {
    for (const node of nodesOf(analysis.syntax.expression)) {
      if (node.kind !== "conjunction" && node.kind !== "disjunction") continue;
      const seen = new Map<string, Expression>();
      for (const [index, operand] of node.operands.entries()) {
        const text = print(operand);
        const first = seen.get(text);
        if (first === undefined) seen.set(text, operand);
        else {
          const fix = removalFromChain(analysis, node, index, "safe");
          yield {
            span: operand.span,
            message: messages.duplicate({ text: shown(text) }),
            fixes: fix === undefined ? [] : [fix],
            related: [{ span: first.span, message: messages.first() }],
          };
        }
      }
    }
  },
};
