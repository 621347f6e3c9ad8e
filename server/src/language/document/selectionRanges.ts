/** How a selection grows: inside of a filter by its tree, then by that of the host around it. */

import { growing, selectionRanges } from "../features/selectionRanges.js";
import type { HostNode } from "../pack/host/hostNode.js";
import { type Span, span, touches } from "../text/span.js";
import { hostSpanOf, type OpenDocument, unitAt } from "./openDocument.js";

/** The spans around an offset of the file, the innermost first. */
export function selectionRangesAt(document: OpenDocument, offset: number): readonly Span[] {
  const place = unitAt(document, offset);
  const inner =
    place === undefined
      ? []
      : selectionRanges(place.unit.analysis, place.offset).map((found) => hostSpanOf(place.unit, found));
  const around = rootsOf(document).flatMap((root) => spansAround(root, offset));
  return growing([...inner, ...around.toReversed(), span(0, document.text.length)]);
}

function rootsOf(document: OpenDocument): readonly HostNode[] {
  switch (document.kind) {
    case "filter":
      return [];
    case "tests":
      return document.tests.roots;
    case "pack":
      return document.pack.documents.map(({ root }) => root);
  }
}

/** From the outside to the inside. */
function spansAround(node: HostNode, offset: number): readonly Span[] {
  if (!touches(node.span, offset)) return [];
  switch (node.kind) {
    case "scalar":
      return [node.span];
    case "sequence":
      return [node.span, ...node.items.flatMap((item) => spansAround(item, offset)).slice(0, MOST_LEVELS)];
    case "mapping": {
      const entry = node.entries.find((candidate) => touches(candidate.span, offset));
      if (entry === undefined) return [node.span];
      const part = touches(entry.key.span, offset) ? [entry.key.span] : entry.value && spansAround(entry.value, offset);
      return [node.span, entry.span, ...(part ?? [])];
    }
  }
}

/** The host's nesting is bounded already; this keeps a list of neighbours that touch from adding up. */
const MOST_LEVELS = 200;
