/** The picture of how rules stand to each other, with what it does not show said below it. */

import { defineMessages, type Locale, type Message, render } from "../text/message.js";
import type { Lattice, Overlap } from "./lattice.js";
import { pictureOf } from "./picture.js";
import type { RelatedRules } from "./relatedRules.js";
import { relationSummary } from "./relationSummary.js";
import { notedName, ruleNote } from "./ruleNote.js";
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
    en: "A line leads from a rule to those within it, on its right: whatever these match, it matches too. A dashed line joins two rules that both match some event. “=” joins rules that match the same events. What follows from other lines is left out.",
    es: "Una línea lleva de una regla a las contenidas en ella, a su derecha: con lo que estas coinciden, ella también. Una línea discontinua une dos reglas que coinciden con algún mismo evento. «=» une reglas que coinciden con los mismos eventos. Se omite lo que se deduce de otras líneas.",
    "pt-br":
      "Uma linha leva de uma regra às contidas nela, à sua direita: ao que estas correspondem, ela também corresponde. Uma linha tracejada une duas regras que correspondem a algum mesmo evento. “=” une regras que correspondem aos mesmos eventos. O que se deduz de outras linhas é omitido.",
  },
  manyOverlaps: {
    en: "No overlaps are drawn: {count} lines, more than {limit}, would hide everything else.",
    es: "No se dibujan los pares con eventos comunes: {count} líneas, más de {limit}, ocultarían todo lo demás.",
    "pt-br":
      "Os pares com eventos em comum não são desenhados: {count} linhas, mais de {limit}, esconderiam todo o resto.",
  },
  manyRules: {
    en: "Only the {limit} boxes with the most relations are drawn, {count} are left out.",
    es: "Solo se dibujan los {limit} recuadros con más relaciones; se omiten {count}.",
    "pt-br": "Só as {limit} caixas com mais relações são desenhadas; {count} foram omitidas.",
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
/** Around one rule. */
const MOST_NEAR = 30;

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
  const { locale, stands } = options;
  const overlaps = lattice.overlaps.count > MOST_OVERLAPS ? [] : [...lattice.overlaps];
  const withLines = classesWithLines(lattice, overlaps);
  const drawn = withMostLines(withLines, lattice, overlaps);
  const notes = notesOf(related, lattice, overlaps.length, withLines, locale);
  return { svg: draw(drawn, overlaps, stands === "alone" ? notes : [], related, lattice, options), notes };
}

/**
 * Draws one rule with what it lies within and what lies within it, the nearest first.
 *
 * @example drawAround(0, related, orderOf(related), { locale: "en", stands: "in a page" }) // "" where it stands alone
 */
export function drawAround(rule: number, related: RelatedRules, lattice: Lattice, options: DrawingOptions): string {
  const centre = lattice.classes.findIndex((members) => members.includes(rule));
  const drawn = nearestTo(centre, lattice);
  const isAlone = drawn.length === 1 && lattice.classes[centre]?.length === 1;
  return isAlone ? "" : draw(drawn, [], [], related, lattice, options, centre);
}

/** @param marked the class that the picture is about */
function draw(
  drawn: readonly number[],
  overlaps: readonly Overlap[],
  notes: readonly string[],
  { rules }: RelatedRules,
  lattice: Lattice,
  { locale, stands, linkOf }: DrawingOptions,
  marked?: number,
): string {
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
  const boxes = labels.map((each) =>
    each.map(({ name, file, condition }) => ({ name: `${name}${ruleNote(condition, locale)}`, file })),
  );
  return svgOf(pictureOf(boxes, containments, ties), {
    title: render(messages.title(), locale),
    notes,
    stands,
    tooltips: labels.map((each) => each.map((rule) => notedName(rule, locale))),
    links: members.map((numbers) => numbers.map((rule) => linkOf?.(rule))),
    marked: marked === undefined ? undefined : boxOf.get(marked),
  });
}

/** A class, and by their distance those that lines lead to in one direction, to the left or to the right. */
function nearestTo(centre: number, { containments }: Lattice): readonly number[] {
  const outers = new Map<number, number[]>();
  const inners = new Map<number, number[]>();
  const add = (lines: Map<number, number[]>, from: number, to: number): void => {
    const known = lines.get(from);
    if (known === undefined) lines.set(from, [to]);
    else known.push(to);
  };
  for (const { outer, inner } of containments) {
    add(inners, outer, inner);
    add(outers, inner, outer);
  }
  const found = new Set([centre]);
  for (let ring = [{ at: centre, lines: [outers, inners] }]; ring.length > 0; ) {
    const next: typeof ring = [];
    for (const { at, lines } of ring) {
      for (const each of lines) {
        for (const other of each.get(at) ?? []) {
          if (found.has(other) || found.size >= MOST_NEAR) continue;
          found.add(other);
          next.push({ at: other, lines: [each] });
        }
      }
    }
    ring = next;
  }
  return [...found];
}

/** Those that lie within others or hold others first, then those that are equal, then those that overlap. */
function classesWithLines({ classes, containments }: Lattice, overlaps: readonly Overlap[]): readonly number[] {
  const found = new Set(containments.flatMap(({ outer, inner }) => [outer, inner]));
  for (const [number, members] of classes.entries()) if (members.length > 1) found.add(number);
  for (const { first, second } of overlaps) found.add(first).add(second);
  return [...found];
}

/**
 * Those that fit the picture, in the order given: rather classes with many lines than the first of the pack, each with what
 * its lines lead to.
 */
function withMostLines(
  withLines: readonly number[],
  { containments }: Lattice,
  overlaps: readonly Overlap[],
): readonly number[] {
  if (withLines.length <= MOST_BOXES) return withLines;
  const joined = new Map<number, number[]>(withLines.map((number) => [number, []]));
  const lines = [
    ...containments.map(({ outer, inner }) => [outer, inner] as const),
    ...overlaps.map(({ first, second }) => [first, second] as const),
  ];
  for (const [one, other] of lines) {
    joined.get(one)?.push(other);
    joined.get(other)?.push(one);
  }
  const byLines = [...joined].sort(([, one], [, other]) => other.length - one.length);
  const wanted = new Set(byLines.flatMap(([number, others]) => [number, ...others]));
  const kept = new Set([...wanted].slice(0, MOST_BOXES));
  return withLines.filter((number) => kept.has(number));
}

function notesOf(
  related: RelatedRules,
  lattice: Lattice,
  overlaps: number,
  withLines: readonly number[],
  locale: Locale,
): readonly string[] {
  const count = (value: number): string => value.toLocaleString(locale);
  const matching = related.rules.filter(({ state }) => state === "matches").length;
  const shown = withLines.reduce((sum, number) => sum + (lattice.classes[number]?.length ?? 0), 0);
  const notes: Message[] = [];
  if (overlaps < lattice.overlaps.count)
    notes.push(messages.manyOverlaps({ count: count(lattice.overlaps.count), limit: count(MOST_OVERLAPS) }));
  if (withLines.length > MOST_BOXES)
    notes.push(messages.manyRules({ limit: count(MOST_BOXES), count: count(withLines.length - MOST_BOXES) }));
  if (shown < matching) notes.push(messages.unrelated({ count: count(matching - shown) }));
  const legend = withLines.length > 0 ? [render(messages.legend(), locale)] : [];
  return [...legend, ...relationSummary(related, locale), ...notes.map((note) => render(note, locale))];
}
