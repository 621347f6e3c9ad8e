/**
 * The truth tree and what would change the verdict as the text of a document: a line an expression or change, indented by
 * depth, so that it folds by itself.
 */

import type { ChangeLine, Explanation, ExplanationLine, Place, RuleEdit } from "../../server/src/protocol.js";

/** Marks, not colours, carry the truth. */
const MARKS: Readonly<Record<ExplanationLine["mark"], string>> = { true: "✓ ", false: "✗ ", note: "" };

/** Texts in the language of the reader. */
export interface ExplanationWords {
  readonly hint: string;
  /** What stands behind a change that can be made. */
  readonly apply: string;
}

/** Characters of a line that lead somewhere when they are clicked. */
export interface ExplanationLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target:
    | { readonly kind: "place"; readonly place: Place }
    | { readonly kind: "edit"; readonly edit: RuleEdit };
}

interface Row {
  readonly text: string;
  readonly place?: Place | undefined;
  readonly links: readonly Omit<ExplanationLink, "line">[];
}

export function explanationText(explanation: Explanation, words: ExplanationWords): string {
  return [...rowsOf(explanation, words).map(({ text }) => text), ""].join("\n");
}

/** Where the line of the text leads. */
export function findPlace(explanation: Explanation, words: ExplanationWords, line: number): Place | undefined {
  return rowsOf(explanation, words)[line]?.place;
}

export function linksOf(explanation: Explanation, words: ExplanationWords): readonly ExplanationLink[] {
  return rowsOf(explanation, words).flatMap(({ links }, line) => links.map((link) => ({ ...link, line })));
}

function rowsOf({ title, lines, changes = [] }: Explanation, words: ExplanationWords): readonly Row[] {
  const plain = (text: string): Row => ({ text, links: [] });
  return [
    plain(oneLine(title)),
    plain(words.hint),
    plain(""),
    ...lines.map(treeRow),
    ...(changes.length === 0 ? [] : [plain("")]),
    ...changes.map((change) => changeRow(change, words)),
  ];
}

function treeRow({ depth, mark, text, place }: ExplanationLine): Row {
  return { text: `${"  ".repeat(depth)}${MARKS[mark]}${oneLine(text)}`, place, links: [] };
}

function changeRow({ depth, text, place, edit }: ChangeLine, { apply }: ExplanationWords): Row {
  const indentation = "  ".repeat(depth);
  const shown = indentation + oneLine(text);
  const links: Omit<ExplanationLink, "line">[] = [];
  if (place !== undefined)
    links.push({ start: indentation.length, end: shown.length, target: { kind: "place", place } });
  if (edit === undefined) return { text: shown, place, links };
  const start = shown.length + GAP.length;
  links.push({ start, end: start + apply.length, target: { kind: "edit", edit } });
  return { text: shown + GAP + apply, place, links };
}

const GAP = "   ";

/** Values come from events, and a line break in one must not shift the lines below it. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}
