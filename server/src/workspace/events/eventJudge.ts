/** Rules made ready to judge saved events: raw records, and those that had to be parsed. */

import { compile, type Event } from "../../language/index.js";
import {
  filterScanner,
  type Match,
  MatchCounter,
  packScanner,
  type RecordScanner,
  type RuleCounts,
  type RuleVerdicts,
  type ScannedRule,
} from "../../matcher/index.js";
import { decodeText } from "./decodeText.js";

/** Of one filter by itself that it matches, of several rules which of them do. */
export type EventVerdict = Match | RuleVerdicts;

export interface EventJudge {
  readonly scanner: RecordScanner<EventVerdict>;
  /** `undefined` where nothing matches. */
  judgeEvent(event: Event): EventVerdict | undefined;
  /** Judges the same, for those who only want to know how many events match. */
  readonly counter: EventCounter;
}

/** A scanner that tells only of what must be parsed, and counts what the rest matches. */
export interface EventCounter extends RecordScanner<never> {
  countEvent(event: Event): void;
  /** What was counted since it was last taken. */
  take(): RuleCounts;
}

/** `undefined` where a rule does not parse: it is judged by nobody, and the numbers of the others must stay. */
export function eventJudge(rules: readonly ScannedRule[]): EventJudge | undefined {
  const [only] = rules;
  const options = { decodeText };
  if (only !== undefined && rules.length === 1 && only.suppressions.length === 0) {
    const compiled = compile(only.filter);
    const scanner = filterScanner(only.filter, options);
    if (compiled === undefined || scanner === undefined) return undefined;
    const judge = { scanner, judgeEvent: (event: Event) => compiled(event) || undefined };
    return { ...judge, counter: new MatchCounter(judge, (_, tally) => tally.addAlert(0)) };
  }
  const scanner = packScanner(rules, options);
  if (scanner === undefined) return undefined;
  const judge = { scanner, judgeEvent: (event: Event) => scanner.judgeEvent(event) };
  return { ...judge, counter: new MatchCounter(judge, (verdict, tally) => verdict.addTo(tally)) };
}
