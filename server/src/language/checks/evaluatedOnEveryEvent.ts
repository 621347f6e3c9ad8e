/**
 * Reports filters in which nothing positive tells events apart. A pack is judged by looking up what an event has, so that
 * most of its rules cost nothing; a rule that only says what events do not have must be evaluated on each of them.
 */

import type { BoundExpression } from "../binding/boundFilter.js";
import { defineMessages } from "../text/message.js";
import { isBroken } from "./brokenPlaces.js";
import type { Check } from "./check.js";
import { shown } from "./shown.js";

const messages = defineMessages("evaluated-on-every-event", {
  found: {
    en: "`{part}` says only what events do not have, so this filter is evaluated on every event, and hundreds like it make a pack slow. Add a predicate that says what its events have, such as `event_type` or a name.",
    es: "`{part}` solo dice lo que los eventos no tienen, así que este filtro se evalúa con cada evento, y cientos como él vuelven lento un paquete. Añada un predicado que diga lo que sus eventos tienen, como `event_type` o un nombre.",
    "pt-br":
      "`{part}` só diz o que os eventos não têm, por isso este filtro é avaliado em cada evento, e centenas como ele deixam um pacote lento. Acrescente um predicado que diga o que os eventos dele têm, como `event_type` ou um nome.",
  },
});

export const evaluatedOnEveryEvent: Check = {
  code: "evaluated-on-every-event",
  severity: "info",
  *run(analysis) {
    const { bound, context, text } = analysis;
    // A suppression is only asked of events that its rule has let through.
    if (bound.expression === undefined || context.role === "suppression" || isBroken(analysis)) return;
    const part = untoldPart(bound.expression, false);
    if (part === undefined) return;
    const { span } = part.node;
    yield { span, message: messages.found({ part: shown(text.slice(span.start, span.end)) }) };
  },
};

/**
 * The part of an expression that may be true although an event has nothing that the filter names: the expression itself,
 * or one of its alternatives. `undefined` where there is none, and the events can be looked up. A test holds this against
 * what the matcher really asks of every event.
 */
export function untoldPart(expression: BoundExpression, isNegated: boolean): BoundExpression | undefined {
  switch (expression.kind) {
    case "and":
    case "or": {
      const parts = expression.operands.map((operand) => untoldPart(operand, isNegated));
      const areAlternatives = (expression.kind === "or") !== isNegated;
      if (areAlternatives) return parts.find((part) => part !== undefined);
      return parts.every((part) => part !== undefined) ? expression : undefined;
    }
    case "not":
      return untoldPart(expression.operand, !isNegated) && expression;
    case "predicate": {
      const { negated, test } = expression;
      // What can never be true is found in no event, unless the opposite is asked.
      const isPositive = test.kind === "impossible" ? !isNegated : negated === isNegated;
      return isPositive ? undefined : expression;
    }
    case "broken":
      return undefined;
  }
}
