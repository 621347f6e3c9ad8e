/** Colours by meaning, on top of the grammar's. */

import type { Range, SemanticTokens, SemanticTokensLegend } from "vscode-languageserver";
import { SemanticTokensBuilder } from "vscode-languageserver";
import { hostSpanOf, overlaps, type Span, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from "../language/index.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toPosition, toRange, toSpan } from "./convert.js";
import type { Session } from "./session.js";

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

/** @param range all of the document where there is none */
export function provideSemanticTokens(session: Session, uri: string, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const file = session.find(uri);
  if (file === undefined) return builder.build();
  const wanted: Span = range === undefined ? { start: 0, end: file.document.text.length } : toSpan(file.text, range);
  for (const unit of file.document.units) {
    if (unit.region !== undefined && !overlaps(unit.region.hostSpan, wanted)) continue;
    for (const { span, type, modifiers } of semanticTokens(unit.analysis)) {
      const bits = modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
      for (const piece of linesOf(file, hostSpanOf(unit, span))) {
        if (overlaps(piece, wanted)) push(builder, file, piece, TOKEN_TYPES.indexOf(type), bits);
      }
    }
  }
  return builder.build();
}

function push(
  builder: SemanticTokensBuilder,
  { text }: OpenedFile,
  piece: Span,
  type: number,
  modifiers: number,
): void {
  const { line, character } = toPosition(text, piece.start);
  builder.push(line, character, piece.end - piece.start, type, modifiers);
}

/** Editors take no token over several lines: it is cut at the line breaks, and indentation is left out. */
function linesOf({ document, text }: OpenedFile, span: Span): readonly Span[] {
  const range = toRange(text, span);
  if (range.start.line === range.end.line) return [span];
  return [...document.text.slice(span.start, span.end).matchAll(/[^\s][^\r\n]*/g)].map(({ 0: line, index }) => ({
    start: span.start + index,
    end: span.start + index + line.trimEnd().length,
  }));
}
