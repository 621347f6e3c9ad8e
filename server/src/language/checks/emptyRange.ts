/** Reports bounds that leave nothing between them: `port > 1024 and port < 80`. Proved. */

import { defineMessages } from "../text/message.js";
import type { Check } from "./check.js";
import type { LocatedContradiction } from "./contradictions.js";
import { membersOf } from "./proofMembers.js";
import { shown } from "./shown.js";

const messages = defineMessages("empty-range", {
  empty: {
    en: "`{field}` holds one value, as documented, and none is within both bounds, so the two are never true together. Swap the operators, correct a number, or join them by `or`.",
    es: "`{field}` tiene un solo valor, como está documentado, y ninguno está dentro de ambos límites, así que los dos nunca son verdaderos a la vez. Intercambie los operadores, corrija un número o únalos con `or`.",
    "pt-br":
      "`{field}` tem um só valor, como documentado, e nenhum está dentro dos dois limites, então os dois nunca são verdadeiros juntos. Troque os operadores, corrija um número ou una-os por `or`.",
  },
  emptyUnlessList: {
    en: "Unless `{field}` holds several values at once, none is within both bounds, so the two are never true together. Swap the operators, correct a number, or join them by `or`.",
    es: "Salvo que `{field}` contenga varios valores a la vez, ninguno está dentro de ambos límites, así que los dos nunca son verdaderos a la vez. Intercambie los operadores, corrija un número o únalos con `or`.",
    "pt-br":
      "A menos que `{field}` tenha vários valores ao mesmo tempo, nenhum está dentro dos dois limites, então os dois nunca são verdadeiros juntos. Troque os operadores, corrija um número ou una-os por `or`.",
  },
});

export const emptyRange: Check = {
  code: "empty-range",
  severity: "warning",
  *run(_analysis, _settings, { contradictions }) {
    for (const contradiction of contradictions) {
      if (contradiction.kind !== "chain" || !isEmptyRange(contradiction)) continue;
      const { last, found } = contradiction;
      const { span } = last.node;
      const empty = found.restsOn === "oneValueEach" ? messages.emptyUnlessList : messages.empty;
      yield { span, message: empty({ field: shown(last.field.path) }), related: membersOf(found, span) };
    }
  },
};

/** Whether it is two bounds of one field that exclude each other. */
export function isEmptyRange({ last, found }: Extract<LocatedContradiction, { kind: "chain" }>): boolean {
  return (
    found.reasons.length === 2 &&
    found.reasons.every(
      ({ test, negated, field }) => test.kind === "order" && !negated && field.path === last.field.path,
    )
  );
}
