/** What a pack says of one event, and of many. */

/** Rules by number, in no order. Rules of both lists match; those of the second are kept from alerting by a suppression. */
export interface RuleVerdicts {
  readonly alerts: readonly number[];
  readonly suppressed: readonly number[];
}

/** Those of a scan, which know a short way to be counted. */
export interface ListedVerdicts extends RuleVerdicts {
  addTo(tally: RuleTally): void;
}

/**
 * Collects the rules of one event after the other, all in one list: as many lists as there are events would cost more
 * time than judging them.
 */
export class VerdictList {
  /** Where the rules are added that match the event of now. */
  readonly alerts: number[] = [];
  readonly suppressed: number[] = [];
  #start = 0;

  /** Ends with an event; `undefined` where no rule matches it. */
  take(): ListedVerdicts | undefined {
    const start = this.#start;
    const firstSuppressed = this.alerts.length;
    if (this.suppressed.length > 0) {
      for (const rule of this.suppressed) this.alerts.push(rule);
      this.suppressed.length = 0;
    }
    const end = this.alerts.length;
    this.#start = end;
    return end > start ? new PartOfList(this.alerts, start, firstSuppressed, end) : undefined;
  }
}

class PartOfList implements ListedVerdicts {
  constructor(
    private readonly rules: readonly number[],
    private readonly start: number,
    private readonly firstSuppressed: number,
    private readonly end: number,
  ) {}

  get alerts(): readonly number[] {
    return this.rules.slice(this.start, this.firstSuppressed);
  }

  get suppressed(): readonly number[] {
    return this.firstSuppressed === this.end ? NONE : this.rules.slice(this.firstSuppressed, this.end);
  }

  addTo(tally: RuleTally): void {
    for (let at = this.start; at < this.firstSuppressed; at++) tally.addAlert(this.rules[at] ?? 0);
    for (let at = this.firstSuppressed; at < this.end; at++) tally.addSuppressed(this.rules[at] ?? 0);
  }
}

const NONE: readonly number[] = [];

/** How many events match, by rule; without rules that match none. */
export interface RuleCounts {
  readonly alerts: ReadonlyMap<number, number>;
  readonly suppressed: ReadonlyMap<number, number>;
}

/** Counts by rule: rules have small numbers, and there may be many matches of each. */
export class RuleTally {
  #alerts: number[] = [];
  #suppressed: number[] = [];

  addAlert(rule: number): void {
    countUp(this.#alerts, rule);
  }

  addSuppressed(rule: number): void {
    countUp(this.#suppressed, rule);
  }

  /** What was added since it was last taken. */
  take(): RuleCounts {
    const taken = { alerts: counted(this.#alerts), suppressed: counted(this.#suppressed) };
    this.#alerts = [];
    this.#suppressed = [];
    return taken;
  }
}

function countUp(counts: number[], rule: number): void {
  while (counts.length <= rule) counts.push(0);
  counts[rule] = (counts[rule] ?? 0) + 1;
}

function counted(counts: readonly number[]): ReadonlyMap<number, number> {
  const matching = new Map<number, number>();
  for (let rule = 0; rule < counts.length; rule++) {
    const count = counts[rule] ?? 0;
    if (count > 0) matching.set(rule, count);
  }
  return matching;
}
