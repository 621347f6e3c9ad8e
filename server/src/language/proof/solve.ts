/**
 * The search: what follows is worked out, a choice is made for the first clause that is still open, and a contradiction
 * teaches a clause that keeps the search from running into it again, wherever it came from. What the atoms of one path
 * cannot be together, `fieldTheory.ts` says, as such a clause.
 *
 * A choice makes a refusal true rather than a want, so that a solution needs few fields.
 */

import { Assignment } from "./assignment.js";
import type { Budget } from "./budget.js";
import { type Clause, type ClauseLiteral, type Clauses, isPositive, literal, variableOf } from "./clauses.js";
import { type Consistency, consistencyOf } from "./fieldTheory.js";
import type { UnknownValue } from "./findValue.js";
import type { Atom } from "./formula.js";
import type { KnownPaths } from "./knownPaths.js";
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
  /** What earlier searches over the same atoms found out; it spends the budget as if it were found out anew. */
  readonly known?: KnownPaths | undefined;
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

class Search {
  readonly #budget: Budget;
  readonly #mostPaths: number;
  readonly #original: readonly Clause[];
  readonly #atoms: Clauses["atoms"];
  readonly #assignment: Assignment;
  readonly #paths: readonly PathAtoms[];
  /** Paths of which an atom changed since they were last looked at. */
  readonly #changed = new Set<number>();
  readonly #known = new Map<string, Consistency>();
  readonly #knownBefore: KnownPaths | undefined;
  #doubt: UnknownValue | undefined;

  constructor({ clauses, variables, atoms }: Clauses, { valuesOf, mostPaths, budget, known }: SolveOptions) {
    this.#budget = budget;
    this.#knownBefore = known;
    this.#mostPaths = mostPaths;
    this.#original = clauses;
    this.#atoms = atoms;
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
    this.#assignment = new Assignment(variables, budget, (variable) => {
      const path = pathOf[variable] ?? -1;
      if (path >= 0) this.#changed.add(path);
    });
  }

  run(): Solution {
    for (const clause of this.#original) if (!this.#assignment.add(clause)) return { kind: "none" };
    for (;;) {
      const conflict = this.#assignment.propagate() ?? this.#conflictOfPaths();
      if (this.#budget.isSpent) return { kind: "unknown", reason: "budget" };
      if (conflict !== undefined) {
        if (!this.#assignment.learn(conflict)) return this.#nothing();
        continue;
      }
      const choice = this.#choose();
      if (choice !== undefined) {
        this.#assignment.choose(choice);
        continue;
      }
      const { model, doubtful } = this.#modelOfPaths();
      if (doubtful.length === 0) return { kind: "model", model };
      // Whether this one is possible is not known: perhaps another is.
      if (!this.#assignment.learn(doubtful)) return this.#nothing();
    }
  }

  #nothing(): Solution {
    return this.#doubt === undefined ? { kind: "none" } : { kind: "unknown", reason: this.#doubt };
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
      const variable = variables.find((candidate) => this.#assignment.truthOfVariable(candidate) === 1);
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
      const truth = this.#assignment.truthOfVariable(variable);
      if (atom === undefined || truth === 0) continue;
      (truth === 1 ? wanted : refused).push(atom);
      key += truth === 1 ? `+${atom.id}` : `-${atom.id}`;
    }
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const consistency = this.#knownOr(key, () => consistencyOf(wanted, refused, values, this.#budget));
    this.#known.set(key, consistency);
    return consistency;
  }

  #knownOr(key: string, find: () => Consistency): Consistency {
    const known = this.#knownBefore?.get(key);
    if (known !== undefined) {
      this.#budget.spend(known.cost);
      return known.consistency;
    }
    const before = this.#budget.left;
    const consistency = find();
    if (!this.#budget.isSpent) this.#knownBefore?.set(key, { consistency, cost: before - this.#budget.left });
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

  /** A literal for the first clause that nothing has made true yet; `undefined` where all clauses are true. */
  #choose(): ClauseLiteral | undefined {
    for (const clause of this.#original) {
      let best: ClauseLiteral | undefined;
      let isTrue = false;
      for (const one of clause) {
        const truth = this.#assignment.truthOf(one);
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

  /** The values of each path, and a clause that rules this solution out where it is in doubt. */
  #modelOfPaths(): { readonly model: Model; readonly doubtful: Clause } {
    const model = new Map<string, readonly Reached[]>();
    const doubtful: ClauseLiteral[] = [];
    for (const path of this.#paths) {
      const consistency = this.#consistencyOf(path);
      if (consistency.kind === "consistent") {
        if (consistency.values.length > 0) model.set(path.path, consistency.values);
      } else if (consistency.kind === "unknown") {
        this.#doubt = consistency.reason;
        for (const variable of path.variables) {
          const truth = this.#assignment.truthOfVariable(variable);
          if (truth !== 0) doubtful.push(literal(variable, truth === -1));
        }
      }
    }
    return { model, doubtful };
  }
}
