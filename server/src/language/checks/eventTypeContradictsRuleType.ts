/** Reports an `event_type` that no event has on which a rule of this type is run. */

import { eventTypesOfRule } from "../binding/eventTypes.js";
import { EVENT_TYPES } from "../schema/schema.js";
import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";
import { rewriteText } from "./fixes.js";
import { shownNames } from "./shown.js";

const messages = defineMessages("event-type-contradicts-rule-type", {
  contradiction: {
    en: "A {ruleType} rule only sees {types} events, so this is never true. Correct the event type, or the type of the rule.",
    es: "Una regla {ruleType} solo ve eventos {types}, así que esto nunca es verdadero. Corrija el tipo de evento o el tipo de la regla.",
    "pt-br":
      "Uma regra {ruleType} só vê eventos {types}, então isto nunca é verdadeiro. Corrija o tipo de evento ou o tipo da regra.",
  },
});

export const eventTypeContradictsRuleType: TextCheck = {
  code: "event-type-contradicts-rule-type",
  severity: "warning",
  judgeText({ predicate, operator, operand }, { context: { ruleType, schema } }) {
    if (ruleType === undefined || predicate.field.path !== "event_type") return undefined;
    const types = eventTypesOfRule(ruleType, schema);
    const [only] = types;
    const isKnown = EVENT_TYPES.some((type) => type === operand.value);
    const isPossible = types.some((type) => type === operand.value);
    const neverTrue =
      operator === "=" || operator === "in"
        ? isKnown && !isPossible
        : operator === "!=" && isPossible && types.length === 1;
    if (!neverTrue) return undefined;
    return {
      span: predicate.node.kind === "membership" ? operand.span : predicate.node.span,
      message: messages.contradiction({ ruleType, types: shownNames(types) }),
      fixes: types.length === 1 && only !== undefined && operator === "=" ? [rewriteText(operand.span, only)] : [],
    };
  },
};
