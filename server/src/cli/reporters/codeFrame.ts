/** Lines of a file with carets under the characters that a message is about. */

import type { LineIndex, Span } from "../../language/index.js";
import type { Printer, Style } from "../terminal.js";
import { shownText } from "./shownText.js";

/** More lines than these are left out in the middle. */
const MOST_LINES = 6;
/** Filters in JSON are one line; of a long one the part around the carets is shown. */
const LONGEST_LINE = 160;
const CONTEXT_BEFORE = 40;

/**
 * The lines of a frame. A span of several lines is marked on each of them.
 *
 * @example codeFrame(lineIndex("a = b"), { start: 4, end: 5 }, printer, "error")
 * // [" 1 │ a = b", "   │     ^"]
 */
export function codeFrame(index: LineIndex, span: Span, printer: Printer, style: Style): readonly string[] {
  const first = index.positionAt(span.start);
  const last = index.positionAt(span.end);
  // A span that ends at the start of a line does not reach into it.
  const lastLine = last.line > first.line && last.character === 0 ? last.line - 1 : last.line;
  const width = String(lastLine + 1).length;
  const frame: string[] = [];
  for (let line = first.line; line <= lastLine; line++) {
    if (line - first.line >= MOST_LINES) {
      frame.push(printer.paint("faint", ` ${" ".repeat(width)} ┆ …`));
      break;
    }
    const text = index.lineText(line);
    const start = line === first.line ? first.character : text.length - text.trimStart().length;
    const end = line === last.line ? last.character : text.length;
    if (line !== first.line && end <= start) continue;
    const { before, marked, after } = parts(text, start, end);
    const gutter = (label: string): string => printer.paint("faint", ` ${label.padStart(width)} │`);
    const carets = "^".repeat(Math.max(1, shownText(marked).columns));
    frame.push(`${gutter(String(line + 1))} ${shownText(before + marked + after).text}`);
    frame.push(`${gutter("")} ${" ".repeat(shownText(before).columns)}${printer.paint(style, carets)}`);
  }
  return frame;
}

function parts(text: string, start: number, end: number): { before: string; marked: string; after: string } {
  const before = text.slice(0, start);
  const marked = text.slice(start, end);
  const after = text.slice(end);
  if (text.length <= LONGEST_LINE) return { before, marked, after };
  return {
    before: before.length > CONTEXT_BEFORE ? `…${before.slice(-CONTEXT_BEFORE)}` : before,
    marked: marked.length > LONGEST_LINE ? `${marked.slice(0, LONGEST_LINE)}…` : marked,
    after: after.length > CONTEXT_BEFORE ? `${after.slice(0, CONTEXT_BEFORE)}…` : after,
  };
}
