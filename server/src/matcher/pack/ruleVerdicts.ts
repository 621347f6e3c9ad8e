/** What a pack says of one event. */

/** Rules by number, in no order. Rules of both lists match; those of the second are kept from alerting by a suppression. */
export interface RuleVerdicts {
  readonly alerts: readonly number[];
  readonly suppressed: readonly number[];
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
  take(): RuleVerdicts | undefined {
    const start = this.#start;
    const firstSuppressed = this.alerts.length;
    if (this.suppressed.length > 0) {
      for (const rule of this.suppressed) this.alerts.push(rule);
      this.suppressed.length = 0;
    }
    const end = this.alerts.length;
    this.#start = end;
    return end > start ? new ListedVerdicts(this.alerts, start, firstSuppressed, end) : undefined;
  }
}

class ListedVerdicts implements RuleVerdicts {
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
}

const NONE: readonly number[] = [];
