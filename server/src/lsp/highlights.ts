/** What belongs together: with the cursor in what a diagnostic is about, the places that it names, as the core of a proof. */

import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from "vscode-languageserver";
import type { Diagnostic, Span } from "../language/index.js";
import { toOffset, toRange } from "./convert.js";
import type { Session } from "./session.js";

/** `null` where no diagnostic names other places, so that the editor marks what it would without us. */
export function documentHighlights(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): DocumentHighlight[] | null {
  const file = session.find(textDocument.uri);
  if (file === undefined) return null;
  const offset = toOffset(file.text, position);
  let nearest: Diagnostic | undefined;
  for (const diagnostic of session.workspace.diagnosticsOf(file)) {
    if (diagnostic.related.length === 0 || !placesOf(diagnostic).some((place) => touches(place, offset))) continue;
    if (nearest === undefined || lengthOf(diagnostic.span) < lengthOf(nearest.span)) nearest = diagnostic;
  }
  if (nearest === undefined) return null;
  return placesOf(nearest).map((place) => ({ range: toRange(file.text, place), kind: DocumentHighlightKind.Text }));
}

/** Without the span itself where it is only the whole around the others, such as a filter that is never true. */
function placesOf({ span, related }: Diagnostic): readonly Span[] {
  const named = related.map((place) => place.span);
  const isAround = named.some(({ start, end }) => span.start <= start && end <= span.end);
  return isAround ? named : [span, ...named];
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
