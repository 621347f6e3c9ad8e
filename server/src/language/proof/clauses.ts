/**
 * A formula as clauses. An inner chain gets a variable of its own that implies the chain; the other direction is not
 * needed, because negations stand at atoms only. So the clauses grow with the formula and not with its normal form.
 *
 * Literals are numbers: `2 × variable` for the variable, one more for its negation.
 */

import type { Atom, Formula } from "./formula.js";

export type ClauseLiteral = number;
export type Clause = readonly ClauseLiteral[];

export interface Clauses {
  readonly clauses: readonly Clause[];
  readonly variables: number;
  /** By variable: its atom; `undefined` for a chain's. */
  readonly atoms: readonly (Atom | undefined)[];
}

/** The clauses of several groups of formulas over the same variables. */
export interface GroupedClauses extends Omit<Clauses, "clauses"> {
  readonly groups: readonly (readonly Clause[])[];
}

export function clausesOf(formulas: readonly Formula[]): Clauses {
  const { groups, variables, atoms } = clausesOfGroups([formulas]);
  return { clauses: groups.flat(), variables, atoms };
}

export function clausesOfGroups(formulas: readonly (readonly Formula[])[]): GroupedClauses {
  let clauses: Clause[] = [];
  const atoms: (Atom | undefined)[] = [];
  const variableOfAtom = new Map<number, number>();

  const groups = formulas.map((group) => {
    clauses = [];
    for (const formula of group) assert(formula);
    return clauses;
  });
  return { groups, variables: atoms.length, atoms };

  function assert(formula: Formula): void {
    switch (formula.kind) {
      case "constant":
        if (!formula.truth) clauses.push([]);
        return;
      case "literal":
        clauses.push([literalFor(formula)]);
        return;
      case "and":
        for (const operand of formula.operands) assert(operand);
        return;
      case "or":
        clauses.push(formula.operands.map(literalFor));
    }
  }

  function literalFor(formula: Formula): ClauseLiteral {
    switch (formula.kind) {
      case "literal": {
        const known = variableOfAtom.get(formula.atom.id);
        const variable = known ?? atoms.push(formula.atom) - 1;
        if (known === undefined) variableOfAtom.set(formula.atom.id, variable);
        return literal(variable, formula.positive);
      }
      case "and": {
        const all = literal(atoms.push(undefined) - 1, true);
        for (const operand of formula.operands) clauses.push([opposite(all), literalFor(operand)]);
        return all;
      }
      case "or": {
        const any = literal(atoms.push(undefined) - 1, true);
        clauses.push([opposite(any), ...formula.operands.map(literalFor)]);
        return any;
      }
      case "constant": {
        const constant = literal(atoms.push(undefined) - 1, formula.truth);
        clauses.push([constant]);
        return literal(constant >> 1, true);
      }
    }
  }
}

export function literal(variable: number, positive: boolean): ClauseLiteral {
  return 2 * variable + (positive ? 0 : 1);
}

export function opposite(one: ClauseLiteral): ClauseLiteral {
  return one ^ 1;
}

export function variableOf(one: ClauseLiteral): number {
  return one >> 1;
}

export function isPositive(one: ClauseLiteral): boolean {
  return (one & 1) === 0;
}
