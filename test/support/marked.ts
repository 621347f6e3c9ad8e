/** Texts with marks: `<|>` is a cursor, `<|…|>` a span. */

import type { Span } from "../../server/src/language/index.js";

export interface MarkedText {
  readonly text: string;
  readonly cursor: number;
}

/** The text without its one cursor, and where that was. */
export function readCursor(marked: string): MarkedText {
  const cursor = marked.indexOf("<|>");
  if (cursor === -1 || marked.indexOf("<|>", cursor + 1) !== -1) throw new Error(`Not one cursor in: ${marked}`);
  return { text: marked.replace("<|>", ""), cursor };
}

/** The text with a span marked in it, to compare with what is expected. */
export function markSpan(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}<|${text.slice(start, end)}|>${text.slice(end)}`;
}
