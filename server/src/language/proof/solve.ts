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
import type { UnknownValue } from "./findValue.js";
import type { Atom } from "./formula.js";
import type { Reached } from "./leafTruth.js";
import type { PathTheory, SettledAtoms } from "./pathTheory.js";
import type { Values } from "./values.js";

/** By path: the values that it reaches. Other paths of the formula reach nothing. */
export type Model = ReadonlyMap<string, readonly Reached[]>;

export type Solution =
  | {
      readonly kind: "model";
      readonly model: Model;
      /** How many fields it has: its paths without the objects around others. */
      readonly fields: number;
      /** Of its values; 0 where short ones were not asked for. */
      readonly length: number;
    }
  | {
      readonly kind: "none";
      /** Whether there could be values of less than the length that was asked for, although none were found. */
      readonly couldBeShorter: boolean;
    }
  | { readonly kind: "unknown"; readonly reason: UnknownValue };

export interface SolveOptions {
  readonly theory: PathTheory;
  readonly mostFields: number;
  /** With exactly `mostFields` fields, the values must be shorter than this together; `undefined` where any values will do. */
  readonly shorterThan?: number;
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
  /** The variables of the paths below it. */
  readonly inner: readonly number[];
}

class Search {
  readonly #options: SolveOptions;
  readonly #original: readonly Clause[];
  readonly #atoms: Clauses["atoms"];
  readonly #assignment: Assignment;
  readonly #paths: readonly PathAtoms[];
  /** Paths of which an atom changed since they were last looked at. */
  readonly #changed = new Set<number>();
  #doubt: UnknownValue | undefined;
  #couldBeShorter = false;

  constructor({ clauses, variables, atoms }: Clauses, options: SolveOptions) {
    this.#options = options;
    this.#original = clauses;
    this.#atoms = atoms;
    const byPath = new Map<string, number[]>();
    for (const [variable, atom] of atoms.entries()) {
      if (atom === undefined) continue;
      const same = byPath.get(atom.path);
      if (same === undefined) byPath.set(atom.path, [variable]);
      else same.push(variable);
    }
    const { theory, budget } = options;
    this.#paths = [...byPath].map(([path, variables]) => {
      const values = theory.valuesOf(path);
      const below = values.prefersObjects ? [...byPath].filter(([other]) => other.startsWith(`${path}.`)) : [];
      return { path, values, variables, inner: below.flatMap(([, own]) => own) };
    });
    const pathOf = new Array<number>(variables).fill(-1);
    for (const [index, { variables: own }] of this.#paths.entries())
      for (const variable of own) pathOf[variable] = index;
    this.#assignment = new Assignment(variables, budget, (variable) => {
      const path = pathOf[variable] ?? -1;
      if (path >= 0) this.#changed.add(path);
    });
  }

  run(): Solution {
    for (const clause of this.#original) if (!this.#assignment.add(clause)) return this.#nothing();
    for (;;) {
      const conflict = this.#assignment.propagate() ?? this.#conflictOfPaths();
      if (this.#options.budget.isSpent) return { kind: "unknown", reason: "budget" };
      if (conflict !== undefined) {
        if (!this.#assignment.learn(conflict)) return this.#nothing();
        continue;
      }
      const choice = this.#choose();
      if (choice !== undefined) {
        this.#assignment.choose(choice);
        continue;
      }
      const found = this.#modelOfPaths();
      if ("model" in found) return { kind: "model", ...found };
      // This one is not possible, or too long, or that is not known: perhaps another is.
      if (!this.#assignment.learn(found.refuted)) return this.#nothing();
    }
  }

  #nothing(): Solution {
    return this.#doubt === undefined
      ? { kind: "none", couldBeShorter: this.#couldBeShorter }
      : { kind: "unknown", reason: this.#doubt };
  }

  /** A clause that says what the settled atoms of a path cannot be together. */
  #conflictOfPaths(): Clause | undefined {
    const { theory, mostFields, shorterThan, budget } = this.#options;
    for (const index of this.#changed) {
      this.#changed.delete(index);
      const path = this.#paths[index];
      if (path === undefined) continue;
      const consistency = theory.consistencyOf(this.#settled(path), budget);
      if (consistency.kind !== "conflict") continue;
      return this.#refuting(path, consistency.wanted, consistency.refused);
    }
    if (mostFields >= this.#paths.length && shorterThan === undefined) return undefined;
    const present = this.#present();
    if (present.length > mostFields) return present.map(({ variable }) => literal(variable, false));
    if (shorterThan === undefined || present.length < mostFields) return undefined;
    const lengths = present.map(({ path }) => this.#leastLength(path));
    if (lengths.reduce((sum, length) => sum + length, 0) < shorterThan) return undefined;
    return present.flatMap(({ path }) => this.#refuting(path, this.#settled(path).wanted, []));
  }

  /**
   * The paths that count as fields, each with an atom that makes it one. An object around others does not count: it is there
   * because they are.
   */
  #present(): readonly { readonly path: PathAtoms; readonly variable: number }[] {
    return this.#paths.flatMap((path) => {
      const wanted = path.variables.filter((variable) => this.#assignment.truthOfVariable(variable) === 1);
      const variable = wanted.find((one) => this.#atoms[one]?.parts.presence === false) ?? wanted[0];
      return variable === undefined || this.#isAround(path, variable) ? [] : [{ path, variable }];
    });
  }

  /** Whether an object is all that is wanted of the path, and something below it is there. */
  #isAround({ values, inner }: PathAtoms, wanted: number): boolean {
    if (inner.length === 0 || this.#atoms[wanted]?.parts.presence !== true || !values.allow({})) return false;
    return inner.some((variable) => this.#assignment.truthOfVariable(variable) === 1);
  }

  /** What the values of a path cannot fall below, by what is wanted of them so far. */
  #leastLength({ values, variables }: PathAtoms): number {
    let least = 0;
    for (const variable of variables) {
      const atom = this.#assignment.truthOfVariable(variable) === 1 ? this.#atoms[variable] : undefined;
      if (atom !== undefined) least = Math.max(least, this.#options.theory.leastLengthOf(atom, values));
    }
    return least;
  }

  #settled({ values, variables }: PathAtoms): SettledAtoms {
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
    return { key, values, wanted, refused };
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
      this.#options.budget.spend(1);
      if (!isTrue && best !== undefined) return best;
    }
    return undefined;
  }

  /** What it takes to make a literal true: a refusal costs nothing, a chain perhaps something, a value a field. */
  #cost(one: ClauseLiteral): number {
    if (this.#atoms[variableOf(one)] === undefined) return 1;
    return isPositive(one) ? 2 : 0;
  }

  /** The values of each path, or a clause that rules this solution out. */
  #modelOfPaths(): FoundModel | { readonly refuted: Clause } {
    const { theory, budget, shorterThan } = this.#options;
    const model = new Map<string, readonly Reached[]>();
    const doubtful: ClauseLiteral[] = [];
    for (const path of this.#paths) {
      const settled = this.#settled(path);
      const consistency = theory.consistencyOf(settled, budget);
      if (consistency.kind === "consistent") {
        if (consistency.values.length > 0) model.set(path.path, consistency.values);
      } else if (consistency.kind === "unknown") {
        this.#doubt = consistency.reason;
        doubtful.push(...this.#refuting(path, settled.wanted, settled.refused));
      }
    }
    if (doubtful.length > 0) return { refuted: doubtful };
    const fields = this.#present().length;
    return shorterThan === undefined ? { model, fields, length: 0 } : this.#shortened(model, fields, shorterThan);
  }

  /** The model with the shortest values, or a clause that says why it is too long. */
  #shortened(found: Model, fields: number, shorterThan: number): FoundModel | { readonly refuted: Clause } {
    const { theory, budget, mostFields } = this.#options;
    const model = new Map<string, readonly Reached[]>(found);
    let length = 0;
    let atLeast = 0;
    const reasons: ClauseLiteral[] = [];
    for (const { path } of this.#present()) {
      const settled = this.#settled(path);
      const shortest = theory.shortestOf(settled, budget);
      if (shortest === undefined) continue;
      model.set(path.path, shortest.values);
      length += shortest.length;
      // Where it became an object around others, these would count instead.
      const least = shortest.canBeObject ? Math.min(1, shortest.atLeast) : shortest.atLeast;
      atLeast += least;
      reasons.push(...this.#refuting(path, settled.wanted, this.#leastLength(path) < least ? settled.refused : []));
    }
    if (fields < mostFields || length < shorterThan) return { model, fields, length };
    if (atLeast < shorterThan) this.#couldBeShorter = true;
    return { refuted: reasons };
  }
}

type FoundModel = Omit<Extract<Solution, { readonly kind: "model" }>, "kind">;
