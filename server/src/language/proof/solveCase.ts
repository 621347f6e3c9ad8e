/** One kind of event: the filters' formulas, and what holds on each such event besides them, given to the search. */

import type { Budget } from "./budget.js";
import { clausesOf } from "./clauses.js";
import { documentedFacts, literalsByPath, outerPaths } from "./documentedFacts.js";
import type { EventCase } from "./eventCases.js";
import { combine, type Formula, type FormulaContext, literalOf, presenceOf } from "./formula.js";
import type { Reached } from "./leafTruth.js";
import { type Model, type Solution, solve } from "./solve.js";
import type { Values } from "./values.js";

export type CaseOutcome =
  | {
      readonly kind: "model";
      readonly model: Model;
      /** Everything that the formulas read. */
      readonly paths: Iterable<string>;
      readonly fields: number;
    }
  | Exclude<Solution, { readonly kind: "model" }>;

export interface SolveCaseOptions {
  readonly budget: Budget;
  /** Whether to look for a model with fewer fields after one was found. */
  readonly smallest: boolean;
  /** Values that look real, by path. */
  readonly likely?: LikelyValues;
}

export type LikelyValues = (path: string) => readonly Reached[];

/** Whether all the formulas can be true on an event of a case, and with which values, in at most so many fields. */
export function solveCase(
  formulas: readonly Formula[],
  context: FormulaContext,
  eventCase: EventCase,
  { budget, smallest, likely = () => [] }: SolveCaseOptions,
  mostFields: number,
): CaseOutcome {
  const whole = combine("and", formulas, context.atoms);
  if (whole.kind === "constant" && !whole.truth) return { kind: "none" };
  const paths = literalsByPath(whole);
  const facts = documentedFacts(paths, context, eventCase).flatMap(({ fact, where }) =>
    where === undefined ? fact : [],
  );
  const clauses = clausesOf([whole, ...facts, ...typeFacts(context, eventCase)]);
  const outer = new Set([...paths.keys()].flatMap(outerPaths));
  const valuesOf = (path: string): Values => {
    const prefersObjects = outer.has(path);
    return { ...eventCase.valuesOf(path), prefersObjects, likely: prefersObjects ? [] : likely(path) };
  };
  // `event_type` is a field as well where the case fixes it.
  const own = eventCase.eventType === undefined ? 0 : 1;
  let best: Model | undefined;
  let mostPaths = mostFields - own;
  for (;;) {
    if (mostPaths < 0) break;
    const solution = solve(clauses, { valuesOf, mostPaths, budget });
    if (solution.kind !== "model") {
      if (best === undefined) return solution;
      break;
    }
    best = solution.model;
    mostPaths = best.size - 1;
    if (!smallest) break;
  }
  if (best === undefined) return { kind: "none" };
  return { kind: "model", model: best, paths: paths.keys(), fields: best.size + own };
}

/** What holds of `event_type` in a case: it is none of the types that would choose other aliases, or it is there. */
function typeFacts(context: FormulaContext, { isOdd, aliasType, refusedTypes }: EventCase): readonly Formula[] {
  if (isOdd) return aliasType === undefined ? [] : [presenceOf("event_type", context)];
  if (refusedTypes.length === 0) return [];
  const literals = refusedTypes.map((value) => ({ kind: "string", value }) as const);
  return [literalOf("event_type", [{ kind: "equality", literals }], false, context)];
}
