/** Edits of the properties of a pack: rename, replace, remove. */

import { span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import type { HostEntry, HostMapping, HostScalar } from "./host/hostNode.js";
import { hostEditsOf } from "./scalarCodec.js";

/** Writes another text into a scalar, in the style that it has. */
export function replaceText(hostText: string, scalar: HostScalar, newText: string): readonly TextEdit[] {
  return hostEditsOf(hostText, scalar, [{ span: span(0, scalar.text.length), newText }]);
}

/** Writes a number or word in place of a value, without quotes. */
export function replaceWithWord(scalar: HostScalar, word: string): readonly TextEdit[] {
  return [{ span: scalar.span, newText: word }];
}

/** Takes a property out with its line or comma; `undefined` where it is the only one or shares its lines. */
export function removeEntry(hostText: string, mapping: HostMapping, entry: HostEntry): TextEdit | undefined {
  const index = mapping.entries.indexOf(entry);
  const next = mapping.entries[index + 1];
  const previous = mapping.entries[index - 1];
  if (index === -1 || (next === undefined && previous === undefined)) return undefined;
  if (mapping.flow) {
    if (next !== undefined) return { span: span(entry.span.start, next.span.start), newText: "" };
    return previous === undefined ? undefined : { span: span(previous.span.end, entry.span.end), newText: "" };
  }
  const lineStart = hostText.lastIndexOf("\n", entry.span.start - 1) + 1;
  if (hostText.slice(lineStart, entry.span.start).trim() !== "")
    return next === undefined ? undefined : { span: span(entry.span.start, next.span.start), newText: "" };
  const lineEnd = hostText[entry.span.end - 1] === "\n" ? entry.span.end : endOfLine(hostText, entry.span.end);
  return lineEnd === undefined ? undefined : { span: span(lineStart, lineEnd), newText: "" };
}

/** After the line break, where nothing but a comment is left on the line. */
function endOfLine(hostText: string, offset: number): number | undefined {
  const lineBreak = hostText.indexOf("\n", offset);
  const end = lineBreak === -1 ? hostText.length : lineBreak + 1;
  return /^[ \t]*(?:#.*)?[\r\n]*$/.test(hostText.slice(offset, end)) ? end : undefined;
}
