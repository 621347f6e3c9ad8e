/** Reports `not` before something that has an opposite of its own: `not exe = "x"`, `not not …`. */

import type { Expression } from "../syntax/ast.js";
import { nodesOf } from "../syntax/traverse.js";
import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { predicateInCore } from "./coreSyntax.js";
import { rewriteExpression } from "./fixes.js";

const messages = defineMessages("double-negation", {
  twice: {
    en: "The two `not` cancel each other out. Remove both.",
    es: "Los dos `not` se anulan entre sí. Quite ambos.",
    "pt-br": "Os dois `not` se anulam. Remova ambos.",
  },
  notUnequal: {
    en: "`not` and `!=` cancel each other out, which is easily overlooked. Write `=`.",
    es: "`not` y `!=` se anulan entre sí, y es fácil pasarlo por alto. Escriba `=`.",
    "pt-br": "`not` e `!=` se anulam, o que passa facilmente despercebido. Escreva `=`.",
  },
});

export const doubleNegation: Check = {
  code: "double-negation",
  severity: "hint",
  *run(analysis, { dialect }) {
    // For the platform any `not` is an error, which `extended-syntax` reports and mends.
    if (dialect === "platform") return;
    for (const node of nodesOf(analysis.syntax.expression)) {
      if (node.kind !== "negation") continue;
      const inner = withoutGroups(node.operand);
      if (inner.kind === "negation") {
        const { start, end } = inner.operand.span;
        const fixes = [rewriteExpression(analysis, node.span, analysis.text.slice(start, end), "safe")];
        yield { span: node.span, message: messages.twice(), fixes };
      } else if (inner.kind === "comparison" && inner.operator === "!=") {
        const core = predicateInCore(analysis, inner, true);
        const fixes = core === undefined ? [] : [rewriteExpression(analysis, node.span, core.text, "safe")];
        yield { span: node.span, message: messages.notUnequal(), fixes };
      }
    }
  },
};

function withoutGroups(node: Expression): Expression {
  return node.kind === "group" ? withoutGroups(node.expression) : node;
}
