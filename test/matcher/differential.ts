/** Judges lines of records by the reference and by a scanner, and says where they differ. */

import { type BoundFilter, compile, type Event, readRecord } from "../../server/src/language/index.js";
import type { Match, RecordScanner } from "../../server/src/matcher/index.js";

const encoder = new TextEncoder();

/** What the reference makes of a line: how many of its events match, or that it must be reported. */
export interface Reference {
  readonly line: string;
  readonly events: readonly Event[];
  readonly isWhole: boolean;
}

export function referenceOf(line: string): Reference {
  const parts = readRecord(line);
  const events = parts.flatMap((part) => (part.kind === "event" ? [part.event] : []));
  return { line, events, isWhole: parts.length === 1 && events.length === 1 };
}

/**
 * The first line that the scanner judges otherwise than the reference; `undefined` where there is none. A line that the
 * scanner hands back is right by definition.
 *
 * @param handedBack counts the lines that the scanner left to the reference
 */
export function findDifference(
  bound: BoundFilter,
  scanner: RecordScanner<Match>,
  lines: readonly Reference[],
  handedBack: { count: number },
): string | undefined {
  const compiled = compile(bound);
  if (compiled === undefined) return undefined;
  const bytes = encoder.encode(`${lines.map(({ line }) => line).join("\n")}\n`);
  scanner.reserve(bytes.length).set(bytes);
  scanner.passOver(0, bytes.length);
  const verdicts = new Map<number, boolean>();
  let wrongPlace: string | undefined;
  const scan = scanner.scanLines(0, bytes.length, (start, end, before, verdict) => {
    verdicts.set(before, verdict === true);
    const text = new TextDecoder().decode(bytes.subarray(start, end));
    if (text !== lines[before]?.line) wrongPlace ??= `line ${before} is not at ${start} to ${end}`;
  });
  if (wrongPlace !== undefined) return wrongPlace;
  if (scan.isStopped || scan.records !== lines.length) return `stopped after ${scan.records} of ${lines.length}`;
  for (const [index, { line, events, isWhole }] of lines.entries()) {
    const verdict = verdicts.get(index);
    if (verdict === false) handedBack.count++;
    else if (verdict === true && !(isWhole && events.every(compiled))) return `matched: ${line}`;
    else if (verdict === undefined && events.some(compiled)) return `missed: ${line}`;
  }
  return undefined;
}
