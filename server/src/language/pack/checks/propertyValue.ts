/** Reports numbers that the platform does not offer: severity, window and threshold are each one of a few. */

import { defineMessages } from "../../text/message.js";
import { compareNumbers, numberText, parseNumber } from "../../values/decimal.js";
import type { EventValue } from "../../values/event.js";
import { replaceWithWord } from "../entryEdits.js";
import { SEVERITIES_OF_ALERTS, THRESHOLDS, WINDOWS } from "../platform.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("property-value", {
  notOffered: {
    en: "The platform does not offer {value} as `{property}` and turns the rule down. Choose one of {allowed}.",
    es: "La plataforma no ofrece {value} como `{property}` y rechaza la regla. Elija uno de {allowed}.",
    "pt-br": "A plataforma não oferece {value} como `{property}` e recusa a regra. Escolha um de {allowed}.",
  },
  quoted: {
    en: "`{property}` must be a number, and {value} in quotes is text, which the platform turns down. Remove the quotes.",
    es: "`{property}` debe ser un número, y {value} entre comillas es texto, que la plataforma rechaza. Quite las comillas.",
    "pt-br":
      "`{property}` deve ser um número, e {value} entre aspas é texto, que a plataforma recusa. Remova as aspas.",
  },
  change: {
    en: "Change it to {value}",
    es: "Cambiarlo a {value}",
    "pt-br": "Mudar para {value}",
  },
});

const SETS: readonly (readonly [string, readonly number[]])[] = [
  ["severityOfAlerts", SEVERITIES_OF_ALERTS],
  ["window", WINDOWS],
  ["threshold", THRESHOLDS],
];

export const propertyValue: PackCheck = {
  code: "property-value",
  severity: "error",
  *run({ rules }) {
    for (const { properties } of rules) {
      for (const [property, allowed] of SETS) {
        const node = properties.get(property)?.value;
        if (node?.kind !== "scalar") continue;
        const number = numberOf(node.value);
        if (number !== undefined && allowed.includes(number)) {
          if (typeof node.value !== "string") continue;
          const value = numberText(number);
          const fix = {
            title: messages.change({ value }),
            safety: "safe" as const,
            edits: replaceWithWord(node, value),
          };
          yield { span: node.span, message: messages.quoted({ property, value }), fixes: [fix] };
          continue;
        }
        const nearest = number === undefined ? undefined : nearestOf(number, allowed);
        const value = nearest === undefined ? "" : String(nearest);
        yield {
          span: node.span,
          message: messages.notOffered({ value: node.text, property, allowed: allowed.join(", ") }),
          fixes:
            nearest === undefined
              ? []
              : [{ title: messages.change({ value }), safety: "unsafe", edits: replaceWithWord(node, value) }],
        };
      }
    }
  },
};

/** A number beyond what a `number` holds exactly is out of every set anyway. */
function numberOf(value: EventValue): number | undefined {
  const number = typeof value === "string" ? parseNumber(value.trim()) : value;
  return typeof number === "number" ? number : undefined;
}

function nearestOf(value: number, allowed: readonly number[]): number | undefined {
  return allowed.toSorted((a, b) => compareNumbers(Math.abs(a - value), Math.abs(b - value)))[0];
}
