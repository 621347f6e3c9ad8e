/** What can be folded in a filter: parentheses and chains over several lines, and runs of comments. */

import type { Analysis } from "../analysis.js";
import type { Comment } from "../syntax/parse.js";
import { nodesOf } from "../syntax/traverse.js";
import { type Span, span } from "../text/span.js";

export interface FoldingRange {
  readonly span: Span;
  readonly kind: "comment" | "region";
}

/** Of any length; those that lie on one line are for the caller to leave out. */
export function foldingRanges({ text, syntax }: Analysis): readonly FoldingRange[] {
  const groups = nodesOf(syntax.expression)
    .filter(({ kind }) => kind === "group" || kind === "list")
    .map((node): FoldingRange => ({ span: node.span, kind: "region" }));
  return [...commentRuns(text, syntax.comments), ...groups];
}

/** Comments on lines that follow each other, with nothing but white space between. */
function commentRuns(text: string, comments: readonly Comment[]): readonly FoldingRange[] {
  const runs: Span[] = [];
  for (const comment of comments) {
    const last = runs.at(-1);
    const isNext = last !== undefined && /^\r?\n?[ \t]*$/.test(text.slice(last.end, comment.span.start));
    if (isNext) runs[runs.length - 1] = span(last.start, comment.span.end);
    else runs.push(comment.span);
  }
  return runs.map((run) => ({ span: run, kind: "comment" }));
}
