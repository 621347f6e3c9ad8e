/** The truth tree as the text of a document: a line an expression, indented by depth, so that it folds by itself. */

import type { Explanation, ExplanationLine } from "../../server/src/protocol.js";

/** Marks, not colours, carry the truth. */
const MARKS: Readonly<Record<ExplanationLine["mark"], string>> = { true: "✓ ", false: "✗ ", note: "" };

/** Lines before the first one of the tree: the title, the hint and an empty one. */
const HEADER_LINES = 3;

export function explanationText({ title, lines }: Explanation, hint: string): string {
  const tree = lines.map(({ depth, mark, text }) => `${"  ".repeat(depth)}${MARKS[mark]}${oneLine(text)}`);
  return [oneLine(title), hint, "", ...tree, ""].join("\n");
}

/** The line of the tree that stands at a line of the text, from 0. */
export function findExplanationLine({ lines }: Explanation, line: number): ExplanationLine | undefined {
  return lines[line - HEADER_LINES];
}

/** Values come from events, and a line break in one must not shift the lines below it. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}
