/**
 * The picture of a lattice: a box for each class of rules, lines to what lies within it on its right, dashed lines between
 * rules that overlap. Parts that have no line between them stand apart. No box and no text lies on another.
 */

import { columnsOf as columnsOfGraph, type Spot } from "./columns.js";
import { middlesOf } from "./heights.js";
import { columnsOf, endOf, wrapped } from "./labels.js";
import type { Containment, Overlap } from "./lattice.js";

/** What a class is labelled with: one name a rule, and where it is from. */
export type PictureClass = readonly {
  readonly name: string;
  readonly file: string | undefined;
}[];

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** In the order of the classes. */
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly LabelLine[];
}

export interface LabelLine {
  readonly text: string;
  readonly kind: "name" | "file" | "more";
  /** The number of the rule within its class. */
  readonly rule: number;
}

export interface Line {
  readonly kind: "containment" | "overlap";
  readonly points: readonly Point[];
  /** How far it bends to the right on its way between two boxes of one column; 0 where it leads from left to right. */
  readonly bend: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Monospaced, so that the room that a text takes is known without the font. Slightly more than fonts need. */
export const COLUMN_WIDTH = 7.4;
export const LINE_HEIGHT = 16;
export const PADDING = 8;
const WIDEST_LINE = 34;
const LINES_FOR_EACH_NAME = 2;
const MOST_NAMES = 4;
/** Between boxes of one column, and between parts. */
const GAP = 14;
const PART_GAP = 34;
/** Between columns, where the lines are. */
const GUTTER = 64;
const LONGEST_BEND = 52;
/** Parts stand beside each other up to this width. */
const SHELF_WIDTH = 1_280;

/**
 * Lays a picture out, from its left upper corner.
 *
 * @example pictureOf([[{ name: "A", file: undefined }], [{ name: "B", file: undefined }]], [{ outer: 0, inner: 1 }], []).boxes.length // 2
 */
export function pictureOf(
  classes: readonly PictureClass[],
  containments: readonly Containment[],
  overlaps: readonly Overlap[],
): Picture {
  const arrows = containments.map(({ outer, inner }) => ({ from: outer, to: inner }));
  const ties = overlaps.map(({ first, second }) => ({ from: first, to: second }));
  const labels = classes.map(labelOf);
  const parts = partsOf(classes.length, [...arrows, ...ties]).map((members) => {
    const numberIn = new Map(members.map((member, at) => [member, at]));
    const within = (links: readonly GlobalLink[]): readonly GlobalLink[] =>
      links.flatMap(({ from, to }) => {
        const [one, other] = [numberIn.get(from), numberIn.get(to)];
        return one === undefined || other === undefined ? [] : [{ from: one, to: other }];
      });
    const graph = { nodes: members.length, arrows: within(arrows), ties: within(ties) };
    const part = layOut(
      graph,
      members.map((member) => labels[member] ?? labelOf([])),
    );
    return { members, part };
  });
  return onShelves(parts, classes.length);
}

interface GlobalLink {
  readonly from: number;
  readonly to: number;
}

interface Label {
  readonly lines: readonly LabelLine[];
  readonly width: number;
  readonly height: number;
}

function labelOf(rules: PictureClass): Label {
  const shown = rules.length > MOST_NAMES ? rules.slice(0, MOST_NAMES - 1) : rules;
  const lines = shown.flatMap(({ name, file }, rule): readonly LabelLine[] => {
    const written = wrapped(rule === 0 ? name : `= ${name}`, WIDEST_LINE, LINES_FOR_EACH_NAME);
    const named = written.map((text) => ({ text, kind: "name", rule }) as const);
    return file === undefined ? named : [...named, { text: endOf(file, WIDEST_LINE), kind: "file", rule }];
  });
  const more = rules.length - shown.length;
  const all = more === 0 ? lines : [...lines, { text: `= … +${more}`, kind: "more", rule: shown.length } as const];
  const widest = Math.max(1, ...all.map(({ text }) => columnsOf(text)));
  return {
    lines: all,
    width: Math.ceil(widest * COLUMN_WIDTH) + 2 * PADDING,
    height: all.length * LINE_HEIGHT + PADDING,
  };
}

/** The nodes of each part, larger parts first. */
function partsOf(nodes: number, links: readonly GlobalLink[]): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (const { from, to } of links) {
    neighbours[from]?.push(to);
    neighbours[to]?.push(from);
  }
  const seen = new Set<number>();
  const parts: (readonly number[])[] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const node of part) {
      for (const next of neighbours[node] ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part.sort((one, other) => one - other));
  }
  return parts.sort((one, other) => other.length - one.length);
}

function layOut(
  graph: { readonly nodes: number; readonly arrows: readonly GlobalLink[]; readonly ties: readonly GlobalLink[] },
  labels: readonly Label[],
): Picture {
  const { columns, arrows, ties } = columnsOfGraph(graph);
  const sizes = columns.map((column) =>
    column.map(({ node }) => (node === undefined ? 0 : (labels[node]?.height ?? 0))),
  );
  const places = new Map(
    columns.flatMap((column, number) => column.map((spot, at) => [spot, { column: number, at }] as const)),
  );
  const joints = [...arrows, ...ties].flatMap((route) =>
    route.flatMap((spot, at) => {
      const [one, other] = [places.get(spot), places.get(route[at + 1] ?? spot)];
      return one === undefined || other === undefined || one === other ? [] : [{ one, other }];
    }),
  );
  const middles = middlesOf(sizes, joints, GAP);
  const widths = columns.map((column) =>
    Math.max(0, ...column.map(({ node }) => (node === undefined ? 0 : (labels[node]?.width ?? 0)))),
  );
  const lefts = widths.map((_, number) => widths.slice(0, number).reduce((sum, width) => sum + width + GUTTER, 0));
  const middleOf = (spot: Spot): number => {
    const place = places.get(spot);
    return place === undefined ? 0 : (middles[place.column]?.[place.at] ?? 0);
  };
  const leftOf = (spot: Spot): Point => ({ x: lefts[spot.column] ?? 0, y: middleOf(spot) });
  const rightOf = (spot: Spot): Point => ({
    x: (lefts[spot.column] ?? 0) + (widths[spot.column] ?? 0),
    y: middleOf(spot),
  });
  const lineOf =
    (kind: Line["kind"]) =>
    (route: readonly Spot[]): Line => {
      const [first, ...passed] = route;
      const last = passed.pop();
      if (first === undefined || last === undefined) return { kind, points: [], bend: 0 };
      if (first.column !== last.column) {
        const between = passed.flatMap((spot) => [leftOf(spot), rightOf(spot)]);
        return { kind, points: [rightOf(first), ...between, leftOf(last)], bend: 0 };
      }
      const bend = Math.min(LONGEST_BEND, 16 + Math.abs(middleOf(first) - middleOf(last)) / 8);
      return { kind, points: [rightOf(first), rightOf(last)], bend };
    };
  const boxes = new Array<Box>(graph.nodes);
  for (const spot of columns.flat()) {
    const label = spot.node === undefined ? undefined : labels[spot.node];
    if (spot.node === undefined || label === undefined) continue;
    const left = lefts[spot.column] ?? 0;
    // All of a column have its width, so that what leaves one of them is at once between the columns.
    boxes[spot.node] = { ...label, left, width: widths[spot.column] ?? 0, top: middleOf(spot) - label.height / 2 };
  }
  const lines = [...arrows.map(lineOf("containment")), ...ties.map(lineOf("overlap"))];
  const hasBends = lines.some(({ bend }) => bend > 0);
  const width = Math.max(0, ...boxes.map((box) => box.left + box.width)) + (hasBends ? LONGEST_BEND : 0);
  const bottoms = [
    ...boxes.map((box) => box.top + box.height),
    ...lines.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  return { width, height: Math.max(0, ...bottoms), boxes, lines };
}

/** Parts beside each other as far as the width allows, then below. */
function onShelves(
  parts: readonly { readonly members: readonly number[]; readonly part: Picture }[],
  nodes: number,
): Picture {
  const boxes = new Array<Box>(nodes);
  const lines: Line[] = [];
  const shelf = { left: 0, top: 0, height: 0 };
  let [width, height] = [0, 0];
  for (const { members, part } of parts) {
    if (shelf.left > 0 && shelf.left + part.width > SHELF_WIDTH) {
      shelf.top += shelf.height + PART_GAP;
      shelf.left = shelf.height = 0;
    }
    const { left, top } = shelf;
    for (const [at, box] of part.boxes.entries()) {
      const member = members[at];
      if (member !== undefined) boxes[member] = { ...box, left: box.left + left, top: box.top + top };
    }
    for (const { kind, points, bend } of part.lines)
      lines.push({ kind, bend, points: points.map(({ x, y }) => ({ x: x + left, y: y + top })) });
    shelf.left += part.width + PART_GAP;
    shelf.height = Math.max(shelf.height, part.height);
    width = Math.max(width, left + part.width);
    height = Math.max(height, top + part.height);
  }
  return { width, height, boxes, lines };
}
