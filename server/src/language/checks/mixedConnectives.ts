/** Reports `and` and `or` in one chain without parentheses: readers take it for what it is not. */

import { nodesOf } from "../syntax/traverse.js";
import { defineMessages } from "../text/message.js";
import { span } from "../text/span.js";
import type { Check } from "./check.js";

const messages = defineMessages("mixed-connectives", {
  mixed: {
    en: "`and` binds tighter than `or`, so this part stands for itself beside the `or`. Put it in parentheses, or move them if you mean something else.",
    es: "`and` une con más fuerza que `or`, así que esta parte vale por sí sola junto al `or`. Póngala entre paréntesis, o muévalos si quiere decir otra cosa.",
    "pt-br":
      "`and` liga com mais força que `or`, então esta parte vale por si só ao lado do `or`. Coloque-a entre parênteses, ou mova-os se quer dizer outra coisa.",
  },
  parentheses: {
    en: "Add the parentheses that are in force now",
    es: "Añadir los paréntesis que valen ahora",
    "pt-br": "Acrescentar os parênteses que valem agora",
  },
});

export const mixedConnectives: Check = {
  code: "mixed-connectives",
  severity: "warning",
  *run({ syntax }) {
    for (const node of nodesOf(syntax.expression)) {
      if (node.kind !== "disjunction") continue;
      const mixed = node.operands.filter(({ kind }) => kind === "conjunction");
      const [first] = mixed;
      if (first === undefined) continue;
      const edits = mixed.flatMap(({ span: { start, end } }) => [
        { span: span(start, start), newText: "(" },
        { span: span(end, end), newText: ")" },
      ]);
      yield {
        span: first.span,
        message: messages.mixed(),
        fixes: [{ title: messages.parentheses(), safety: "safe", edits }],
      };
    }
  },
};
