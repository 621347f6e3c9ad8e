/**
 * Counts the events that match, rule by rule, for whoever wants no more: telling of each event would cost several times
 * as much as judging it.
 */

import type { Event } from "../language/index.js";
import { type RuleCounts, RuleTally } from "./pack/ruleVerdicts.js";
import type { FoundRecord, RecordScanner, Scan } from "./recordScanner.js";

/** What is asked of a scanner and of events that were parsed. */
export interface Counted<Verdict> {
  readonly scanner: RecordScanner<Verdict>;
  judgeEvent(event: Event): Verdict | undefined;
}

/** A scanner that tells only of records which must be parsed, and adds up what the others match. */
export class MatchCounter<Verdict> implements RecordScanner<never> {
  readonly #tally = new RuleTally();

  /** @param add adds the rules of a verdict to a tally */
  constructor(
    readonly counted: Counted<Verdict>,
    readonly add: (verdict: Verdict, tally: RuleTally) => void,
  ) {}

  get learnedFrom(): number {
    return this.counted.scanner.learnedFrom;
  }

  reserve(size: number): Uint8Array {
    return this.counted.scanner.reserve(size);
  }

  learn(start: number, end: number): void {
    this.counted.scanner.learn(start, end);
  }

  passOver(start: number, end: number): boolean {
    return this.counted.scanner.passOver(start, end);
  }

  scanLines(start: number, end: number, found: FoundRecord<never>): Scan {
    return this.counted.scanner.scanLines(start, end, this.#counting(found));
  }

  scanElements(start: number, end: number, found: FoundRecord<never>): Scan {
    return this.counted.scanner.scanElements(start, end, this.#counting(found));
  }

  countEvent(event: Event): void {
    const verdict = this.counted.judgeEvent(event);
    if (verdict !== undefined) this.add(verdict, this.#tally);
  }

  /** What was counted since it was last taken. */
  take(): RuleCounts {
    return this.#tally.take();
  }

  #counting(found: FoundRecord<never>): FoundRecord<Verdict> {
    return (start, end, recordsBefore, verdict) => {
      if (verdict === undefined) found(start, end, recordsBefore, undefined);
      else this.add(verdict, this.#tally);
    };
  }
}
