/** Half-open ranges of UTF-16 offsets: the only kind of position that the core knows. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Whether the offset lies in the span or touches one of its ends, as a text cursor does. */
export function touches(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

export function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Moves a span by a number of characters, as when a text is put into a longer one. */
export function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
