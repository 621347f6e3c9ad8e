/** Formatting of a file: a filter file as a whole, of a pack each filter in the style in which the pack writes it. */

import { analyse } from "../analysis.js";
import { format } from "../features/formatting.js";
import { overlaps, type Span, span } from "../text/span.js";
import { applyEdits, type TextEdit } from "../text/textEdit.js";
import { type FilterUnit, hostEdits, type OpenDocument } from "./openDocument.js";

const WIDTH = 100;

/**
 * The edits that lay out the filters of a file. Filters with syntax errors stay as they are.
 *
 * @param range only filters that have something in common with it
 */
export function formatDocument(document: OpenDocument, range?: Span): readonly TextEdit[] {
  switch (document.kind) {
    case "filter":
      return formatFile(document.unit, document.text);
    case "tests":
      return [];
    case "pack":
      return document.units
        .filter(({ region }) => region !== undefined && (range === undefined || overlaps(region.hostSpan, range)))
        .flatMap((unit) => hostEdits(document, unit, regionEdits(unit)));
  }
}

function formatFile({ analysis }: FilterUnit, text: string): readonly TextEdit[] {
  const laidOut = format(analysis, { width: WIDTH });
  if (laidOut === undefined) return [];
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const wanted = laidOut === "" ? "" : `${laidOut}\n`.replaceAll("\n", lineBreak);
  return smallestEdit(text, wanted);
}

/** One edit, without what both texts begin and end with, so that cursors and marks elsewhere stay in place. */
function smallestEdit(text: string, wanted: string): readonly TextEdit[] {
  if (text === wanted) return [];
  let start = 0;
  while (start < text.length && text.charCodeAt(start) === wanted.charCodeAt(start)) start++;
  // Not between the two halves of a character or of a line break.
  while (start > 0 && /[\ud800-\udbff\r]/.test(text.charAt(start - 1))) start--;
  let end = 0;
  const most = Math.min(text.length, wanted.length) - start;
  while (end < most && text.charCodeAt(text.length - 1 - end) === wanted.charCodeAt(wanted.length - 1 - end)) end++;
  while (end > 0 && /[\udc00-\udfff\n]/.test(text.charAt(text.length - end))) end--;
  return [{ span: span(start, text.length - end), newText: wanted.slice(start, wanted.length - end) }];
}

/** Only a literal block shows its lines as they are; all other styles keep the filter on the lines that it has. */
function regionEdits({ analysis, region }: FilterUnit): readonly TextEdit[] {
  const { text, syntax } = analysis;
  const isLiteral = region?.style.kind === "literal";
  const laidOut = format(analysis, { width: isLiteral ? WIDTH : Number.POSITIVE_INFINITY });
  if (laidOut === undefined || syntax.expression === undefined) return [];
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const wanted = before + laidOut + after;
  if (wanted === text) return [];
  const edits = tokenEdits(analysis, wanted);
  return edits !== undefined && applyEdits(text, edits) === wanted ? edits : smallestEdit(text, wanted);
}

/**
 * The differences token by token. A host that folds lines has its own line breaks where the filter has single spaces, and
 * these stay untouched as long as the space does.
 */
function tokenEdits(
  { text, syntax, context }: FilterUnit["analysis"],
  wanted: string,
): readonly TextEdit[] | undefined {
  const after = analyse(wanted, context).syntax.tokens;
  const before = syntax.tokens;
  if (after.length !== before.length) return undefined;
  const edits: TextEdit[] = [];
  let end = 0;
  let wantedEnd = 0;
  const replace = (where: Span, newText: string): void => {
    if (text.slice(where.start, where.end) !== newText) edits.push({ span: where, newText });
  };
  for (const [index, token] of before.entries()) {
    const other = after[index];
    if (other === undefined || other.kind !== token.kind) return undefined;
    replace(span(end, token.span.start), wanted.slice(wantedEnd, other.span.start));
    replace(token.span, wanted.slice(other.span.start, other.span.end));
    end = token.span.end;
    wantedEnd = other.span.end;
  }
  replace(span(end, text.length), wanted.slice(wantedEnd));
  return edits;
}
