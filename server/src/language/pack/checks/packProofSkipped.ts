/** Says, once for a pack, which proofs about it were given up because they would have cost too much. */

import type { CheckSettings } from "../../checks/check.js";
import type { Diagnostic, RelatedPlace } from "../../checks/diagnostic.js";
import { proofSkipped } from "../../checks/proofSkipped.js";
import { defineMessages } from "../../text/message.js";
import type { Span } from "../../text/span.js";
import type { PackProofs } from "./packProofs.js";
import { placeOfRule } from "./relatedRule.js";

const messages = defineMessages("proof-skipped-in-pack", {
  pack: {
    en: "The proofs about this pack were not finished: they are missing for {filters} of its filters, the suppressions of {rules} of its rules and {pairs} pairs of rules, so mistakes there may go unreported. Raise `proofEffort` in the settings, or split the pack.",
    es: "No se terminaron las demostraciones sobre este paquete: faltan las de {filters} de sus filtros, las supresiones de {rules} de sus reglas y {pairs} pares de reglas, así que ahí puede haber errores sin señalar. Aumente `proofEffort` en los ajustes o divida el paquete.",
    "pt-br":
      "As provas sobre este pacote não foram concluídas: faltam as de {filters} de seus filtros, das supressões de {rules} de suas regras e de {pairs} pares de regras, então pode haver erros ali sem aviso. Aumente `proofEffort` nas configurações ou divida o pacote.",
  },
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
  const message = messages.pack({ filters: filters.length, rules: rules.length, pairs });
  return proofSkipped(first.span, message, places.slice(0, MOST_PLACES), settings);
}
