/** What `relate` prints, whatever the format. */

import type { RelatedRules, RulePair } from "../../language/index.js";
import type { JudgedFilter } from "../judgedFilter.js";
import type { PairEvents, RuleRelater } from "../relating/ruleRelater.js";
import type { Terminal } from "../terminal.js";

export interface RelateReport {
  readonly related: RelatedRules;
  /** As they stand in their packs, in the same order. */
  readonly rules: readonly JudgedFilter[];
  /** `undefined` where no events are asked for. */
  readonly relater: RuleRelater | undefined;
}

/** An event takes some milliseconds to find and to make small, so a report shows those of so many pairs. */
export const MOST_PAIRS_WITH_EVENTS = 500;

/** Finds the events that show relations, as long as there is room for more. A class, because it counts. */
export class EventFinder {
  /** Pairs whose events were left out. */
  left = 0;
  #found = 0;

  constructor(
    private readonly report: RelateReport,
    private readonly terminal: Terminal,
  ) {}

  find(pair: RulePair): PairEvents | undefined {
    const { relater } = this.report;
    if (relater === undefined || pair.relation === "unknown") return undefined;
    if (this.#found >= MOST_PAIRS_WITH_EVENTS || this.terminal.interrupted.aborted) {
      this.left++;
      return undefined;
    }
    this.#found++;
    return relater.findEvents(pair);
  }
}
