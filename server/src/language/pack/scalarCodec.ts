/** Reading and rewriting one scalar in the style it is written in. */

import { editsToHost, type ScalarCodec } from "../text/hostEdits.js";
import { type Span, sliceOf, span } from "../text/span.js";
import { type MappedText, MappedTextBuilder, verbatimText } from "../text/spanMap.js";
import type { TextEdit } from "../text/textEdit.js";
import { CONTINUATION_INDENTATION, type HostScalar, type ScalarStyle } from "./host/hostNode.js";
import { decodeJsonString, encodeJsonString } from "./json/jsonString.js";
import { decodeBlock, isWellIndentedBlock } from "./yaml/decodeBlock.js";
import { decodeDoubleQuoted, decodePlain, decodeSingleQuoted } from "./yaml/decodeFlow.js";
import {
  canBePlain,
  encodeBlock,
  encodeDoubleQuoted,
  encodeSingleQuoted,
  escapeDoubleQuoted,
} from "./yaml/encodeYaml.js";

/** The text of a scalar with its span map. */
export function mappedTextOf(hostText: string, scalar: HostScalar): MappedText {
  const mapped = decode(sliceOf(hostText, scalar.span), scalar.span.start, scalar.style);
  if (mapped.text === scalar.text) return mapped;
  // The host's parser is right about what the text is. Where the map disagrees with it, a finding can only point to the
  // whole value; no input is known that gets here, but a wrong span would be worse than a wide one.
  const builder = new MappedTextBuilder();
  builder.unit(scalar.text, scalar.span.start, scalar.span.end - scalar.span.start);
  return builder.finish(scalar.span);
}

/** Edits of the scalar's text as edits of the host. */
export function hostEditsOf(hostText: string, scalar: HostScalar, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { text, map } = mappedTextOf(hostText, scalar);
  return editsToHost(hostText, map, text, codecOf(hostText, scalar.span, scalar.style), edits);
}

function decode(source: string, hostStart: number, style: ScalarStyle): MappedText {
  switch (style.kind) {
    case "plain":
      return decodePlain(source, hostStart);
    case "single-quoted":
      return decodeSingleQuoted(source, hostStart);
    case "double-quoted":
      return decodeDoubleQuoted(source, hostStart);
    case "literal":
    case "folded":
      return decodeBlock(source, hostStart, style.outerIndentation);
    case "json-string":
      return decodeJsonString(source, hostStart);
    case "json-word":
    case "empty":
      return verbatimText(source, hostStart);
    default:
      return style satisfies never;
  }
}

function codecOf(hostText: string, where: Span, style: ScalarStyle): ScalarCodec {
  const source = sliceOf(hostText, where);
  // JSON writes no line breaks into a text.
  const lineBreak = style.kind.startsWith("json") ? "\n" : lineBreakNear(hostText, where);
  return {
    span: where,
    encodePart: (text) => encodePart(text, source, style, lineBreak),
    decode: (changed) => decodeChanged(changed, source, style),
    encodeWhole: (text) => encodeWhole(text, hostText, where, style, lineBreak),
  };
}

/** The line break that the file uses. Fixes are made for each of thousands of rules, so none may read the whole file. */
function lineBreakNear(hostText: string, { start }: Span): string {
  const before = hostText.lastIndexOf("\n", start);
  const feed = before < 0 ? hostText.indexOf("\n", start) : before;
  return hostText[feed - 1] === "\r" ? "\r\n" : "\n";
}

function encodePart(text: string, source: string, style: ScalarStyle, lineBreak: string): string | undefined {
  switch (style.kind) {
    case "plain":
      return text.includes("\n") ? undefined : text;
    case "single-quoted":
      return /[^\x20-\x7e\u00a0-\u{10ffff}]/u.test(text) ? undefined : text.replaceAll("'", "''");
    case "double-quoted":
      return escapeDoubleQuoted(text);
    case "literal":
    case "folded": {
      if (!text.includes("\n")) return text;
      const indentation = /\n( +)\S/.exec(source)?.[1] ?? "";
      return text.replaceAll("\n", lineBreak + indentation);
    }
    case "json-string":
      return encodeJsonString(text).slice(1, -1);
    case "json-word":
    case "empty":
      return undefined;
    default:
      return style satisfies never;
  }
}

function decodeChanged(changed: string, source: string, style: ScalarStyle): string | undefined {
  const { text } = decode(changed, 0, style);
  switch (style.kind) {
    case "plain":
      return canBePlain(text, style.flow) && isIndented(changed, style.indentation) ? text : undefined;
    case "single-quoted":
      return isWhole(changed, "'", /''/g) && isIndented(changed, style.indentation) ? text : undefined;
    case "double-quoted":
      return isWhole(changed, '"', /\\[\s\S]/g) && isIndented(changed, style.indentation) ? text : undefined;
    case "literal":
    case "folded":
      // Without its last line break the block would swallow the line after it.
      if (source.endsWith("\n") && !changed.endsWith("\n")) return undefined;
      return isWellIndentedBlock(changed, style.outerIndentation) ? text : undefined;
    case "json-string":
    case "json-word":
    case "empty":
      return text;
    default:
      return style satisfies never;
  }
}

/** Whether no line after the first would be taken for something outside the value. */
function isIndented(source: string, indentation: number): boolean {
  const least = indentation - CONTINUATION_INDENTATION;
  return (
    !source.includes("\n") ||
    source.split("\n").every((line, index) => {
      return index === 0 || line.trim() === "" || line.length - line.trimStart().length > least;
    })
  );
}

/** Whether the only quotes left over once the escapes are taken away are the two around. */
function isWhole(source: string, quote: string, escapes: RegExp): boolean {
  const inner = source.slice(1, -1).replace(escapes, "");
  return source.length >= 2 && source.startsWith(quote) && source.endsWith(quote) && !inner.includes(quote);
}

function encodeWhole(text: string, hostText: string, where: Span, style: ScalarStyle, lineBreak: string): TextEdit {
  const replace = (newText: string): TextEdit => ({ span: where, newText });
  switch (style.kind) {
    case "plain":
      if (canBePlain(text, style.flow)) return replace(text);
      return replace(encodeSingleQuoted(text, style.indentation, lineBreak) ?? encodeDoubleQuoted(text));
    case "single-quoted":
      return replace(encodeSingleQuoted(text, style.indentation, lineBreak) ?? encodeDoubleQuoted(text));
    case "double-quoted":
      return replace(encodeDoubleQuoted(text));
    case "literal":
    case "folded": {
      const source = sliceOf(hostText, where);
      const block = encodeBlock(text, source, style.outerIndentation, lineBreak);
      if (block !== undefined) return replace(block);
      // A quoted value does not reach over the line breaks at its end, which belong to a block.
      const trailing = /(?:\r?\n)?$/.exec(source)?.[0] ?? "";
      return { span: span(where.start, where.end - trailing.length), newText: encodeDoubleQuoted(text) };
    }
    case "json-string":
    case "json-word":
      return replace(encodeJsonString(text));
    case "empty":
      return replace(
        ` ${canBePlain(text, true) ? text : (encodeSingleQuoted(text, 0, lineBreak) ?? encodeDoubleQuoted(text))}`,
      );
    default:
      return style satisfies never;
  }
}
