/** How all other rules stand to one, in reading order: of a thousand rules, what an author wants to know of the one at hand. */

import { defineMessages, type Message } from "../text/message.js";
import type { RelatedRules } from "./relatedRules.js";
import type { RelationSection } from "./relationSections.js";
import type { RulePair } from "./rulePairs.js";

const messages = defineMessages("rule-sections", {
  equal: {
    en: "Match the same events as it:",
    es: "Coinciden con los mismos eventos que ella:",
    "pt-br": "Correspondem aos mesmos eventos que ela:",
  },
  wider: {
    en: "Match whatever it matches, and more:",
    es: "Coinciden con todo lo que ella, y con más:",
    "pt-br": "Correspondem a tudo a que ela corresponde, e a mais:",
  },
  narrower: {
    en: "Match only events that it matches too:",
    es: "Solo coinciden con eventos con los que ella también:",
    "pt-br": "Só correspondem a eventos a que ela também corresponde:",
  },
  overlapping: {
    en: "Match some of its events, and others:",
    es: "Coinciden con algunos de sus eventos, y con otros:",
    "pt-br": "Correspondem a alguns dos seus eventos, e a outros:",
  },
  unknown: {
    en: "Unknown, because the proof was given up:",
    es: "Se desconoce, porque se abandonó la demostración:",
    "pt-br": "Não se sabe, porque a prova foi abandonada:",
  },
});

/** @example ruleSections(related, 0)[0]?.count // 2 */
export function ruleSections({ pairs }: RelatedRules, rule: number): readonly RelationSection[] {
  const section = (
    title: Message,
    others: readonly number[],
    pairOf: (other: number) => RulePair,
  ): RelationSection => ({
    title,
    count: others.length,
    entries: others.map((other) => [{ rule: other, depth: 0, mark: "", pair: pairOf(other) }]),
  });
  const { equal, wider, narrower, overlapping, unknown } = pairs.standingTo(rule);
  return [
    section(messages.equal(), equal, (second) => ({ first: rule, second, relation: "equal" })),
    section(messages.wider(), wider, (second) => ({ first: rule, second, relation: "within" })),
    section(messages.narrower(), narrower, (first) => ({ first, second: rule, relation: "within" })),
    section(messages.overlapping(), overlapping, (second) => ({ first: rule, second, relation: "overlapping" })),
    section(messages.unknown(), unknown, (second) => ({ first: rule, second, relation: "unknown" })),
  ].filter(({ count }) => count > 0);
}
