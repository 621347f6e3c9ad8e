/** Diagnostics drawn below the text that they are about, so that a test shows what an author would see. */

import assert from "node:assert/strict";
import type { Diagnostic } from "../../server/src/language/checks/diagnostic.js";
import { lineIndex } from "../../server/src/language/text/lineIndex.js";
import { diagnose } from "./filterText.js";

/**
 * Asserts that a filter has exactly the diagnostics that are drawn below its lines:
 *
 *   exe starts_with ""
 *   ^^^^^^^^^^^^^^^^^^ warning empty-operand
 *
 * A span over several lines is drawn on its first one. `facts` are those of a fixture, as in `{ type: "Host" }`.
 */
export function checkDiagnostics(drawn: string, facts: Readonly<Record<string, string>> = {}): void {
  const lines = unindented(drawn);
  const text = lines.filter((line) => !isDrawing(line)).join("\n");
  assert.equal(draw(text, diagnose({ text, facts })), lines.join("\n"));
}

export function draw(text: string, diagnostics: readonly Diagnostic[]): string {
  const index = lineIndex(text);
  const drawn: string[] = [];
  for (let line = 0; line < index.lineCount; line++) {
    const lineText = index.lineText(line);
    drawn.push(lineText);
    for (const { span, severity, code } of diagnostics) {
      const start = index.positionAt(span.start);
      if (start.line !== line) continue;
      const end = index.positionAt(span.end);
      const last = end.line === line ? end.character : lineText.length;
      const marks = "^".repeat(Math.max(1, last - start.character));
      drawn.push(`${" ".repeat(start.character)}${marks} ${severity} ${code}`);
    }
  }
  return drawn.join("\n");
}

function isDrawing(line: string): boolean {
  return /^\s*\^+ (?:error|warning|info|hint) [a-z-]+$/.test(line);
}

function unindented(text: string): readonly string[] {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n[ ]*$/, "")
    .split("\n");
  const indentation = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  return lines.map((line) => line.slice(indentation));
}
