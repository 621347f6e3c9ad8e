/** Says that the platform has no rules of type GuardDuty: such rules are evaluated, linted and tested here only. */

import { defineMessages } from "../../text/message.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("not-deployable", {
  guardDuty: {
    en: "The platform has no rule type GuardDuty, so this rule works here (evaluation, tests, checks) but cannot be deployed. Keep it out of the packs that you push.",
    es: "La plataforma no tiene el tipo de regla GuardDuty, así que esta regla funciona aquí (evaluación, pruebas, comprobaciones) pero no se puede desplegar. No la incluya en los paquetes que suba.",
    "pt-br":
      "A plataforma não tem o tipo de regra GuardDuty, então esta regra funciona aqui (avaliação, testes, verificações), mas não pode ser implantada. Deixe-a fora dos pacotes que você envia.",
  },
});

export const notDeployable: PackCheck = {
  code: "not-deployable",
  severity: "info",
  *run({ rules }) {
    for (const { ruleType, type } of rules)
      if (ruleType === "GuardDuty" && type !== undefined) yield { span: type.span, message: messages.guardDuty() };
  },
};
