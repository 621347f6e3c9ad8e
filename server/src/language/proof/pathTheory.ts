/** What is found out about paths while a search goes on, kept for when it comes to the same point again. */

import type { Budget } from "./budget.js";
import { type Consistency, consistencyOf } from "./fieldTheory.js";
import type { Atom } from "./formula.js";
import type { KnownPaths } from "./knownPaths.js";
import { kindsOf, leastLengthOf } from "./shortestValue.js";
import { type ShortestValues, shortestValues } from "./shortestValues.js";
import type { Values } from "./values.js";

/** The atoms of one path that are settled, and a name for just these. */
export interface SettledAtoms {
  readonly key: string;
  readonly values: Values;
  readonly wanted: readonly Atom[];
  readonly refused: readonly Atom[];
}

export class PathTheory {
  readonly #consistent = new Map<string, Consistency>();
  readonly #shortest = new Map<string, ShortestValues>();

  readonly #least = new Map<Atom, number>();

  /** @param earlier what searches before over the same atoms found out */
  constructor(
    readonly valuesOf: (path: string) => Values,
    private readonly earlier?: KnownPaths,
  ) {}

  consistencyOf(atoms: SettledAtoms, budget: Budget): Consistency {
    const known = this.#consistent.get(atoms.key);
    if (known !== undefined) return known;
    const consistency = this.#earlierOrNow(atoms, budget);
    this.#consistent.set(atoms.key, consistency);
    return consistency;
  }

  /** What was found out earlier spends the budget as if it were found out anew. */
  #earlierOrNow({ key, values, wanted, refused }: SettledAtoms, budget: Budget): Consistency {
    const known = this.earlier?.get(key);
    if (known !== undefined) {
      budget.spend(known.cost);
      return known.consistency;
    }
    const before = budget.left;
    const consistency = consistencyOf(wanted, refused, values, budget);
    if (!budget.isSpent) this.earlier?.set(key, { consistency, cost: before - budget.left });
    return consistency;
  }

  /** What values that pass the atom cannot fall below, whatever else they pass: a glance at its tests. */
  leastLengthOf(atom: Atom, values: Values): number {
    const known = this.#least.get(atom);
    if (known !== undefined) return known;
    const { presence } = atom.parts;
    // An object that holds other fields counts as nothing, and so does a value that was asked for.
    const isFree = values.likely.length > 0 || (presence && values.prefersObjects && values.allow({}));
    const least = isFree ? 0 : leastLengthOf([atom.parts], kindsOf(values));
    this.#least.set(atom, least);
    return least;
  }

  /** `undefined` where it is not known that the atoms can be together. */
  shortestOf(atoms: SettledAtoms, budget: Budget): ShortestValues | undefined {
    const known = this.#shortest.get(atoms.key);
    if (known !== undefined) return known;
    const consistency = this.consistencyOf(atoms, budget);
    if (consistency.kind !== "consistent") return undefined;
    const { wanted, refused, values } = atoms;
    const shortest = shortestValues(wanted, refused, values, consistency.values, budget);
    this.#shortest.set(atoms.key, shortest);
    return shortest;
  }
}
