/** Reports what a rule lacks and the platform demands. */

import { defineMessages } from "../../text/message.js";
import { span } from "../../text/span.js";
import { requiredProperties } from "../platform.js";
import type { PackRule, RulePack } from "../rulePack.js";
import type { PackCheck } from "./packCheck.js";

const messages = defineMessages("missing-property", {
  missing: {
    en: "This rule has no `{property}`, and the platform does not accept a rule without it. Add it.",
    es: "Esta regla no tiene `{property}`, y la plataforma no acepta una regla sin esa propiedad. Añádala.",
    "pt-br": "Esta regra não tem `{property}`, e a plataforma não aceita uma regra sem essa propriedade. Acrescente-a.",
  },
  missingRules: {
    en: "This pack has no `rules`, so there is nothing in it to deploy or test. Add them, or is this another kind of file?",
    es: "Este paquete no tiene `rules`, así que no hay nada que desplegar ni probar. Añádalas; ¿o es otro tipo de archivo?",
    "pt-br":
      "Este pacote não tem `rules`, então não há nada para implantar ou testar. Acrescente-as; ou é outro tipo de arquivo?",
  },
  add: {
    en: "Add `{property}` with a usual value",
    es: "Añadir `{property}` con un valor habitual",
    "pt-br": "Acrescentar `{property}` com um valor usual",
  },
});

/** Values that most of the platform's own rules have. */
const USUAL_VALUES: ReadonlyMap<string, string> = new Map([
  ["severityOfAlerts", "3"],
  ["window", "86400"],
  ["threshold", "1"],
]);

export const missingProperty: PackCheck = {
  code: "missing-property",
  severity: "error",
  *run(pack) {
    for (const { properties } of pack.documents) {
      const first = properties?.entries[0];
      if (
        pack.content === "rules" &&
        first !== undefined &&
        !properties?.entries.some(({ key }) => key.text === "rules")
      )
        yield { span: first.key.span, message: messages.missingRules() };
    }
    const isTorn = tornRules(pack);
    for (const [index, rule] of pack.rules.entries()) {
      if (isTorn(index)) continue;
      for (const property of requiredProperties(rule.ruleType)) {
        const entry = rule.properties.get(property);
        if (entry?.value !== undefined) continue;
        const usual = entry === undefined ? USUAL_VALUES.get(property) : undefined;
        const edit = usual === undefined ? undefined : addition(pack.text, rule, property, usual);
        yield {
          span: entry?.key.span ?? placeOf(rule),
          message: messages.missing({ property }),
          fixes: edit === undefined ? [] : [{ title: messages.add({ property }), safety: "unsafe", edits: [edit] }],
        };
      }
    }
  },
};

/**
 * Answers whether the host is broken inside of a rule or right beside it: then what the rule seems to lack may stand
 * behind the broken place, and one wrong indentation would be reported once for each property.
 */
function tornRules({ rules, diagnostics, text }: RulePack): (index: number) => boolean {
  const broken = diagnostics.filter(({ code }) => code === "pack-syntax").map(({ span: where }) => where);
  return (index) => {
    const start = rules[index - 1]?.span.end ?? 0;
    const end = rules[index + 1]?.span.start ?? text.length;
    return broken.some((where) => where.end >= start && where.start <= end);
  };
}

/** The name of the rule, because the whole rule would put a squiggle under everything. */
function placeOf({ name, mapping, span: whole }: PackRule): { start: number; end: number } {
  return name?.span ?? mapping.entries[0]?.key.span ?? whole;
}

/** Before the first property, which needs no knowledge of how the last value ends. */
function addition(text: string, { mapping }: PackRule, property: string, value: string) {
  const first = mapping.entries[0];
  if (first === undefined) return undefined;
  const at = first.span.start;
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  if (mapping.flow) {
    const quote = text[at] === '"' ? '"' : "";
    return { span: span(at, at), newText: `${quote}${property}${quote}: ${value}, ` };
  }
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return { span: span(at, at), newText: `${property}: ${value}${lineBreak}${" ".repeat(at - lineStart)}` };
}
