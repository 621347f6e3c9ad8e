/** Names as lines of a picture: broken at spaces where there are some, shortened where they are too long. */

import { shownText } from "../text/shownText.js";

const CUT = "…";

/**
 * A text in lines of at most so many columns; characters that nobody would see are replaced by a mark.
 *
 * @example wrapped("Root login without a second factor", 20, 2) // ["Root login without a", "second factor"]
 */
export function wrapped(text: string, columns: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const words = [...shownText(text.trim()).text.split(/\s+/)].flatMap((word) => chunks(word, columns));
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns) {
      line = longer;
      continue;
    }
    if (lines.length + 1 === mostLines) return [...lines, cut(words.slice(at).reduce(joined, line), columns)];
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function joined(text: string, word: string): string {
  return `${text} ${word}`;
}

/** @example cut("Root login", 5) // "Root…" */
function cut(text: string, columns: number): string {
  let kept = "";
  for (const character of text) {
    if (columnsOf(kept + character) > columns - 1) return `${kept.trimEnd()}${CUT}`;
    kept += character;
  }
  return kept;
}

/**
 * The end of a path, which tells it from others.
 *
 * @example endOf("packs/cloud/ecr.rules.yaml", 20) // "…loud/ecr.rules.yaml"
 */
export function endOf(path: string, columns: number): string {
  const shown = shownText(path).text;
  if (columnsOf(shown) <= columns) return shown;
  let kept = "";
  for (const character of [...shown].reverse()) {
    if (columnsOf(kept + character) > columns - 1) break;
    kept = character + kept;
  }
  return CUT + kept;
}

/** A word that is too long for a line, in pieces. */
function chunks(word: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (columnsOf(piece + character) > columns) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** How wide a text is, in columns. */
export function columnsOf(text: string): number {
  return shownText(text).columns;
}
