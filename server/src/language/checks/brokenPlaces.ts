/**
 * Where the tree is not what the author wrote: what stands there has been left out or made up, so checks keep quiet.
 * Otherwise one mistake would give several diagnostics. Repairs that give a plain tree (straight quotes, a translated
 * `and`) are none of these places.
 */

import type { Analysis } from "../analysis.js";
import type { Fix, ProblemCode } from "../syntax/problem.js";
import { predicatesOf } from "../syntax/traverse.js";
import { contains, cover, type Span } from "../text/span.js";

const BREAKING: ReadonlySet<ProblemCode> = new Set([
  "syntax",
  "unclosed-string",
  "foreign-operator",
  "nested-too-deeply",
]);

/** Whether the text as a whole cannot be judged. */
export function isBroken({ syntax }: Analysis): boolean {
  return syntax.problems.some(({ code }) => BREAKING.has(code) && code !== "foreign-operator");
}

/** Answers for a span whether it touches a broken place. */
export function brokenPlaces({ syntax, text }: Analysis): (where: Span) => boolean {
  const spans = syntax.problems.filter(({ code }) => BREAKING.has(code)).map(({ span }) => withSpace(text, span));
  const problems = merged(spans);
  if (problems.length === 0) return () => false;
  const places = [...problems];
  for (const { span } of predicatesOf(syntax.expression)) if (touching(problems, span) !== undefined) places.push(span);
  const all = merged(places);
  return (where) => touching(all, where) !== undefined;
}

/**
 * Answers for a fix whether it rewrites only what was read as it is written. In a broken text that is a single predicate:
 * where a parenthesis is missing, nobody knows which of the others belong together.
 */
export function soundFixes(analysis: Analysis): (fix: Fix) => boolean {
  if (!isBroken(analysis)) return () => true;
  const touchesBroken = brokenPlaces(analysis);
  const predicates = [...predicatesOf(analysis.syntax.expression)].map(({ span }) => span);
  return ({ edits }) => {
    const [first, ...others] = edits.map(({ span }) => span);
    if (first === undefined) return false;
    const extent = others.reduce(cover, first);
    if (touchesBroken(extent)) return false;
    // Two may stand side by side, and then the first one that reaches the extent only touches it.
    const nearest = firstReaching(predicates, extent.start);
    return predicates.slice(nearest, nearest + 2).some((predicate) => contains(predicate, extent));
  };
}

/** With the white space around: what stands right beside a broken place may belong to it. */
function withSpace(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  while (first > 0 && isSpace(text, first - 1)) first--;
  while (last < text.length && isSpace(text, last)) last++;
  return { start: first, end: last };
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset));
}

/** In order and without overlaps, so that they can be searched by bisection. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) result[result.length - 1] = cover(last, span);
    else result.push(span);
  }
  return result;
}

function touching(spans: readonly Span[], where: Span): Span | undefined {
  const found = spans[firstReaching(spans, where.start)];
  return found !== undefined && found.start <= where.end ? found : undefined;
}

/** The index of the first span that does not end before the offset; the spans are in order and do not overlap. */
function firstReaching(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && span.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
