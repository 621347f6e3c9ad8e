/**
 * Where in a pack a cursor stands: which property, which key. The tree of the host cannot tell, because what is being
 * typed is rarely whole; YAML is read by its indentation, JSON by its parser's own reckoning.
 */

import { getLocation } from "jsonc-parser";
import { type Span, span } from "../text/span.js";

export interface HostPath {
  /** Keys from the outside to the inside; `[]` stands for an item of a list. Without what is being typed itself. */
  readonly path: readonly string[];
  /** `key`: a property's name goes here. `value`: the value of the last key of the path. */
  readonly kind: "key" | "value";
  /** What a completion replaces: of a JSON string with its quotes. */
  readonly span: Span;
  /** The word there. */
  readonly word: string;
  /** Whether the key is there already with its colon, so that only its name is wanted. */
  readonly hasColon: boolean;
}

/** @example findHostPath("rules:\n  - name: a\n    wi", 25, "yaml") // { path: ["rules", "[]"], kind: "key", … } */
export function findHostPath(text: string, offset: number, format: "yaml" | "json"): HostPath | undefined {
  return format === "json" ? findInJson(text, offset) : findInYaml(text, offset);
}

function findInJson(text: string, offset: number): HostPath | undefined {
  const location = getLocation(text, offset);
  const path = location.path.map((part) => (typeof part === "number" ? "[]" : part));
  const node = location.previousNode;
  const touches = node !== undefined && node.offset <= offset && offset <= node.offset + node.length;
  const where = touches ? span(node.offset, node.offset + node.length) : span(offset, offset);
  const word = touches ? text.slice(where.start, where.end).replace(/^"|"$/g, "") : "";
  const hasColon = /^\s*:/.test(text.slice(where.end, where.end + 20));
  if (!location.isAtPropertyKey) return { path, kind: "value", span: where, word, hasColon: false };
  return { path: path.slice(0, -1), kind: "key", span: where, word, hasColon };
}

/** Long lines are values, and not ones that have a property to offer. */
const LONGEST_LINE = 400;

function findInYaml(text: string, offset: number): HostPath | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (before.length > LONGEST_LINE) return undefined;
  const rest = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? "";
  const after = text.slice(offset + rest.length, offset + rest.length + 20);
  const key = /^( *)((?:- +)*)([\w-]*)$/.exec(before);
  if (key !== null && /^(?:[ \t]*(?:\r?\n|$|:)|$)/.test(after)) {
    const [, spaces = "", dashes = "", typed = ""] = key;
    const shape: LineShape = { dashes: dashColumns(spaces, dashes), key: undefined };
    const path = ancestors(text, lineStart, shape, spaces.length + dashes.length);
    const where = span(offset - typed.length, offset + rest.length);
    return { path, kind: "key", span: where, word: typed + rest, hasColon: /^[ \t]*:/.test(after) };
  }
  const value = /^( *)((?:- +)*)([\w-]+):[ \t]+(?:\[(?:[^\]]*,)?[ \t]*)?(["']?)([\w.-]*)$/.exec(before);
  if (value === null) return undefined;
  const [, spaces = "", dashes = "", name = "", , typed = ""] = value;
  const shape: LineShape = { dashes: dashColumns(spaces, dashes), key: undefined };
  const path = ancestors(text, lineStart, shape, spaces.length + dashes.length);
  const more = /^[\w.-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? "";
  const where = span(offset - typed.length, offset + more.length);
  return { path: [...path, name], kind: "value", span: where, word: typed + more, hasColon: false };
}

/** A line of YAML: the columns of its dashes, and its key. */
interface LineShape {
  readonly dashes: readonly number[];
  readonly key: { readonly column: number; readonly name: string } | undefined;
}

function dashColumns(spaces: string, dashes: string): readonly number[] {
  return [...dashes.matchAll(/-/g)].map(({ index }) => spaces.length + index);
}

function shapeOf(line: string): LineShape | undefined {
  const match = /^( *)((?:- +|-$)*)(?:(["']?)([^"'#:[\]{}]+)\3 *:(?= |$))?/.exec(line);
  if (match === null || line.trim() === "" || line.trimStart().startsWith("#")) return undefined;
  const [, spaces = "", dashes = "", , name] = match;
  const key = name === undefined ? undefined : { column: spaces.length + dashes.length, name };
  return { dashes: dashColumns(spaces, dashes), key };
}

/** What lies around a line: each line above that is indented less, from the inside to the outside. */
function ancestors(text: string, lineStart: number, own: LineShape, column: number): readonly string[] {
  const path: string[] = [];
  let limit = column;
  let isItem = false;
  const climb = ({ dashes, key }: LineShape): void => {
    // A list may stand in the same column as the key that it belongs to.
    if (key !== undefined && (key.column < limit || (isItem && key.column === limit))) {
      path.unshift(key.name);
      limit = key.column;
      isItem = false;
    }
    for (const dash of dashes.toReversed()) {
      if (dash >= limit) continue;
      path.unshift("[]");
      limit = dash;
      isItem = true;
    }
  };
  climb(own);
  let end = lineStart - 1;
  while (end >= 0 && (limit > 0 || isItem)) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
    const shape = shapeOf(line.endsWith("\r") ? line.slice(0, -1) : line);
    if (line.startsWith("---")) break;
    if (shape !== undefined) climb(shape);
    end = start - 1;
  }
  return path;
}
