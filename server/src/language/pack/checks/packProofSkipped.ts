/** Says, once for a pack, which proofs about it were given up because they would have cost too much. */

import type { CheckSettings } from "../../checks/check.js";
import type { Diagnostic, RelatedPlace } from "../../checks/diagnostic.js";
import { proofSkipped } from "../../checks/proofSkipped.js";
import { type Count, defineMessages, type Message } from "../../text/message.js";
import type { Span } from "../../text/span.js";
import type { PackProofs } from "./packProofs.js";
import { placeOfRule } from "./relatedRule.js";

const messages = defineMessages("proof-skipped-in-pack", {
  pack: {
    en: "Not all proofs about this pack were finished, so mistakes may go unreported. Left out: {what}. Raise `proofEffort` in the settings, or split the pack.",
    es: "No se terminaron todas las demostraciones sobre este paquete, así que puede haber errores sin señalar. Faltan: {what}. Aumente `proofEffort` en los ajustes o divida el paquete.",
    "pt-br":
      "Nem todas as provas sobre este pacote foram concluídas, então pode haver erros sem aviso. Faltam: {what}. Aumente `proofEffort` nas configurações ou divida o pacote.",
  },
  filters: { en: "filters ({count})", es: "filtros ({count})", "pt-br": "filtros ({count})" },
  rules: {
    en: "suppressions, of rules ({count})",
    es: "supresiones, de reglas ({count})",
    "pt-br": "supressões, de regras ({count})",
  },
  pairs: { en: "pairs of rules ({count})", es: "pares de reglas ({count})", "pt-br": "pares de regras ({count})" },
  both: { en: "{first}; {second}", es: "{first}; {second}", "pt-br": "{first}; {second}" },
  filter: {
    en: "Not all proofs about this filter were finished",
    es: "No se terminaron todas las demostraciones sobre este filtro",
    "pt-br": "Nem todas as provas sobre este filtro foram concluídas",
  },
  suppressions: {
    en: "Not all proofs about the suppressions of this rule were finished",
    es: "No se terminaron todas las demostraciones sobre las supresiones de esta regla",
    "pt-br": "Nem todas as provas sobre as supressões desta regra foram concluídas",
  },
  rule: {
    en: "Not all pairs from this rule on were compared",
    es: "No se compararon todos los pares a partir de esta regla",
    "pt-br": "Nem todos os pares a partir desta regra foram comparados",
  },
});

/** Beyond this many places the numbers say enough. */
const MOST_PLACES = 10;

/** @param filters in the host: those of which something was left open */
export function packProofSkipped(
  filters: readonly Span[],
  proofs: PackProofs,
  settings: CheckSettings,
): readonly Diagnostic[] {
  const { rules, pairs, firstLeft } = proofs.unfinished();
  const places: readonly RelatedPlace[] = [
    ...filters.map((span) => ({ span, message: messages.filter() })),
    ...rules.map((rule) => ({ span: placeOfRule(rule), message: messages.suppressions() })),
    ...(firstLeft === undefined ? [] : [{ span: placeOfRule(firstLeft), message: messages.rule() }]),
  ];
  const [first] = places;
  if (first === undefined) return [];
  const counted: readonly (readonly [(values: { readonly count: Count }) => Message, number])[] = [
    [messages.filters, filters.length],
    [messages.rules, rules.length],
    [messages.pairs, pairs],
  ];
  const what = counted
    .filter(([, count]) => count > 0)
    .map(([part, count]) => part({ count: { count } }))
    .reduce((before, part) => messages.both({ first: before, second: part }));
  return proofSkipped(first.span, messages.pack({ what }), places.slice(0, MOST_PLACES), settings);
}
