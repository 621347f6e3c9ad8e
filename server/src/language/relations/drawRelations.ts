/** The picture of how rules stand to each other, with what it does not show said below it. */

import { defineMessages, type Locale, type Message, render } from "../text/message.js";
import type { Lattice } from "./lattice.js";
import { pictureOf } from "./picture.js";
import { nameWithFile, type RelatedRules } from "./relatedRules.js";
import { relationSummary } from "./relationSummary.js";
import { svgOf } from "./svg.js";

export interface DrawingOptions {
  readonly locale: Locale;
  readonly stands: "alone" | "in a page";
  /** Where the name of a rule leads to, by its number. */
  readonly linkOf?: (rule: number) => string | undefined;
}

const messages = defineMessages("relations-picture", {
  title: {
    en: "How the rules relate",
    es: "Cómo se relacionan las reglas",
    "pt-br": "Como as regras se relacionam",
  },
  legend: {
    en: "A line leads from a rule to those within it, on its right: wherever these alert, it does too. A dashed line joins two rules that can alert on the same event. “=” joins rules that alert on the same events. What follows from other lines is left out.",
    es: "Una línea lleva de una regla a las contenidas en ella, a su derecha: donde estas alertan, ella también. Una línea discontinua une dos reglas que pueden alertar sobre el mismo evento. «=» une reglas que alertan sobre los mismos eventos. Se omite lo que se deduce de otras líneas.",
    "pt-br":
      "Uma linha leva de uma regra às contidas nela, à sua direita: onde estas alertam, ela também alerta. Uma linha tracejada une duas regras que podem alertar sobre o mesmo evento. “=” une regras que alertam sobre os mesmos eventos. O que se deduz de outras linhas é omitido.",
  },
  manyOverlaps: {
    en: "No overlaps are drawn: {count} lines, more than {limit}, would hide everything else.",
    es: "No se dibujan los pares con eventos comunes: {count} líneas, más de {limit}, ocultarían todo lo demás.",
    "pt-br":
      "Os pares com eventos em comum não são desenhados: {count} linhas, mais de {limit}, esconderiam todo o resto.",
  },
  manyRules: {
    en: "Only the first {limit} boxes are drawn, {count} are left out.",
    es: "Solo se dibujan los primeros {limit} recuadros; se omiten {count}.",
    "pt-br": "Só as primeiras {limit} caixas são desenhadas; {count} foram omitidas.",
  },
  unrelated: {
    en: "Rules without a line, which are not drawn: {count}.",
    es: "Reglas sin ninguna línea, que no se dibujan: {count}.",
    "pt-br": "Regras sem nenhuma linha, que não são desenhadas: {count}.",
  },
});

/** More lines between overlapping rules than this show nothing but themselves. */
const MOST_OVERLAPS = 60;
const MOST_BOXES = 150;

export interface Drawing {
  /** The picture as SVG text. Where it stands alone, the notes stand above it. */
  readonly svg: string;
  /** How to read it, the counts, and what is not drawn; a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Draws the lattice of rules.
 *
 * @example drawRelations(related, orderOf(related), { locale: "en", stands: "alone" }).svg.startsWith("<svg ") // true
 */
export function drawRelations(related: RelatedRules, lattice: Lattice, options: DrawingOptions): Drawing {
  const { rules } = related;
  const { locale, stands, linkOf } = options;
  const overlaps = lattice.overlaps.length > MOST_OVERLAPS ? [] : lattice.overlaps;
  const withLines = classesWithLines(lattice, overlaps);
  const drawn = withLines.slice(0, MOST_BOXES);
  const boxOf = new Map(drawn.map((number, box) => [number, box]));
  const containments = lattice.containments.flatMap(({ outer, inner }) => {
    const [one, other] = [boxOf.get(outer), boxOf.get(inner)];
    return one === undefined || other === undefined ? [] : [{ outer: one, inner: other }];
  });
  const ties = overlaps.flatMap(({ first, second }) => {
    const [one, other] = [boxOf.get(first), boxOf.get(second)];
    return one === undefined || other === undefined ? [] : [{ first: one, second: other }];
  });
  const members = drawn.map((number) => lattice.classes[number] ?? []);
  const labels = members.map((numbers) => numbers.flatMap((rule) => rules[rule] ?? []));
  const picture = pictureOf(labels, containments, ties);
  const notes = notesOf(related, lattice, overlaps.length, withLines, locale);
  const svg = svgOf(picture, {
    title: render(messages.title(), locale),
    notes: stands === "alone" ? notes : [],
    stands,
    tooltips: labels.map((each) => each.map(nameWithFile)),
    links: members.map((numbers) => numbers.map((rule) => linkOf?.(rule))),
  });
  return { svg, notes };
}

/** Those that lie within others or hold others first, then those that are equal, then those that overlap. */
function classesWithLines({ classes, containments }: Lattice, overlaps: Lattice["overlaps"]): readonly number[] {
  const found = new Set(containments.flatMap(({ outer, inner }) => [outer, inner]));
  for (const [number, members] of classes.entries()) if (members.length > 1) found.add(number);
  for (const { first, second } of overlaps) found.add(first).add(second);
  return [...found];
}

function notesOf(
  related: RelatedRules,
  lattice: Lattice,
  overlaps: number,
  withLines: readonly number[],
  locale: Locale,
): readonly string[] {
  const count = (value: number): string => value.toLocaleString(locale);
  const alerting = related.rules.filter(({ state }) => state === "alerts").length;
  const shown = withLines.reduce((sum, number) => sum + (lattice.classes[number]?.length ?? 0), 0);
  const notes: Message[] = [];
  if (overlaps < lattice.overlaps.length)
    notes.push(messages.manyOverlaps({ count: count(lattice.overlaps.length), limit: count(MOST_OVERLAPS) }));
  if (withLines.length > MOST_BOXES)
    notes.push(messages.manyRules({ limit: count(MOST_BOXES), count: count(withLines.length - MOST_BOXES) }));
  if (shown < alerting) notes.push(messages.unrelated({ count: count(alerting - shown) }));
  const legend = withLines.length > 0 ? [render(messages.legend(), locale)] : [];
  return [...legend, ...relationSummary(related, locale), ...notes.map((note) => render(note, locale))];
}
