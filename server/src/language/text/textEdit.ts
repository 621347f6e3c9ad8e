/** Replacements of spans of a text, and how to apply a set of them at once. */

import { overlaps, type Span } from "./span.js";

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits that do not overlap; their order does not matter.
 * Edits that overlap an earlier one of the same list are left out, so the result is always one of whole edits.
 *
 * @example applyEdits("a = b", [{ span: { start: 4, end: 5 }, newText: '"b"' }]) // 'a = "b"'
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const edit of withoutOverlaps(edits)) {
    result += text.slice(position, edit.span.start) + edit.newText;
    position = edit.span.end;
  }
  return result + text.slice(position);
}

/** The edits in order of their spans, without those that overlap an earlier one in the list given. */
export function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits) {
    if (!kept.some((other) => clashes(other.span, edit.span))) kept.push(edit);
  }
  return kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Two insertions at one place clash as well: nothing says which comes first. */
function clashes(one: Span, other: Span): boolean {
  return overlaps(one, other) || (one.start === other.start && one.end === other.end);
}
