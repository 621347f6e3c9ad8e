/** Reports `field != null` where it rules nothing out: another predicate wants a value of the field. Proved. */

import type { BoundExpression } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import { removalsIn } from "./fixes.js";
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
  *run(analysis, _settings, { scope, coverings }) {
    const { bound, text } = analysis;
    if (scope === undefined) return;
    const removals = removalsIn(analysis, "safe");
    // Of a guard that stands there twice, one goes for that.
    const gone = new Set<BoundExpression>(coverings.map(({ part }) => part));
    for (const { part: expression, isNegated, conjuncts, alternatives } of positionsIn(bound)) {
      if (expression.kind !== "predicate" || isNegated || alternatives.length > 0 || gone.has(expression)) continue;
      if (expression.test.kind !== "presence" || expression.negated || expression.field.path === "event_type") continue;
      const { span } = expression.node;
      const values = { guard: shown(text.slice(span.start, span.end)), field: shown(expression.field.path) };
      const names = namesIn(expression);
      const others = conjuncts.filter((conjunct) => !gone.has(conjunct));
      const near = others.filter((conjunct) => shareNames(names, namesIn(conjunct)));
      if (near.length === 0) continue;
      const absent = conjunctionOf([negationOf(expression), ...others], expression.node);
      const found = scope.findContradiction(absent, "anyEvent");
      if (found === undefined || isByOne(found) || !found.core.includes(expression)) continue;
      yield {
        span,
        message: messages.implied(values),
        fixes: removals(span),
        related: placesOf(found.core, span, messages.reason()),
      };
    }
  },
};
