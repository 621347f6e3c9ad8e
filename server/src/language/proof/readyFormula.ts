/**
 * Formulas made ready for the search once, so that many pairs of them can be searched: their clauses, with what holds on
 * documented events besides.
 */

import type { Budget } from "./budget.js";
import { type Clause, type ClauseLiteral, clausesOfGroups, isPositive, literal, variableOf } from "./clauses.js";
import { documentedFacts, literalsByPath } from "./documentedFacts.js";
import type { Atom, Formula } from "./formula.js";
import type { TypeTheory } from "./packTheory.js";
import { PathTheory } from "./pathTheory.js";
import { type Solution, solve } from "./solve.js";

export interface ReadyFormula {
  readonly paths: ReadonlySet<string>;
  readonly clauses: readonly Clause[];
  /** By variable, as in `Clauses`. */
  readonly atoms: readonly (Atom | undefined)[];
  /** Clauses that count only where a path is read that this formula does not read. */
  readonly further: readonly { readonly where: string; readonly clauses: readonly Clause[] }[];
}

export function readyFormula(formula: Formula, { context, eventCase }: TypeTheory): ReadyFormula {
  const paths = literalsByPath(formula);
  const facts = documentedFacts(paths, context, eventCase);
  const own = facts.flatMap(({ fact, where }) => (where === undefined ? fact : []));
  const further = facts.flatMap(({ fact, where }) => (where === undefined ? [] : [{ where, fact }]));
  const { groups, atoms } = clausesOfGroups([[formula, ...own], ...further.map(({ fact }) => [fact])]);
  const [clauses = [], ...others] = groups;
  return {
    paths: new Set(paths.keys()),
    clauses,
    atoms,
    further: further.map(({ where }, at) => ({ where, clauses: others[at] ?? [] })),
  };
}

/** Whether both can be true on an event of the type. */
export function solveTogether(
  one: ReadyFormula,
  other: ReadyFormula,
  { eventCase, known }: TypeTheory,
  budget: Budget,
): Solution {
  const atoms = [...one.atoms];
  const variables = new Map<number, number>();
  for (const [variable, atom] of one.atoms.entries()) if (atom !== undefined) variables.set(atom.id, variable);
  const renamed = other.atoms.map((atom) => (atom && variables.get(atom.id)) ?? atoms.push(atom) - 1);
  const rename = (one: ClauseLiteral): ClauseLiteral => literal(renamed[variableOf(one)] ?? 0, isPositive(one));
  const clauses = [...clausesBeside(one, other), ...clausesBeside(other, one).map((clause) => clause.map(rename))];
  const theory = new PathTheory((path) => eventCase.valuesOf(path), known);
  return solve({ clauses, atoms, variables: atoms.length }, { theory, mostFields: Number.POSITIVE_INFINITY, budget });
}

function clausesBeside({ clauses, further }: ReadyFormula, { paths }: ReadyFormula): readonly Clause[] {
  const counting = further.filter(({ where }) => paths.has(where));
  return counting.length === 0 ? clauses : [...clauses, ...counting.flatMap((each) => each.clauses)];
}
