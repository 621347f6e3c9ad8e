/**
 * A picture as SVG text: no scripts, no references, nothing that stands in a name counts as markup. It has the colours of
 * what it is put into, and of a light or dark page where it stands alone.
 */

import { shownText } from "../text/shownText.js";
import { wrapped } from "./labels.js";
import { type Box, COLUMN_WIDTH, type LabelLine, LINE_HEIGHT, type Line, PADDING, type Picture } from "./picture.js";

export interface SvgOptions {
  readonly title: string;
  /** Above the picture, each a paragraph. */
  readonly notes: readonly string[];
  /** A file of its own, or a part of a page, which then says how it looks: colours, font, dashes. */
  readonly stands: "alone" | "in a page";
  /** What the box of a class says when it is pointed at, a line a rule. */
  readonly tooltips: readonly (readonly string[])[];
  /** By class, then by rule in it: where the name leads to. */
  readonly links: readonly (readonly (string | undefined)[])[];
  /** The number of the class that the picture is about, if it is about one. */
  readonly marked: number | undefined;
}

const MARGIN = 20;
/** Narrower, and the notes would be high towers. */
const LEAST_WIDTH = 560;
/** From the top of a line of text to where its letters stand. */
const BASELINE = 12;

interface Colours {
  readonly text: string;
  readonly page: string;
  readonly box: string;
  readonly line: string;
  readonly tie: string;
}

const LIGHT: Colours = { text: "#1f2328", page: "#ffffff", box: "#f6f8fa", line: "#57606a", tie: "#9a6700" };
const DARK: Colours = { text: "#e6edf3", page: "#0d1117", box: "#161b22", line: "#8b949e", tie: "#d29922" };

function colouring({ text, page, box, line, tie }: Colours): string {
  return `:root{color:${text};background:${page}}rect{fill:${box}}path{stroke:${line}}path.overlap{stroke:${tie}}`;
}

const SHAPES =
  'text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:currentColor}' +
  "text.file{opacity:.65}rect{stroke:currentColor}rect.marked{stroke-width:2.5}path{fill:none;stroke-width:1.25}path.overlap{stroke-dasharray:5 4}";
const STYLE = `${SHAPES}${colouring(LIGHT)}@media (prefers-color-scheme:dark){${colouring(DARK)}}`;

/**
 * Writes a picture.
 *
 * @example svgOf(pictureOf(classes, containments, overlaps), { title: "Rules", notes: [], stands: "alone", tooltips: [], links: [], marked: undefined })
 */
export function svgOf(picture: Picture, { title, notes, stands, tooltips, links, marked }: SvgOptions): string {
  const width = Math.ceil(Math.max(LEAST_WIDTH, picture.width) + 2 * MARGIN);
  const columns = Math.floor((width - 2 * MARGIN) / COLUMN_WIDTH);
  const noteLines = notes.flatMap((note) => wrapped(note, columns, Number.POSITIVE_INFINITY));
  const top = noteLines.length * LINE_HEIGHT + 2 * MARGIN;
  const height = Math.ceil(top + picture.height + (picture.height === 0 ? 0 : MARGIN));
  const body = [
    `<title>${escaped(title)}</title>`,
    ...(stands === "alone" ? [`<style>${STYLE}</style>`] : []),
    ...noteLines.map((line, at) => textOf(line, MARGIN, MARGIN + at * LINE_HEIGHT + BASELINE)),
    `<g transform="translate(${MARGIN} ${top})">`,
    ...picture.lines.map(pathOf),
    ...picture.boxes.map((box, number) => boxOf(box, tooltips[number] ?? [], links[number] ?? [], number === marked)),
    "</g>",
  ];
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">\n${body.join("\n")}\n</svg>\n`;
}

/** Clipped, because no font is known: marks that are piled up on a letter would reach over the next box. */
function boxOf(
  { left, top, width, height, lines }: Box,
  tooltip: readonly string[],
  links: readonly unknown[],
  isMarked: boolean,
): string {
  const place = `x="${rounded(left)}" y="${rounded(top)}" width="${rounded(width)}" height="${rounded(height)}"`;
  const label = ({ text, kind, rule }: LabelLine, at: number): string => {
    const written = textOf(text, PADDING, PADDING / 2 + at * LINE_HEIGHT + BASELINE, kind);
    const link = kind === "name" ? links[rule] : undefined;
    return typeof link === "string" ? `<a href="${escaped(link)}">${written}</a>` : written;
  };
  return [
    `<svg ${place}>`,
    `<title>${escaped(tooltip.join("\n"))}</title>`,
    `<rect${isMarked ? ' class="marked"' : ""} x="0.5" y="0.5" width="${rounded(width - 1)}" height="${rounded(height - 1)}" rx="4"/>`,
    ...lines.map(label),
    "</svg>",
  ].join("");
}

function pathOf({ kind, points, bend }: Line): string {
  const [start, ...others] = points;
  if (start === undefined) return "";
  let path = `M${rounded(start.x)} ${rounded(start.y)}`;
  let before = start;
  for (const next of others) {
    const middle = (before.x + next.x) / 2;
    const [one, other] = bend > 0 ? [before.x + bend, next.x + bend] : [middle, middle];
    path += ` C${rounded(one)} ${rounded(before.y)} ${rounded(other)} ${rounded(next.y)} ${rounded(next.x)} ${rounded(next.y)}`;
    before = next;
  }
  return `<path class="${kind}" d="${path}"/>`;
}

function textOf(text: string, x: number, y: number, kind = "note"): string {
  return `<text class="${kind}" x="${rounded(x)}" y="${rounded(y)}">${escaped(text)}</text>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As text or as the value of an attribute. What XML cannot hold, and what nobody would see, becomes a mark. */
function escaped(text: string): string {
  return text
    .split("\n")
    .map((line) => shownText(line).text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character))
    .join("\n");
}
