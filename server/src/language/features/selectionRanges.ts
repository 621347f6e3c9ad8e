/** How a selection grows in a filter: word, operand, predicate, chain, parentheses, the whole. */

import type { Analysis } from "../analysis.js";
import { pathTo } from "../syntax/traverse.js";
import { type Span, span, touches } from "../text/span.js";

/** The spans around an offset, the innermost first, each larger than the one before. */
export function selectionRanges({ text, syntax }: Analysis, offset: number): readonly Span[] {
  const token = syntax.tokens.find((candidate) => touches(candidate.span, offset));
  const nodes = pathTo(syntax.expression, offset).toReversed();
  const inString = token?.kind === "string" ? contentOf(token.span, text, offset) : [];
  const spans = [...inString, ...(token === undefined ? [] : [token.span]), ...nodes.map((node) => node.span)];
  return growing([...spans, span(0, text.length)]);
}

function contentOf({ start, end }: Span, text: string, offset: number): readonly Span[] {
  const first = text.charAt(start);
  const isQuoted = end - start > 1 && (first === '"' || first === "'") && text.charAt(end - 1) === first;
  const content = span(start + first.length, end - first.length);
  return isQuoted && touches(content, offset) ? [content] : [];
}

/** Without those that do not grow. */
export function growing(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const { start, end } of spans) {
    const last = kept.at(-1);
    const grows = last === undefined || (start <= last.start && end >= last.end && end - start > last.end - last.start);
    if (grows) kept.push(span(start, end));
  }
  return kept;
}
