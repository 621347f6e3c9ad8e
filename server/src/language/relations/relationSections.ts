/** The relations of rules in reading order, as far as they do not follow from what is said before. */

import { defineMessages, type Message } from "../text/message.js";
import type { Lattice } from "./lattice.js";
import type { RelatedRules } from "./relatedRules.js";
import type { RulePair } from "./rulePairs.js";

export interface RelationSection {
  readonly title: Message;
  readonly count: number;
  /** Made one by one, because of many only the first are shown. */
  readonly entries: Iterable<readonly RelationLine[]>;
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
    en: "Equal: these match the same events.",
    es: "Iguales: coinciden con los mismos eventos.",
    "pt-br": "Iguais: correspondem aos mesmos eventos.",
  },
  within: {
    en: "Within: whatever an indented rule matches, the one above it matches too.",
    es: "Contenidas: con lo que coincide una regla sangrada, coincide también la que está encima.",
    "pt-br": "Contidas: ao que uma regra recuada corresponde, a que está acima também corresponde.",
  },
  overlapping: {
    en: "Overlapping: some event is matched by both. What follows from the above is left out.",
    es: "Con eventos comunes: algún evento coincide con ambas. Se omite lo que se deduce de lo anterior.",
    "pt-br": "Com eventos em comum: algum evento corresponde a ambas. O que se deduz do anterior é omitido.",
  },
  unknown: {
    en: "Unknown: the proof was given up.",
    es: "Desconocidas: se abandonó la demostración.",
    "pt-br": "Desconhecidas: a prova foi abandonada.",
  },
  never: {
    en: "These match no documented event:",
    es: "Estas no coinciden con ningún evento documentado:",
    "pt-br": "Estas não correspondem a nenhum evento documentado:",
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
  const equal = classes
    .filter((members) => members.length > 1)
    .map(([first = 0, ...others]) => [
      line(first),
      ...others.map((second) => line(second, "=", { first, second, relation: "equal" })),
    ]);
  function* overlapping(): Generator<readonly RelationLine[]> {
    for (const { first, second } of overlaps) {
      const pair: RulePair = { first: firstOf(first), second: firstOf(second), relation: "overlapping" };
      yield [line(pair.first), line(pair.second, "∩", pair)];
    }
  }
  const unknown = [...pairs.unknown()].map((pair) => [line(pair.first), line(pair.second, "?", pair)]);
  const never = [...rules.keys()].filter((rule) => rules[rule]?.state === "never").map((rule) => [line(rule)]);
  const sections: readonly RelationSection[] = [
    { title: messages.equal(), count: equal.length, entries: equal },
    { title: messages.within(), count: inners.size, entries: [...inners.values()] },
    { title: messages.overlapping(), count: overlaps.count, entries: { [Symbol.iterator]: overlapping } },
    { title: messages.unknown(), count: unknown.length, entries: unknown },
    { title: messages.never(), count: never.length, entries: never },
  ];
  return sections.filter(({ count }) => count > 0);
}

/** As many as are shown. */
export function firstEntries({ entries }: RelationSection, most: number): readonly (readonly RelationLine[])[] {
  const first: (readonly RelationLine[])[] = [];
  for (const entry of entries) {
    if (first.length === most) break;
    first.push(entry);
  }
  return first;
}
