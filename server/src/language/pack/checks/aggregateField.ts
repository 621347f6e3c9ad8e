/** Reports fields by which the platform does not aggregate the alerts of a rule of this type. */

import { EVENT_TYPES, type RuleType, type Schema } from "../../schema/schema.js";
import { defineMessages } from "../../text/message.js";
import { suggestName } from "../../text/similar.js";
import { replaceText } from "../entryEdits.js";
import type { HostNode } from "../host/hostNode.js";
import { itemsOf } from "../located.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("aggregate-field", {
  notAllowed: {
    en: "Rules of type {type} cannot aggregate by `{field}`, so the platform turns the rule down. Allowed: {allowed}.",
    es: "Las reglas de tipo {type} no pueden agrupar por `{field}`, así que la plataforma rechaza la regla. Permitidos: {allowed}.",
    "pt-br":
      "Regras do tipo {type} não podem agregar por `{field}`, então a plataforma recusa a regra. Permitidos: {allowed}.",
  },
  suggestion: {
    en: "Rules of type {type} cannot aggregate by `{field}`, so the platform turns the rule down. Did you mean `{suggestion}`?",
    es: "Las reglas de tipo {type} no pueden agrupar por `{field}`, así que la plataforma rechaza la regla. ¿Quiso decir `{suggestion}`?",
    "pt-br":
      "Regras do tipo {type} não podem agregar por `{field}`, então a plataforma recusa a regra. Quis dizer `{suggestion}`?",
  },
  unknown: {
    en: "Events of {type} rules have no field `{field}`, so aggregating by it puts all events into one alert. Correct the name or remove it.",
    es: "Los eventos de las reglas {type} no tienen el campo `{field}`, así que agrupar por él reúne todos los eventos en una alerta. Corrija el nombre o elimínelo.",
    "pt-br":
      "Os eventos das regras {type} não têm o campo `{field}`, então agregar por ele reúne todos os eventos em um alerta. Corrija o nome ou remova-o.",
  },
  ruleId: {
    en: "`rule_id` is what the platform answers with; it does not take it as an aggregate field. Remove it.",
    es: "`rule_id` aparece en las respuestas de la plataforma, pero esta no lo acepta como campo de agregación. Elimínelo.",
    "pt-br": "`rule_id` aparece nas respostas da plataforma, mas ela não o aceita como campo de agregação. Remova-o.",
  },
  duplicate: {
    en: "`{field}` is named twice here; once is enough. Remove one.",
    es: "`{field}` aparece dos veces aquí; basta con una. Elimine una.",
    "pt-br": "`{field}` aparece duas vezes aqui; uma basta. Remova uma.",
  },
  change: {
    en: "Change it to `{suggestion}`",
    es: "Cambiarlo a `{suggestion}`",
    "pt-br": "Mudar para `{suggestion}`",
  },
});

export const aggregateField: PackCheck = {
  code: "aggregate-field",
  severity: "error",
  *run(pack, schema) {
    for (const { ruleType: type, properties } of pack.rules) {
      const seen = new Set<string>();
      for (const item of itemsOf(properties.get("aggregateFields")?.value)) {
        if (item.kind !== "scalar" || item.text === "") continue;
        const field = item.text;
        const where = item.span;
        if (seen.has(field)) yield { span: where, message: messages.duplicate({ field }) };
        seen.add(field);
        if (type === undefined || isAllowed(field, type, schema)) continue;
        const allowed = schema.aggregateFields(type);
        if (field === "rule_id") yield { span: where, message: messages.ruleId() };
        else if (allowed === undefined) yield { span: where, message: messages.unknown({ type, field }) };
        else {
          const suggestion = suggestName(
            field,
            allowed.filter((name) => !isNamed(name, properties.get("aggregateFields")?.value)),
          );
          if (suggestion === undefined) {
            yield { span: where, message: messages.notAllowed({ type, field, allowed: allowed.join(", ") }) };
            continue;
          }
          const edits = replaceText(pack.text, item, suggestion);
          yield {
            span: where,
            message: messages.suggestion({ type, field, suggestion }),
            fixes: [{ title: messages.change({ suggestion }), safety: "unsafe", edits }],
          };
        }
      }
    }
  },
};

function isNamed(name: string, node: HostNode | undefined): boolean {
  return itemsOf(node).some((item) => item.kind === "scalar" && item.text === name);
}

/** Where nothing says which fields are allowed, every field of the type is. */
function isAllowed(field: string, type: RuleType, schema: Schema): boolean {
  const allowed = schema.aggregateFields(type);
  if (allowed !== undefined) return allowed.includes(field);
  const eventTypes = schema.eventTypes.filter(({ ruleType }) => ruleType === type).map(({ eventType }) => eventType);
  return schema.findField(field, eventTypes.length === 0 ? EVENT_TYPES : eventTypes) !== undefined;
}
