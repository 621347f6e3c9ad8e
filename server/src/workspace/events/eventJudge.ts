/** Rules made ready to judge saved events: raw records, and those that had to be parsed. */

import { compile, type Event } from "../../language/index.js";
import {
  filterScanner,
  type Match,
  packScanner,
  type RecordScanner,
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
}

/** `undefined` where a rule does not parse: it is judged by nobody, and the numbers of the others must stay. */
export function eventJudge(rules: readonly ScannedRule[]): EventJudge | undefined {
  const [only] = rules;
  const options = { decodeText };
  if (only !== undefined && rules.length === 1 && only.suppressions.length === 0) {
    const compiled = compile(only.filter);
    const scanner = filterScanner(only.filter, options);
    return compiled && scanner && { scanner, judgeEvent: (event) => compiled(event) || undefined };
  }
  const scanner = packScanner(rules, options);
  return scanner && { scanner, judgeEvent: (event) => scanner.judgeEvent(event) };
}
