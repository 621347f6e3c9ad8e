/** One kind of event: the filters' formulas, and what holds on each such event besides them, given to the search. */

import type { Budget } from "./budget.js";
import { type Clauses, clausesOf } from "./clauses.js";
import { documentedFacts, literalsByPath, outerPaths } from "./documentedFacts.js";
import type { EventCase } from "./eventCases.js";
import { combine, type Formula, type FormulaContext, literalOf, presenceOf } from "./formula.js";
import type { Reached } from "./leafTruth.js";
import { PathTheory } from "./pathTheory.js";
import { type Model, type Solution, solve } from "./solve.js";
import { lengthOf } from "./valueLength.js";

export type CaseOutcome =
  | {
      readonly kind: "model";
      readonly model: Model;
      /** Everything that the formulas read. */
      readonly paths: Iterable<string>;
      readonly size: ModelSize;
      /** Whether no model of the case is smaller. */
      readonly isSmallest: boolean;
    }
  | {
      readonly kind: "none";
      /** Whether no model is smaller than what was asked for; `false` where that was not settled. */
      readonly isSmallest: boolean;
    }
  | Extract<Solution, { readonly kind: "unknown" }>;

/** Models are compared by the number of their fields, and then by the length of their values. */
export interface ModelSize {
  readonly fields: number;
  readonly length: number;
}

export interface SolveCaseOptions {
  readonly budget: Budget;
  /** Whether to look for a smaller model after one was found. */
  readonly smallest: boolean;
  /** Values that look real, by path. */
  readonly likely?: LikelyValues;
}

/** What a model has to be smaller than, and what finding short values may cost. */
export interface Shortening {
  readonly than: ModelSize | undefined;
  readonly budget: Budget;
}

export type LikelyValues = (path: string) => readonly Reached[];

/** Whether all the formulas can be true on an event of a case, and with which values. */
export function solveCase(
  formulas: readonly Formula[],
  context: FormulaContext,
  eventCase: EventCase,
  { budget, smallest, likely = () => [] }: SolveCaseOptions,
  shortening: Shortening = { than: undefined, budget },
): CaseOutcome {
  const whole = combine("and", formulas, context.atoms);
  if (whole.kind === "constant" && !whole.truth) return { kind: "none", isSmallest: true };
  const paths = literalsByPath(whole);
  const facts = documentedFacts(paths, context, eventCase).flatMap(({ fact, where }) =>
    where === undefined ? fact : [],
  );
  const clauses = clausesOf([whole, ...facts, ...typeFacts(context, eventCase)]);
  const outer = new Set([...paths.keys()].flatMap(outerPaths));
  const theory = new PathTheory((path) => {
    const prefersObjects = outer.has(path);
    return { ...eventCase.valuesOf(path), prefersObjects, likely: prefersObjects ? [] : likely(path) };
  });
  // `event_type` is a field as well where the case fixes it.
  const { eventType } = eventCase;
  const own = eventType === undefined ? NOTHING : { fields: 1, length: lengthOf(eventType) };
  const { than } = shortening;
  const limit = than && { fields: than.fields - own.fields, length: than.length - own.length };

  const fewest = fewestFields(clauses, theory, (limit?.fields ?? Number.POSITIVE_INFINITY) - 1, smallest, budget);
  const { found } = fewest;
  const modelOf = ({ model, fields, length }: FoundModel, isSmallest: boolean): CaseOutcome => {
    const size = { fields: fields + own.fields, length: length + own.length };
    return { kind: "model", model, paths: paths.keys(), size, isSmallest };
  };
  if (found !== undefined && !smallest) return modelOf(found, false);
  if (found === undefined && (limit === undefined || limit.fields < 0)) return fewest.outcome;
  const from = found === undefined ? limit : undefined;
  const fields = found?.fields ?? from?.fields ?? 0;
  const shortest = shortestModel(clauses, theory, fields, from?.length, shortening.budget);
  const isSmallest = shortest.isProved && fewest.outcome.kind === "none";
  if (shortest.found !== undefined) return modelOf(shortest.found, isSmallest);
  // The steps were used up before it came to a first model again.
  if (found !== undefined) return modelOf({ ...found, length: Number.POSITIVE_INFINITY }, false);
  return fewest.outcome.kind === "unknown" ? fewest.outcome : { kind: "none", isSmallest };
}

const NOTHING: ModelSize = { fields: 0, length: 0 };

type FoundModel = Omit<Extract<Solution, { readonly kind: "model" }>, "kind">;

/** A model with as few fields as possible, and what came of the search for one with fewer. */
function fewestFields(
  clauses: Clauses,
  theory: PathTheory,
  mostFields: number,
  smallest: boolean,
  budget: Budget,
): { readonly found: FoundModel | undefined; readonly outcome: Exclude<CaseOutcome, { readonly kind: "model" }> } {
  let found: FoundModel | undefined;
  for (let most = mostFields; most >= 0; most = (found?.fields ?? 0) - 1) {
    const solution = solve(clauses, { theory, mostFields: most, budget });
    if (solution.kind === "unknown") return { found, outcome: solution };
    if (solution.kind === "none") break;
    found = solution;
    if (!smallest) break;
  }
  return { found, outcome: { kind: "none", isSmallest: true } };
}

/** Of the models with so many fields one whose values are shorter than a length; `isProved` where none has shorter ones. */
function shortestModel(
  clauses: Clauses,
  theory: PathTheory,
  mostFields: number,
  than: number | undefined,
  budget: Budget,
): { readonly found: FoundModel | undefined; readonly isProved: boolean } {
  let found: FoundModel | undefined;
  for (;;) {
    const shorterThan = found?.length ?? than ?? Number.POSITIVE_INFINITY;
    const most = found?.fields ?? mostFields;
    const solution = solve(clauses, { theory, mostFields: most, shorterThan, budget });
    if (solution.kind === "model") found = solution;
    else return { found, isProved: solution.kind === "none" && !solution.couldBeShorter };
  }
}

/** What holds of `event_type` in a case: it is none of the types that would choose other aliases, or it is there. */
function typeFacts(context: FormulaContext, { isOdd, aliasType, refusedTypes }: EventCase): readonly Formula[] {
  if (isOdd) return aliasType === undefined ? [] : [presenceOf("event_type", context)];
  if (refusedTypes.length === 0) return [];
  const literals = refusedTypes.map((value) => ({ kind: "string", value }) as const);
  return [literalOf("event_type", [{ kind: "equality", literals }], false, context)];
}
