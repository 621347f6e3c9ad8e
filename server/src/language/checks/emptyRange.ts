/** Reports bounds that leave nothing between them: `port > 1024 and port < 80`. */

import type { BoundPredicate, OrderTest } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import { compareNumbers, type ExactNumber, parseNumber } from "../values/decimal.js";
import type { Check } from "./check.js";
import { holdsOneValue, predicatesIn, wholeChainsOf } from "./predicates.js";
import { shown } from "./shown.js";

const messages = defineMessages("empty-range", {
  empty: {
    en: "No value of `{field}` is within both bounds, so the two are never true together. Swap the operators, correct a number, or join them by `or`.",
    es: "Ningún valor de `{field}` está dentro de ambos límites, así que los dos nunca son verdaderos a la vez. Intercambie los operadores, corrija un número o únalos con `or`.",
    "pt-br":
      "Nenhum valor de `{field}` está dentro dos dois limites, então os dois nunca são verdadeiros juntos. Troque os operadores, corrija um número ou una-os por `or`.",
  },
  other: { en: "The other bound", es: "El otro límite", "pt-br": "O outro limite" },
});

interface Bound {
  readonly predicate: BoundPredicate;
  readonly value: ExactNumber;
  readonly isStrict: boolean;
}

export const emptyRange: Check = {
  code: "empty-range",
  severity: "warning",
  *run({ bound }) {
    for (const chain of wholeChainsOf(bound, "and")) {
      const lowest = new Map<string, Bound>();
      const highest = new Map<string, Bound>();
      for (const predicate of predicatesIn(chain)) {
        const { test, field } = predicate;
        if (test.kind !== "order" || predicate.negated || !holdsOneValue(predicate)) continue;
        const here = boundOf(predicate, test);
        if (here === undefined) continue;
        const isLower = test.operator === ">" || test.operator === ">=";
        const [own, others] = isLower ? [lowest, highest] : [highest, lowest];
        const other = others.get(field.path);
        if (other !== undefined && isEmpty(isLower ? here : other, isLower ? other : here)) {
          yield {
            span: predicate.node.span,
            message: messages.empty({ field: shown(field.path) }),
            related: [{ span: other.predicate.node.span, message: messages.other() }],
          };
        }
        const known = own.get(field.path);
        const difference = known === undefined ? 0 : compareNumbers(here.value, known.value);
        if (known === undefined || (isLower ? difference > 0 : difference < 0)) own.set(field.path, here);
      }
    }
  },
};

function boundOf(predicate: BoundPredicate, { literal, operator }: OrderTest): Bound | undefined {
  const value = literal.kind === "number" ? literal.value : parseNumber(literal.value);
  return value === undefined ? undefined : { predicate, value, isStrict: operator === "<" || operator === ">" };
}

function isEmpty(lower: Bound, upper: Bound): boolean {
  const difference = compareNumbers(lower.value, upper.value);
  return difference > 0 || (difference === 0 && (lower.isStrict || upper.isStrict));
}
