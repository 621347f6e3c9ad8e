/**
 * Comments of a YAML text that silence checks: `# rulewright-ignore <code> [<code>…]`, at the end of a line or on the line
 * before it. A value that begins on that line is covered to its end, because a comment cannot stand inside a literal
 * block.
 */

import type { IgnoreDirective, IgnoredCode } from "../checks/ignoreDirectives.js";
import { type Span, sliceOf, span } from "../text/span.js";
import type { HostNode, HostText } from "./host/hostNode.js";

const DIRECTIVE = /^#\s*rulewright-ignore(?=$|[\s:])[\s:]*/;

export function isIgnoreComment(comment: string): boolean {
  return DIRECTIVE.test(comment);
}

export function readIgnoreDirectives(host: HostText): readonly IgnoreDirective[] {
  const directives: { span: Span; codes: readonly IgnoredCode[]; lineStart: number; lineEnd: number }[] = [];
  for (const comment of host.comments) {
    const text = sliceOf(host.text, comment);
    const prefix = DIRECTIVE.exec(text)?.[0];
    if (prefix === undefined) continue;
    directives.push({
      span: comment,
      codes: codesOf(text, prefix.length, comment.start),
      ...targetLine(host.text, comment),
    });
  }
  if (directives.length === 0) return [];
  const scalars = scalarExtents(host.roots);
  return directives.map(({ span: where, codes, lineStart, lineEnd }) => {
    const end = scalars.reduce(
      (last, { start, end }) => (lineStart <= start && start <= lineEnd ? Math.max(last, end) : last),
      lineEnd,
    );
    return { span: where, codes, target: span(lineStart, end) };
  });
}

function codesOf(text: string, from: number, commentStart: number): readonly IgnoredCode[] {
  return [...text.slice(from).matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => {
    const start = commentStart + from + index;
    return { code, span: span(start, start + code.length) };
  });
}

/** The line of the comment where something stands before it, otherwise the next one. */
function targetLine(text: string, comment: Span): { lineStart: number; lineEnd: number } {
  const ownStart = text.lastIndexOf("\n", comment.start - 1) + 1;
  const alone = text.slice(ownStart, comment.start).trim() === "";
  const ownEnd = lineEndAt(text, comment.end);
  if (!alone || ownEnd === text.length) return { lineStart: ownStart, lineEnd: ownEnd };
  let start = ownEnd + 1;
  // Directives can stand one above the other, and all are for the line after them.
  while (/^\s*#/.test(text.slice(start, lineEndAt(text, start))) && lineEndAt(text, start) < text.length)
    start = lineEndAt(text, start) + 1;
  return { lineStart: start, lineEnd: lineEndAt(text, start) };
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

/** For each scalar where it, or the key before it, begins, and where it ends. */
function scalarExtents(roots: readonly HostNode[]): readonly Span[] {
  const extents: Span[] = [];
  const seen = new Set<HostNode>();
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case "scalar":
        extents.push(node.span);
        break;
      case "sequence":
        for (const item of node.items) pending.push(item);
        break;
      case "mapping":
        for (const { value, span: entry } of node.entries) {
          if (value?.kind === "scalar") extents.push(entry);
          if (value !== undefined) pending.push(value);
        }
        break;
      default:
        node satisfies never;
    }
  }
  return extents;
}
