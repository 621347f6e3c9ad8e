/**
 * Which variables are true and false so far, and all that follows from it: unit propagation over two watched literals a
 * clause, going back, and learning from contradictions (conflict-driven clause learning).
 */

import type { Budget } from "./budget.js";
import { type Clause, type ClauseLiteral, isPositive, opposite, variableOf } from "./clauses.js";

const NO_CLAUSE: Clause = [];

export class Assignment {
  readonly #budget: Budget;
  /** Told of each variable that is settled or left open again. */
  readonly #settled: (variable: number) => void;
  /** By variable: 0 open, 1 true, −1 false. */
  readonly #truths: Int8Array;
  readonly #levels: Int32Array;
  readonly #reasons: (Clause | undefined)[];
  readonly #watchers: ClauseLiteral[][][];
  readonly #trail: ClauseLiteral[] = [];
  readonly #levelStarts: number[] = [];
  #propagated = 0;

  constructor(variables: number, budget: Budget, settled: (variable: number) => void) {
    this.#budget = budget;
    this.#settled = settled;
    this.#truths = new Int8Array(variables);
    this.#levels = new Int32Array(variables);
    this.#reasons = new Array<Clause | undefined>(variables).fill(undefined);
    this.#watchers = Array.from({ length: 2 * variables }, () => []);
  }

  /** 1 for true, −1 for false, 0 for open. */
  truthOfVariable(variable: number): number {
    return this.#truths[variable] ?? 0;
  }

  /** Makes a literal true by choice: what follows can be taken back together with it. */
  choose(one: ClauseLiteral): void {
    this.#levelStarts.push(this.#trail.length);
    this.#assign(one, undefined);
  }

  /** Takes a clause of the formula in, before anything is chosen. */
  add(clause: Clause): boolean {
    const [first, second] = clause;
    if (first === undefined) return false;
    if (second === undefined) {
      const truth = this.truthOf(first);
      if (truth === 0) this.#assign(first, undefined);
      return truth >= 0;
    }
    this.#watch([...clause]);
    return true;
  }

  #watch(clause: ClauseLiteral[]): void {
    this.#watchers[clause[0] ?? 0]?.push(clause);
    this.#watchers[clause[1] ?? 0]?.push(clause);
  }

  truthOf(one: ClauseLiteral): number {
    const truth = this.#truths[variableOf(one)] ?? 0;
    return isPositive(one) ? truth : -truth;
  }

  #assign(one: ClauseLiteral, reason: Clause | undefined): void {
    const variable = variableOf(one);
    this.#truths[variable] = isPositive(one) ? 1 : -1;
    this.#levels[variable] = this.#levelStarts.length;
    this.#reasons[variable] = reason;
    this.#trail.push(one);
    this.#settled(variable);
  }

  /** Settles what follows; a clause that nothing makes true any more is returned. */
  propagate(): Clause | undefined {
    while (this.#propagated < this.#trail.length) {
      const falsified = opposite(this.#trail[this.#propagated++] ?? 0);
      const watchers = this.#watchers[falsified] ?? [];
      let kept = 0;
      for (let i = 0; i < watchers.length; i++) {
        const clause = watchers[i] ?? [];
        this.#budget.spend(1);
        if (clause[0] === falsified) {
          clause[0] = clause[1] ?? 0;
          clause[1] = falsified;
        }
        const other = clause[0] ?? 0;
        if (this.truthOf(other) > 0 || !this.#watchAnother(clause, falsified)) {
          watchers[kept++] = clause;
          if (this.truthOf(other) > 0) continue;
          if (this.truthOf(other) < 0) {
            while (++i < watchers.length) watchers[kept++] = watchers[i] ?? [];
            watchers.length = kept;
            return clause;
          }
          this.#assign(other, clause);
        }
      }
      watchers.length = kept;
    }
    return undefined;
  }

  #watchAnother(clause: ClauseLiteral[], falsified: ClauseLiteral): boolean {
    for (let i = 2; i < clause.length; i++) {
      const candidate = clause[i] ?? 0;
      if (this.truthOf(candidate) < 0) continue;
      clause[1] = candidate;
      clause[i] = falsified;
      this.#watchers[candidate]?.push(clause);
      return true;
    }
    return false;
  }

  /**
   * Learns from a clause that is false: goes back to where it can still be made true, with the one literal that the
   * newest choice decided. False where no choice is to blame, so that there is no solution.
   */
  learn(conflict: Clause): boolean {
    const newest = conflict.reduce((level, one) => Math.max(level, this.#levels[variableOf(one)] ?? 0), 0);
    if (newest === 0) return false;
    this.#backTo(newest);
    const seen = new Set<number>();
    const learnt: ClauseLiteral[] = [];
    let open = 0;
    let clause: Clause = conflict;
    let at = this.#trail.length - 1;
    for (;;) {
      this.#budget.spend(clause.length);
      for (const one of clause) {
        const variable = variableOf(one);
        const level = this.#levels[variable] ?? 0;
        if (level === 0 || seen.has(variable) || this.truthOf(one) > 0) continue;
        seen.add(variable);
        if (level === newest) open++;
        else learnt.push(one);
      }
      while (!seen.has(variableOf(this.#trail[at] ?? 0))) at--;
      const decided = this.#trail[at--] ?? 0;
      open--;
      if (open === 0) {
        learnt.unshift(opposite(decided));
        break;
      }
      clause = this.#reasons[variableOf(decided)] ?? NO_CLAUSE;
    }
    this.#takeIn(learnt);
    return true;
  }

  #takeIn(learnt: ClauseLiteral[]): void {
    let second = 1;
    for (let i = 2; i < learnt.length; i++) {
      if (this.#levelOf(learnt[i]) > this.#levelOf(learnt[second])) second = i;
    }
    const [first = 0] = learnt;
    if (learnt.length === 1) {
      this.#backTo(0);
      this.#assign(first, undefined);
      return;
    }
    const other = learnt[second] ?? 0;
    learnt[second] = learnt[1] ?? 0;
    learnt[1] = other;
    this.#backTo(this.#levelOf(other));
    this.#watch(learnt);
    this.#assign(first, learnt);
  }

  #levelOf(one: ClauseLiteral | undefined): number {
    return this.#levels[variableOf(one ?? 0)] ?? 0;
  }

  #backTo(level: number): void {
    const start = this.#levelStarts[level];
    if (start === undefined) return;
    for (const one of this.#trail.splice(start)) {
      const variable = variableOf(one);
      this.#truths[variable] = 0;
      this.#settled(variable);
    }
    this.#levelStarts.length = level;
    this.#propagated = Math.min(this.#propagated, start);
  }
}
