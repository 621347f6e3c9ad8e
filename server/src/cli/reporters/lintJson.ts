/** Diagnostics for programs; the published schema is `schemas/lint-report.schema.json`. */

import { type LineIndex, lineIndex, type Span } from "../../language/index.js";
import type { Terminal } from "../terminal.js";
import { exactJson, type JsonValue } from "./exactJson.js";
import type { LintedFile, LintReporter } from "./lintReport.js";

const VERSION = 1;

export function jsonLintReporter(terminal: Terminal): LintReporter {
  const files: JsonValue[] = [];
  return {
    file: (file) => files.push(fileJson(file, terminal)),
    end({ counts, fixed, unparsed, files: count }) {
      const { error, warning, info, hint } = counts;
      const summary = { files: count, errors: error, warnings: warning, infos: info, hints: hint, fixed, unparsed };
      terminal.out.line(exactJson({ version: VERSION, files, summary }));
    },
  };
}

function fileJson({ path, document, diagnostics, fixed, unparsed }: LintedFile, terminal: Terminal): JsonValue {
  const index = lineIndex(document.text);
  return {
    path,
    fixed,
    unparsed,
    diagnostics: diagnostics.map(({ code, severity, span, message, fixes, related }) => ({
      code,
      severity,
      message: terminal.text(message),
      ...placeJson(index, span),
      fixes: fixes.map(({ title, safety, edits }) => ({
        title: terminal.text(title),
        safety,
        edits: edits.map((edit) => ({ ...placeJson(index, edit.span), newText: edit.newText })),
      })),
      related: related.map((other) => ({ message: terminal.text(other.message), ...placeJson(index, other.span) })),
    })),
  };
}

/** Offsets from 0, lines and columns from 1, all in UTF-16 units; the end is the place behind the last character. */
function placeJson(index: LineIndex, { start, end }: Span): { readonly [key: string]: JsonValue } {
  const place = (offset: number): JsonValue => {
    const { line, character } = index.positionAt(offset);
    return { offset, line: line + 1, column: character + 1 };
  };
  return { start: place(start), end: place(end) };
}
