/**
 * Edits of a region → edits of the host around it. Only the characters concerned are written anew wherever that gives
 * the text that is wanted; otherwise the whole value is, in its own style.
 */

import { type SpanMap, toHost } from "./spanMap.js";
import { applyEdits, type TextEdit, withoutOverlaps } from "./textEdit.js";

/** How a value is written in its host. */
export interface ScalarCodec {
  /** Where the value stands, with its quotes or header. */
  readonly span: TextEdit["span"];
  /** The text for a place inside the value; `undefined` where the style cannot hold it there. */
  encodePart(text: string): string | undefined;
  /** What a value written like this means; `undefined` where it would not be read as one value of this style. */
  decode(source: string): string | undefined;
  /** The value written anew. */
  encodeWhole(text: string): TextEdit;
}

/**
 * The edits of the host that have the same effect as the edits of the region, in order of their spans.
 *
 * @example editsToHost(pack.text, region.map, region.text, codec, fix.edits)
 */
export function editsToHost(
  hostText: string,
  map: SpanMap,
  regionText: string,
  codec: ScalarCodec,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const whole = withoutOverlaps(edits);
  if (whole.length === 0) return [];
  const wanted = applyEdits(regionText, whole);
  const parts = partEdits(map, codec, whole);
  if (parts !== undefined) {
    const { start, end } = codec.span;
    const local = parts.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    // Reading the result back is the proof that the few characters suffice: styles have too many rules to foresee.
    if (codec.decode(applyEdits(hostText.slice(start, end), local)) === wanted) return parts;
  }
  return [codec.encodeWhole(wanted)];
}

function partEdits(map: SpanMap, codec: ScalarCodec, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const parts: TextEdit[] = [];
  for (const { span, newText } of edits) {
    const encoded = codec.encodePart(newText);
    if (encoded === undefined) return undefined;
    parts.push({ span: toHost(map, span), newText: encoded });
  }
  return withoutOverlaps(parts).length === parts.length ? parts : undefined;
}
