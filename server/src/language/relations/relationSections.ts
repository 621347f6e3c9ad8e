/** The relations of rules in reading order, as far as they do not follow from what is said before. */

import { defineMessages, type Message } from "../text/message.js";
import type { Lattice, RulePair } from "./lattice.js";
import type { RelatedRules } from "./relatedRules.js";

export interface RelationSection {
  readonly title: Message;
  readonly entries: readonly (readonly RelationLine[])[];
}

export interface RelationLine {
  readonly rule: number;
  /** 1 for what lies within the rule above it. */
  readonly depth: 0 | 1;
  readonly mark: "" | "=" | "∩" | "?";
  /** What the line says of its rule and one above it. */
  readonly pair: RulePair | undefined;
}

const messages = defineMessages("relation-sections", {
  equal: {
    en: "Equal: these alert on the same events.",
    es: "Iguales: alertan sobre los mismos eventos.",
    "pt-br": "Iguais: alertam sobre os mesmos eventos.",
  },
  within: {
    en: "Within: wherever an indented rule alerts, so does the one above it.",
    es: "Contenidas: donde alerta una regla sangrada, también alerta la que está encima.",
    "pt-br": "Contidas: onde uma regra recuada alerta, a que está acima também alerta.",
  },
  overlapping: {
    en: "Overlapping: both can alert on the same event. What follows from the above is left out.",
    es: "Con eventos comunes: ambas pueden alertar sobre el mismo evento. Se omite lo que se deduce de lo anterior.",
    "pt-br": "Com eventos em comum: ambas podem alertar sobre o mesmo evento. O que se deduz do anterior é omitido.",
  },
  unknown: {
    en: "Unknown: the proof was given up.",
    es: "Desconocidas: se abandonó la demostración.",
    "pt-br": "Desconhecidas: a prova foi abandonada.",
  },
  never: {
    en: "These alert on no documented event:",
    es: "Estas no alertan sobre ningún evento documentado:",
    "pt-br": "Estas não alertam sobre nenhum evento documentado:",
  },
});

/** @example relationSections(related, orderOf(related))[0]?.entries // [[{ rule: 0, … }, { rule: 3, mark: "=", … }]] */
export function relationSections(
  { rules, pairs }: RelatedRules,
  { classes, containments, overlaps }: Lattice,
): readonly RelationSection[] {
  const firstOf = (number: number): number => classes[number]?.[0] ?? 0;
  const line = (rule: number, mark: RelationLine["mark"] = "", pair?: RulePair): RelationLine => ({
    rule,
    depth: 0,
    mark,
    pair,
  });
  const inners = new Map<number, RelationLine[]>();
  for (const { outer, inner } of containments) {
    const pair: RulePair = { first: firstOf(inner), second: firstOf(outer), relation: "within" };
    const lines = inners.get(outer) ?? [line(firstOf(outer))];
    lines.push({ ...line(firstOf(inner), "", pair), depth: 1 });
    inners.set(outer, lines);
  }
  const sections: readonly RelationSection[] = [
    {
      title: messages.equal(),
      entries: classes
        .filter((members) => members.length > 1)
        .map(([first = 0, ...others]) => [
          line(first),
          ...others.map((second) => line(second, "=", { first, second, relation: "equal" })),
        ]),
    },
    { title: messages.within(), entries: [...inners.values()] },
    {
      title: messages.overlapping(),
      entries: overlaps.map(({ first, second }) => {
        const pair: RulePair = { first: firstOf(first), second: firstOf(second), relation: "overlapping" };
        return [line(pair.first), line(pair.second, "∩", pair)];
      }),
    },
    {
      title: messages.unknown(),
      entries: pairs
        .filter(({ relation }) => relation === "unknown")
        .map((pair) => [line(pair.first), line(pair.second, "?", pair)]),
    },
    {
      title: messages.never(),
      entries: [...rules.keys()].filter((rule) => rules[rule]?.state === "never").map((rule) => [line(rule)]),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
