/** How rules relate in numbers, as sentences. */

import { defineMessages, type Locale, type Message, render } from "../text/message.js";
import { type RelatedRules, type RuleState, relationCounts } from "./relatedRules.js";

const messages = defineMessages("relation-summary", {
  counts: {
    en: "Rules: {rules}. Pairs: {pairs}, of them equal {equal}, one within the other {within}, overlapping {overlapping}, disjoint {disjoint}, unknown {unknown}.",
    es: "Reglas: {rules}. Pares: {pairs}, de ellos iguales {equal}, uno contenido en el otro {within}, con eventos comunes {overlapping}, disjuntos {disjoint}, desconocidos {unknown}.",
    "pt-br":
      "Regras: {rules}. Pares: {pairs}, dos quais iguais {equal}, um contido no outro {within}, com eventos em comum {overlapping}, disjuntos {disjoint}, desconhecidos {unknown}.",
  },
  never: {
    en: "Rules that match no documented event: {count}.",
    es: "Reglas que no coinciden con ningún evento documentado: {count}.",
    "pt-br": "Regras que não correspondem a nenhum evento documentado: {count}.",
  },
  broken: {
    en: "Rules that do not parse: {count}.",
    es: "Reglas que no se pueden leer: {count}.",
    "pt-br": "Regras que não podem ser lidas: {count}.",
  },
  skipped: {
    en: "Pairs that were not looked at: {count}.",
    es: "Pares que no se examinaron: {count}.",
    "pt-br": "Pares que não foram examinados: {count}.",
  },
});

/** Each a line: the counts of pairs, then what kept rules or pairs from being counted. */
export function relationSummary(related: RelatedRules, locale: Locale): readonly string[] {
  const count = (value: number): string => value.toLocaleString(locale);
  const { rules, compared, skipped } = related;
  const { equal, within, overlapping, disjoint, unknown } = relationCounts(related);
  const inState = (state: RuleState): number => rules.filter((rule) => rule.state === state).length;
  const [never, broken] = [inState("never"), inState("broken")];
  const lines: Message[] = [
    messages.counts({
      rules: count(rules.length),
      pairs: count(compared),
      equal: count(equal),
      within: count(within),
      overlapping: count(overlapping),
      disjoint: count(disjoint),
      unknown: count(unknown),
    }),
  ];
  if (never > 0) lines.push(messages.never({ count: count(never) }));
  if (broken > 0) lines.push(messages.broken({ count: count(broken) }));
  if (skipped > 0) lines.push(messages.skipped({ count: count(skipped) }));
  return lines.map((line) => render(line, locale));
}
