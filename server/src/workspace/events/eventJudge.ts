/** Rules made ready to judge saved events: raw records with the matcher, parsed events by the reference. */

import { compileRule, type Event, verdictOf } from "../../language/index.js";
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
  const compiled = rules.flatMap(({ filter, suppressions }) => compileRule(filter, suppressions) ?? []);
  if (compiled.length < rules.length) return undefined;
  const [only] = rules;
  const options = { decodeText };
  const isOneFilter = only !== undefined && rules.length === 1 && only.suppressions.length === 0;
  const scanner = isOneFilter ? filterScanner(only.filter, options) : packScanner(rules, options);
  if (scanner === undefined) return undefined;
  return {
    scanner,
    judgeEvent(event) {
      const verdicts = compiled.map((rule) => verdictOf(rule, event));
      if (verdicts.every((verdict) => verdict === "none")) return undefined;
      if (isOneFilter) return true;
      const numbersOf = (wanted: string): readonly number[] =>
        verdicts.flatMap((verdict, number) => (verdict === wanted ? [number] : []));
      return { alerts: numbersOf("alert"), suppressed: numbersOf("suppressed") };
    },
  };
}
