/** A look over the raw tokens of a YAML text before anything recursive touches them: how deep they nest, the comments. */

import type { CST } from "yaml";
import { type Span, span } from "../../text/span.js";

export interface TokenSurvey {
  readonly depth: number;
  /** Where it is deepest. */
  readonly deepest: number;
  /** Comments with their `#`, in the order of the text. */
  readonly comments: readonly Span[];
}

interface Pending {
  readonly token: CST.Token | CST.SourceToken;
  readonly depth: number;
}

/** Iterative, because the input may be nested as deeply as its author likes. */
export function surveyTokens(tokens: readonly CST.Token[]): TokenSurvey {
  const comments: Span[] = [];
  let depth = 0;
  let deepest = 0;
  const pending: Pending[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token } = next;
    if (next.depth > depth) {
      depth = next.depth;
      deepest = token.offset;
    }
    if (token.type === "comment") comments.push(span(token.offset, token.offset + token.source.length));
    for (const child of childrenOf(token)) pending.push({ token: child, depth: next.depth + 1 });
  }
  return { depth, deepest, comments: comments.sort((a, b) => a.start - b.start) };
}

function childrenOf(token: CST.Token | CST.SourceToken): readonly (CST.Token | CST.SourceToken)[] {
  const children: (CST.Token | CST.SourceToken | null | undefined)[] = [];
  if ("start" in token) children.push(...listOf(token.start));
  if ("value" in token) children.push(token.value);
  if ("props" in token) children.push(...token.props);
  if ("items" in token) {
    for (const item of token.items) {
      children.push(...item.start, ...(item.sep ?? []), item.key, item.value);
    }
  }
  if ("end" in token) children.push(...listOf(token.end));
  return children.filter((child) => child !== null && child !== undefined);
}

function listOf<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Item];
}
