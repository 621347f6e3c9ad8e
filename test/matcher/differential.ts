/** Judges lines of records by the reference and by a scanner, and says where they differ. */

import { type BoundFilter, compile, type Event, readRecord } from "../../server/src/language/index.js";
import type { FoundRecord, Match, RecordScanner } from "../../server/src/matcher/index.js";

const encoder = new TextEncoder();

/** What the reference makes of a line: how many of its events match, or that it must be reported. */
export interface Reference {
  readonly line: string;
  readonly events: readonly Event[];
  readonly isWhole: boolean;
  readonly isJson: boolean;
}

export function referenceOf(line: string): Reference {
  const parts = readRecord(line);
  const events = parts.flatMap((part) => (part.kind === "event" ? [part.event] : []));
  return { line, events, isWhole: parts.length === 1 && events.length === 1, isJson: isJson(line) };
}

/**
 * The first record that the scanner judges otherwise than the reference, on lines or in a list, reading them in full or
 * passing over some; `undefined` where there is none. A record that the scanner hands back is right by definition.
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
  // A scanner reads all in full until it is told that it may pass over some.
  const elements = lines.filter((line) => line.isJson);
  const whole = differenceInList(scanner, elements, compiled);
  if (whole !== undefined) return `in a list: ${whole}`;
  const onLines = differenceOnLines(scanner, lines, compiled, handedBack);
  if (onLines !== undefined) return onLines;
  const skimmed = differenceInList(scanner, elements, compiled);
  return skimmed === undefined ? undefined : `in a list that is skimmed: ${skimmed}`;
}

type Matches = (event: Event) => boolean;

function differenceOnLines(
  scanner: RecordScanner<Match>,
  lines: readonly Reference[],
  matches: Matches,
  handedBack: { count: number },
): string | undefined {
  const bytes = encoder.encode(`${lines.map(({ line }) => line).join("\n")}\n`);
  scanner.reserve(bytes.length).set(bytes);
  scanner.passOver(0, bytes.length);
  const judged = new Judged(bytes, lines);
  const scan = scanner.scanLines(0, bytes.length, judged.found);
  if (scan.isStopped || scan.records !== lines.length) return `stopped after ${scan.records} of ${lines.length}`;
  for (const verdict of judged.verdicts.values()) if (!verdict) handedBack.count++;
  return judged.difference(matches);
}

function differenceInList(
  scanner: RecordScanner<Match>,
  elements: readonly Reference[],
  matches: Matches,
): string | undefined {
  const bytes = encoder.encode(`,${elements.map(({ line }) => line).join(",\n")}]}`);
  scanner.reserve(bytes.length).set(bytes);
  const judged = new Judged(bytes, elements);
  const { records, lines, at } = scanner.scanElements(0, bytes.length, judged.found);
  // Without tables a scanner leaves lists to the readers.
  if (at === 0) return undefined;
  if (records !== elements.length || at !== bytes.length - 2) return `stopped after ${records} of ${elements.length}`;
  if (lines !== elements.length - 1) return `${lines} line breaks, not ${elements.length - 1}`;
  return judged.difference(matches);
}

/** What a scanner has found of some records. A class, because the scanner tells of one after the other. */
class Judged {
  readonly verdicts = new Map<number, boolean>();
  #misplaced: string | undefined;

  constructor(
    readonly bytes: Uint8Array,
    readonly records: readonly Reference[],
  ) {}

  readonly found: FoundRecord<Match> = (start, end, before, verdict) => {
    this.verdicts.set(before, verdict === true);
    const text = new TextDecoder().decode(this.bytes.subarray(start, end));
    if (text !== this.records[before]?.line) this.#misplaced ??= `record ${before} is not at ${start} to ${end}`;
  };

  difference(matches: Matches): string | undefined {
    if (this.#misplaced !== undefined) return this.#misplaced;
    for (const [index, { line, events, isWhole }] of this.records.entries()) {
      const verdict = this.verdicts.get(index);
      if (verdict === true && !(isWhole && events.every(matches))) return `matched: ${line}`;
      if (verdict === undefined && events.some(matches)) return `missed: ${line}`;
    }
    return undefined;
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
