/** Reports `field != null` where it rules nothing out: another predicate wants a value of the field. Proved. */

import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { removalsOf } from "./fixes.js";
import { conjunctionOf, isByOne, namesIn, negationOf, placesOf, positionsIn, shareNames } from "./proofScope.js";
import { shown } from "./shown.js";

const messages = defineMessages("unnecessary-null-guard", {
  implied: {
    en: "`{guard}` rules nothing out: without `{field}` the rest of this chain is false anyway. Remove it.",
    es: "`{guard}` no descarta nada: sin `{field}` el resto de esta cadena es falso de todos modos. Quítelo.",
    "pt-br": "`{guard}` não descarta nada: sem `{field}` o resto desta cadeia é falso de qualquer modo. Remova-o.",
  },
  reason: { en: "False without the field", es: "Falso sin el campo", "pt-br": "Falso sem o campo" },
});

export const unnecessaryNullGuard: Check = {
  code: "unnecessary-null-guard",
  severity: "info",
  *run(analysis, _settings, { scope }) {
    const { bound, text } = analysis;
    if (scope === undefined) return;
    for (const { part: expression, isNegated, conjuncts, alternatives } of positionsIn(bound)) {
      if (expression.kind !== "predicate" || isNegated || alternatives.length > 0) continue;
      if (expression.test.kind !== "presence" || expression.negated || expression.field.path === "event_type") continue;
      const { span } = expression.node;
      const values = { guard: shown(text.slice(span.start, span.end)), field: shown(expression.field.path) };
      const names = namesIn(expression);
      const near = conjuncts.filter((conjunct) => shareNames(names, namesIn(conjunct)));
      if (near.length === 0) continue;
      const absent = conjunctionOf([negationOf(expression), ...conjuncts], expression.node);
      const found = scope.findContradiction(absent, "anyEvent");
      if (found === undefined || isByOne(found) || !found.core.includes(expression)) continue;
      yield {
        span,
        message: messages.implied(values),
        fixes: removalsOf(analysis, span, "safe"),
        related: placesOf(found.core, span, messages.reason()),
      };
    }
  },
};
