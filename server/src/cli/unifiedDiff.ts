/** What a fix changes, as `diff -u` writes it. */

import { structuredPatch } from "diff";
import { shownText } from "./reporters/shownText.js";
import type { Printer, Style } from "./terminal.js";

export function printDiff(path: string, before: string, after: string, out: Printer): void {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 3 });
  const name = shownText(path).text;
  out.line(out.paint("strong", `--- a/${name}`));
  out.line(out.paint("strong", `+++ b/${name}`));
  for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
    out.line(out.paint("code", `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`));
    for (const line of lines) {
      // Written to a file, a diff must be the exact one, so that it can be applied.
      const text = out.isTerminal ? shownText(line).text : line;
      const style = STYLES[line.slice(0, 1)];
      out.line(style === undefined ? text : out.paint(style, text));
    }
  }
}

const STYLES: Readonly<Record<string, Style>> = { "+": "good", "-": "bad" };
