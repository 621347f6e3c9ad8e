/** Says of GuardDuty filters that they live here only: the platform has no such event type. */

import { defineMessages } from "../text/message.js";
import type { TextCheck } from "./check.js";

const messages = defineMessages("not-deployable", {
  guardDuty: {
    en: "The platform has no `guardduty` events. This filter is checked, evaluated and tested here, but cannot be deployed there.",
    es: "La plataforma no tiene eventos `guardduty`. Este filtro se comprueba, evalúa y prueba aquí, pero no se puede desplegar allí.",
    "pt-br":
      "A plataforma não tem eventos `guardduty`. Este filtro é verificado, avaliado e testado aqui, mas não pode ser implantado lá.",
  },
});

export const notDeployable: TextCheck = {
  code: "not-deployable",
  severity: "info",
  judgeText({ predicate, operator, operand }, { context: { host, ruleType } }) {
    // In a pack the type of the rule says it, once for the whole rule.
    if (host === "pack" && ruleType === "GuardDuty") return undefined;
    const isMeant = operator === "=" && predicate.field.path === "event_type" && operand.value === "guardduty";
    return isMeant ? { span: operand.span, message: messages.guardDuty() } : undefined;
  },
};
