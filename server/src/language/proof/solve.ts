/**
 * The search: clauses are propagated, a choice is made for the first clause that is still open, and a contradiction
 * teaches a clause that keeps the search from running into it again, wherever it came from (conflict-driven clause
 * learning). What the atoms of one path cannot be together, `fieldTheory.ts` says, as such a clause.
 *
 * A choice makes a refusal true rather than a want, so that a solution needs few fields.
 */

import type { Budget } from "./budget.js";
import { type Clause, type ClauseLiteral, type Clauses, isPositive, literal, opposite, variableOf } from "./clauses.js";
import { type Consistency, consistencyOf } from "./fieldTheory.js";
import type { UnknownValue } from "./findValue.js";
import type { Atom } from "./formula.js";
import type { Reached } from "./leafTruth.js";
import type { Values } from "./values.js";

/** By path: the values that it reaches. Other paths of the formula reach nothing. */
export type Model = ReadonlyMap<string, readonly Reached[]>;

export type Solution =
  | { readonly kind: "model"; readonly model: Model }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: UnknownValue };

export interface SolveOptions {
  readonly valuesOf: (path: string) => Values;
  /** No more paths than this may reach anything. */
  readonly mostPaths: number;
  readonly budget: Budget;
}

/** Whether something makes all the clauses true that is possible for every path, and what. */
export function solve(clauses: Clauses, options: SolveOptions): Solution {
  return new Search(clauses, options).run();
}

interface PathAtoms {
  readonly path: string;
  readonly values: Values;
  readonly variables: readonly number[];
}

const NO_CLAUSE: Clause = [];

class Search {
  readonly #budget: Budget;
  readonly #mostPaths: number;
  readonly #original: readonly Clause[];
  readonly #atoms: Clauses["atoms"];
  /** By variable: 0 open, 1 true, −1 false. */
  readonly #truths: Int8Array;
  readonly #levels: Int32Array;
  readonly #reasons: (Clause | undefined)[];
  readonly #watchers: Clause[][];
  readonly #trail: ClauseLiteral[] = [];
  readonly #levelStarts: number[] = [];
  #propagated = 0;
  readonly #paths: readonly PathAtoms[];
  readonly #pathOf: readonly number[];
  /** Paths of which an atom was settled since they were last looked at. */
  readonly #changed = new Set<number>();
  readonly #known = new Map<string, Consistency>();
  #doubt: UnknownValue | undefined;

  constructor({ clauses, variables, atoms }: Clauses, { valuesOf, mostPaths, budget }: SolveOptions) {
    this.#budget = budget;
    this.#mostPaths = mostPaths;
    this.#original = clauses;
    this.#atoms = atoms;
    this.#truths = new Int8Array(variables);
    this.#levels = new Int32Array(variables);
    this.#reasons = new Array<Clause | undefined>(variables).fill(undefined);
    this.#watchers = Array.from({ length: 2 * variables }, () => []);
    const byPath = new Map<string, number[]>();
    for (const [variable, atom] of atoms.entries()) {
      if (atom === undefined) continue;
      const same = byPath.get(atom.path);
      if (same === undefined) byPath.set(atom.path, [variable]);
      else same.push(variable);
    }
    this.#paths = [...byPath].map(([path, own]) => ({ path, values: valuesOf(path), variables: own }));
    const pathOf = new Array<number>(variables).fill(-1);
    for (const [index, { variables: own }] of this.#paths.entries())
      for (const variable of own) pathOf[variable] = index;
    this.#pathOf = pathOf;
  }

  run(): Solution {
    for (const clause of this.#original) if (!this.#add(clause)) return { kind: "none" };
    for (;;) {
      const conflict = this.#propagate() ?? this.#conflictOfPaths();
      if (this.#budget.isSpent) return { kind: "unknown", reason: "budget" };
      if (conflict !== undefined) {
        if (!this.#learn(conflict)) return this.#nothing();
        continue;
      }
      const choice = this.#choose();
      if (choice !== undefined) {
        this.#levelStarts.push(this.#trail.length);
        this.#assign(choice, undefined);
        continue;
      }
      const model = this.#model();
      if (!Array.isArray(model)) return { kind: "model", model: model as Model };
      // Whether this one is possible is not known: perhaps another is.
      if (model.length === 0 || !this.#learn(model)) return this.#nothing();
    }
  }

  #nothing(): Solution {
    return this.#doubt === undefined ? { kind: "none" } : { kind: "unknown", reason: this.#doubt };
  }

  /** Takes a clause of the formula in, before anything is chosen. */
  #add(clause: Clause): boolean {
    const [first, second] = clause;
    if (first === undefined) return false;
    if (second === undefined) {
      const truth = this.#truthOf(first);
      if (truth === 0) this.#assign(first, undefined);
      return truth >= 0;
    }
    this.#watch([...clause]);
    return true;
  }

  #watch(clause: Clause): void {
    this.#watchers[clause[0] ?? 0]?.push(clause);
    this.#watchers[clause[1] ?? 0]?.push(clause);
  }

  #truthOf(one: ClauseLiteral): number {
    const truth = this.#truths[variableOf(one)] ?? 0;
    return isPositive(one) ? truth : -truth;
  }

  #assign(one: ClauseLiteral, reason: Clause | undefined): void {
    const variable = variableOf(one);
    this.#truths[variable] = isPositive(one) ? 1 : -1;
    this.#levels[variable] = this.#levelStarts.length;
    this.#reasons[variable] = reason;
    this.#trail.push(one);
    const path = this.#pathOf[variable] ?? -1;
    if (path >= 0) this.#changed.add(path);
  }

  /** Settles what follows; a clause that nothing makes true any more is returned. */
  #propagate(): Clause | undefined {
    while (this.#propagated < this.#trail.length) {
      const falsified = opposite(this.#trail[this.#propagated++] ?? 0);
      const watchers = this.#watchers[falsified] ?? [];
      let kept = 0;
      for (let i = 0; i < watchers.length; i++) {
        const clause = watchers[i] as ClauseLiteral[];
        this.#budget.spend(1);
        if (clause[0] === falsified) {
          clause[0] = clause[1] ?? 0;
          clause[1] = falsified;
        }
        const other = clause[0] ?? 0;
        if (this.#truthOf(other) > 0 || !this.#watchAnother(clause, falsified)) {
          watchers[kept++] = clause;
          if (this.#truthOf(other) > 0) continue;
          if (this.#truthOf(other) < 0) {
            while (++i < watchers.length) watchers[kept++] = watchers[i] ?? NO_CLAUSE;
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
      if (this.#truthOf(candidate) < 0) continue;
      clause[1] = candidate;
      clause[i] = falsified;
      this.#watchers[candidate]?.push(clause);
      return true;
    }
    return false;
  }

  /** A clause that says what the settled atoms of a path cannot be together. */
  #conflictOfPaths(): Clause | undefined {
    for (const index of this.#changed) {
      this.#changed.delete(index);
      const path = this.#paths[index];
      if (path === undefined) continue;
      const consistency = this.#consistencyOf(path);
      if (consistency.kind !== "conflict") continue;
      return this.#refuting(path, consistency.wanted, consistency.refused);
    }
    if (this.#mostPaths >= this.#paths.length) return undefined;
    const present = this.#paths.flatMap(({ variables }) => {
      const variable = variables.find((candidate) => this.#truths[candidate] === 1);
      return variable === undefined ? [] : [literal(variable, false)];
    });
    return present.length > this.#mostPaths ? present : undefined;
  }

  #consistencyOf({ values, variables }: PathAtoms): Consistency {
    const wanted: Atom[] = [];
    const refused: Atom[] = [];
    let key = "";
    for (const variable of variables) {
      const atom = this.#atoms[variable];
      const truth = this.#truths[variable];
      if (atom === undefined || truth === 0) continue;
      (truth === 1 ? wanted : refused).push(atom);
      key += truth === 1 ? `+${variable}` : `-${variable}`;
    }
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const consistency = consistencyOf(wanted, refused, values, this.#budget);
    this.#known.set(key, consistency);
    return consistency;
  }

  #refuting({ variables }: PathAtoms, wanted: readonly Atom[], refused: readonly Atom[]): Clause {
    return variables.flatMap((variable) => {
      const atom = this.#atoms[variable];
      if (atom === undefined) return [];
      if (wanted.includes(atom)) return [literal(variable, false)];
      return refused.includes(atom) ? [literal(variable, true)] : [];
    });
  }

  /**
   * Learns from a clause that is false: goes back to where it can still be made true, with the one literal that the
   * newest choice decided. False where no choice is to blame, so that there is no solution.
   */
  #learn(conflict: Clause): boolean {
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
        if (level === 0 || seen.has(variable) || this.#truthOf(one) > 0) continue;
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
      // What was left of the path may never have been looked at.
      const path = this.#pathOf[variable] ?? -1;
      if (path >= 0) this.#changed.add(path);
    }
    this.#levelStarts.length = level;
    this.#propagated = Math.min(this.#propagated, start);
  }

  /** A literal for the first clause that nothing has made true yet; `undefined` where all clauses are true. */
  #choose(): ClauseLiteral | undefined {
    for (const clause of this.#original) {
      let best: ClauseLiteral | undefined;
      let isTrue = false;
      for (const one of clause) {
        const truth = this.#truthOf(one);
        if (truth > 0) isTrue = true;
        else if (truth === 0 && (best === undefined || this.#cost(one) < this.#cost(best))) best = one;
        if (isTrue) break;
      }
      this.#budget.spend(1);
      if (!isTrue && best !== undefined) return best;
    }
    return undefined;
  }

  /** What it takes to make a literal true: a refusal costs nothing, a chain perhaps something, a value a field. */
  #cost(one: ClauseLiteral): number {
    if (this.#atoms[variableOf(one)] === undefined) return 1;
    return isPositive(one) ? 2 : 0;
  }

  /** The values of each path, or a clause that rules this solution out because it is in doubt. */
  #model(): Model | Clause {
    const model = new Map<string, readonly Reached[]>();
    const doubtful: ClauseLiteral[] = [];
    for (const path of this.#paths) {
      const consistency = this.#consistencyOf(path);
      if (consistency.kind === "consistent") {
        if (consistency.values.length > 0) model.set(path.path, consistency.values);
      } else if (consistency.kind === "unknown") {
        this.#doubt = consistency.reason;
        for (const variable of path.variables) {
          const truth = this.#truths[variable];
          if (truth !== 0) doubtful.push(literal(variable, truth === -1));
        }
      }
    }
    return doubtful.length > 0 ? doubtful : model;
  }
}
