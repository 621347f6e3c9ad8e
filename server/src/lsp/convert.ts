/** Offset ⇄ Position: the one place where the core's spans become the protocol's ranges, and back. */

import type { Position, TextEdit as ProtocolEdit, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Span, span, type TextEdit } from "../language/index.js";

export function toPosition(document: TextDocument, offset: number): Position {
  return document.positionAt(offset);
}

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toOffset(document: TextDocument, position: Position): number {
  return document.offsetAt(position);
}

export function toSpan(document: TextDocument, { start, end }: Range): Span {
  return span(document.offsetAt(start), document.offsetAt(end));
}

export function toProtocolEdits(document: TextDocument, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map((edit) => ({ range: toRange(document, edit.span), newText: edit.newText }));
}
