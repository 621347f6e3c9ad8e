/** How the rules of one version of a pack stand to each other, by their places in it. */

import type { Event } from "../values/event.js";
import type { Budget } from "./budget.js";
import type { RelationStore } from "./relationStore.js";
import type { Relation } from "./relations.js";
import type { RuleToRelate } from "./ruleToRelate.js";

/** A class, because it outlives the versions of a pack. */
export class PackRelations {
  #slots: readonly number[] = [];

  /** @param store what is known of the rules, which others may use as well */
  constructor(readonly store: RelationStore) {}

  /** Takes the rules of the latest version in. The other methods name rules by their places in it. */
  update(rules: readonly RuleToRelate[]): void {
    this.#slots = this.store.exchange(this.#slots, rules);
  }

  /**
   * How one rule of the pack stands to another: what a rule matches is what its filter is true on and none of its
   * suppressions. `undefined` where the budget is spent. To itself a rule is `equal`, or `never` where nothing matches it;
   * that costs what was worked out of it alone.
   *
   * @example relations.relation(0, 1, new Budget(1_000_000)) // "within"
   */
  relation(first: number, second: number, budget: Budget): Relation | undefined {
    return this.store.relation(this.#slotOf(first), this.#slotOf(second), budget);
  }

  /** Whether a pair is `unknown` because it took more steps than a pair may take. */
  ranOut(first: number, second: number): boolean {
    return this.store.ranOut(this.#slotOf(first), this.#slotOf(second));
  }

  /** An event that both rules match, or one that only the first does; `undefined` where the budget gives none. */
  findEvent(first: number, second: number, matchedBy: "both" | "first only", budget: Budget): Event | undefined {
    return this.store.findEvent(this.#slotOf(first), this.#slotOf(second), matchedBy, budget);
  }

  #slotOf(rule: number): number {
    return this.#slots[rule] ?? -1;
  }
}
