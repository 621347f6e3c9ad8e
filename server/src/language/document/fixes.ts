/** Fixes of a whole file: all safe ones at once, and the directive that silences a check at one place. */

import type { Diagnostic } from "../checks/diagnostic.js";
import { overlaps, type Span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import type { OpenDocument } from "./openDocument.js";

/**
 * The edits of the first safe fix of each diagnostic. A fix that overlaps an earlier one is left out as a whole, because
 * half a fix is none; after these edits it is found again.
 */
export function safeEdits(diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  for (const { fixes } of diagnostics) {
    const edits = fixes.find(({ safety }) => safety === "safe")?.edits ?? [];
    // Fixes that only touch could each be right for a text that the other one changes.
    const clashes = edits.some(({ span }) => kept.some((other) => isNear(span, other.span)));
    if (!clashes) kept.push(...edits);
  }
  return kept.toSorted((a, b) => a.span.start - b.span.start);
}

function isNear(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/**
 * A comment on a line of its own above the place, which silences the check there; `undefined` where the file has no
 * comments. In a block scalar a comment would be text, so there it stands above the value.
 */
export function ignoreEdit(document: OpenDocument, { code, span }: Diagnostic): TextEdit | undefined {
  if (document.kind === "pack" && document.pack.format !== "yaml") return undefined;
  const unit = document.units.find(({ region }) => region !== undefined && overlaps(region.hostSpan, span));
  const offset = Math.min(span.start, unit?.region?.hostSpan.start ?? span.start);
  const { text } = document;
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const newText = `${indentation}# rulewright-ignore ${code}${lineBreak}`;
  return { span: { start: lineStart, end: lineStart }, newText };
}
