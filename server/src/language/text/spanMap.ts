/**
 * The exact map between a text that stands inside another one (a filter in a pack) and the text around it. YAML and JSON
 * decode a value: they strip indentation, join lines, resolve escapes. The map knows for each piece of the decoded text,
 * the region, which piece of the host text it came from.
 */

import { type Span, span } from "./span.js";

/**
 * A piece of the region and the piece of the host that it comes from. Verbatim pieces are the same characters on both
 * sides; of the others (an escape, a line break with the indentation after it) only the whole has a counterpart.
 */
export interface Segment {
  readonly regionStart: number;
  readonly regionLength: number;
  readonly hostStart: number;
  readonly hostLength: number;
  readonly verbatim: boolean;
}

export interface SpanMap {
  /** In order on both sides, without gaps in the region. */
  readonly segments: readonly Segment[];
  /** The part of the host in which a text cursor is inside the region. */
  readonly content: Span;
}

/** A decoded text and how it came about. */
export interface MappedText {
  readonly text: string;
  readonly map: SpanMap;
}

/**
 * The span of the host that holds a span of the region, widened to whole segments where those are not verbatim.
 * An empty span stays empty; offsets outside the region are clamped.
 *
 * @example toHost(map, { start: 0, end: 3 }) // where the first three characters stand in the pack
 */
export function toHost(map: SpanMap, { start, end }: Span): Span {
  const from = hostOffset(map, start);
  if (end <= start) return span(from, from);
  const last = segmentAt(map, end - 1);
  if (last === undefined) return span(from, Math.max(from, map.content.end));
  const to = last.verbatim
    ? last.hostStart + Math.min(end - last.regionStart, last.regionLength)
    : last.hostStart + last.hostLength;
  return span(from, Math.max(from, to));
}

/**
 * The offset of the region at which a text cursor stands, or `undefined` where it is outside the content.
 * In indentation it stands before the text that follows.
 */
export function toRegion(map: SpanMap, offset: number): number | undefined {
  if (offset < map.content.start || offset > map.content.end) return undefined;
  const index = lowerBound(map.segments, (segment) => segment.hostStart + segment.hostLength < offset);
  const segment = map.segments[index];
  if (segment === undefined) return regionLength(map);
  if (offset <= segment.hostStart) return segment.regionStart;
  if (segment.verbatim) return segment.regionStart + (offset - segment.hostStart);
  return segment.regionStart + segment.regionLength;
}

/** The number of characters of the region. */
export function regionLength(map: SpanMap): number {
  const last = map.segments.at(-1);
  return last === undefined ? 0 : last.regionStart + last.regionLength;
}

function hostOffset(map: SpanMap, offset: number): number {
  const segment = segmentAt(map, Math.max(0, offset));
  if (segment === undefined) {
    const last = map.segments.at(-1);
    return last === undefined ? map.content.start : last.hostStart + last.hostLength;
  }
  return segment.verbatim ? segment.hostStart + (Math.max(0, offset) - segment.regionStart) : segment.hostStart;
}

/** The segment that holds the character after the offset; none at the end of the region. */
function segmentAt({ segments }: SpanMap, offset: number): Segment | undefined {
  return segments[lowerBound(segments, (segment) => segment.regionStart + segment.regionLength <= offset)];
}

/** The index of the first segment that is not before, by bisection. */
function lowerBound(segments: readonly Segment[], before: (segment: Segment) => boolean): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment !== undefined && before(segment)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collects a decoded text piece by piece. A class, because a decoder adds to it in many places. */
export class MappedTextBuilder {
  readonly #segments: Segment[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  /** Characters that are the same on both sides. */
  verbatim(text: string, hostStart: number): void {
    if (text === "") return;
    const last = this.#segments.at(-1);
    if (last?.verbatim === true && last.hostStart + last.hostLength === hostStart) {
      const longer = last.hostLength + text.length;
      this.#segments[this.#segments.length - 1] = { ...last, regionLength: longer, hostLength: longer };
      this.#append(text);
      return;
    }
    this.#add(text, hostStart, text.length, true);
  }

  /** Characters that the host spells otherwise. */
  unit(text: string, hostStart: number, hostLength: number): void {
    if (text !== "") this.#add(text, hostStart, hostLength, false);
  }

  finish(content: Span): MappedText {
    return { text: this.#parts.join(""), map: { segments: this.#segments, content } };
  }

  #add(text: string, hostStart: number, hostLength: number, verbatim: boolean): void {
    this.#segments.push({ regionStart: this.#length, regionLength: text.length, hostStart, hostLength, verbatim });
    this.#append(text);
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** A text that stands as it is in a host, or is a document of its own. */
export function verbatimText(text: string, hostStart: number): MappedText {
  const builder = new MappedTextBuilder();
  builder.verbatim(text, hostStart);
  return builder.finish(span(hostStart, hostStart + text.length));
}
