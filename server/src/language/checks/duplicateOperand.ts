/** Reports a value that a list holds twice. */

import type { Operand } from "../syntax/ast.js";
import { printOperand } from "../syntax/print.js";
import { nodesOf } from "../syntax/traverse.js";
import { defineMessages } from "../text/message.js";
import { overlaps, span } from "../text/span.js";
import type { Check } from "./check.js";
import { shown } from "./shown.js";

const messages = defineMessages("duplicate-operand", {
  duplicate: {
    en: "`{text}` is in this list before; once is enough. Remove it, or change it to what was meant.",
    es: "`{text}` ya está en esta lista; basta una vez. Quítelo o cámbielo por lo que quería decir.",
    "pt-br": "`{text}` já está nesta lista; uma vez basta. Remova-o ou troque-o pelo que queria dizer.",
  },
  remove: { en: "Remove `{text}`", es: "Quitar `{text}`", "pt-br": "Remover `{text}`" },
});

export const duplicateOperand: Check = {
  code: "duplicate-operand",
  severity: "warning",
  *run({ syntax }) {
    for (const node of nodesOf(syntax.expression)) {
      if (node.kind !== "list") continue;
      if (node.operands.length < 2) continue;
      const seen = new Set<string>();
      let previous: Operand | undefined;
      for (const operand of node.operands) {
        const text = printOperand(operand);
        if (previous !== undefined && seen.has(text) && operand.kind !== "missingOperand") {
          const gone = span(previous.span.end, operand.span.end);
          const hasComment = syntax.comments.some((comment) => overlaps(comment.span, gone));
          const title = messages.remove({ text: shown(text) });
          yield {
            span: operand.span,
            message: messages.duplicate({ text: shown(text) }),
            fixes: hasComment ? [] : [{ title, safety: "safe", edits: [{ span: gone, newText: "" }] }],
          };
        }
        seen.add(text);
        previous = operand;
      }
    }
  },
};
