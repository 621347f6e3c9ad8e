/** One question for all proofs: is there an event on which these filters are true and those are false? */

import type { BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import type { Budget } from "./budget.js";
import { clausesOf } from "./clauses.js";
import { type Assumption, type EventCase, eventCases } from "./eventCases.js";
import { irreducible } from "./fieldTheory.js";
import type { UnknownValue } from "./findValue.js";
import {
  AtomTable,
  combine,
  type Formula,
  type FormulaContext,
  formulaOf,
  type LiteralFormula,
  literalOf,
  predicatesIn,
  presenceOf,
} from "./formula.js";
import { isNumber, type Reached } from "./leafTruth.js";
import { type Model, type Solution, solve } from "./solve.js";
import { isDocumented, type Values } from "./values.js";
import { writeEvent } from "./writeEvent.js";

/** A filter that must be true, or false. */
export interface Demand {
  readonly filter: BoundFilter;
  readonly truth: boolean;
}

/**
 * Why a question was left open. `no-truth`: a filter has a syntax error. `budget`: it would cost too much. The others
 * name a value whose spelling matters in a way that is beyond us; `docs/proofs.md` gives an example of each.
 */
export type UnknownReason = UnknownValue | "no-truth";

export type Decision =
  | { readonly kind: "found"; readonly event: Event }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

/** Steps for one question; a filter of everyday size takes a few hundred. */
export const USUAL_BUDGET = 2_000_000;

export interface DecideOptions {
  readonly assumption: Assumption;
  readonly budget: Budget;
  /** Whether to look for an event with fewer fields after one was found. */
  readonly smallest: boolean;
}

export function decide(demands: readonly Demand[], options: DecideOptions): Decision {
  return new Question(demands).decide(options, new Set());
}

/**
 * The predicates that already rule every event out, whatever the others say; none can be left out. Ask only where the
 * answer was `none`.
 */
export function coreOf(demands: readonly Demand[], options: DecideOptions): readonly BoundPredicate[] {
  const question = new Question(demands);
  return irreducible(question.predicates, (kept) => {
    const needed = new Set(kept);
    const relaxed = new Set(question.predicates.filter((predicate) => !needed.has(predicate)));
    return question.decide({ ...options, smallest: false }, relaxed).kind === "none";
  });
}

class Question {
  readonly predicates: readonly BoundPredicate[];
  readonly #demands: readonly Demand[];
  readonly #atoms = new AtomTable();

  constructor(demands: readonly Demand[]) {
    this.#demands = demands;
    this.predicates = demands.flatMap(({ filter }) => predicatesIn(filter.expression));
  }

  decide(options: DecideOptions, relaxed: ReadonlySet<BoundPredicate>): Decision {
    if (this.#demands.some(({ filter }) => !filter.evaluable)) return { kind: "unknown", reason: "no-truth" };
    let best: { readonly event: Event; readonly fields: number } | undefined;
    let doubt: UnknownReason | undefined;
    for (const eventCase of eventCases(this.predicates, options.assumption)) {
      if (best !== undefined && (eventCase.isOdd || !options.smallest)) break;
      if (!options.budget.spend(this.predicates.length)) return { kind: "unknown", reason: "budget" };
      const context: FormulaContext = { ...eventCase, atoms: this.#atoms, relaxed };
      const formulas = formulasOf(this.#demands, context);
      if (formulas === undefined) return { kind: "unknown", reason: "no-truth" };
      const outcome = solveCase(formulas, context, eventCase, options, (best?.fields ?? Number.POSITIVE_INFINITY) - 1);
      if (outcome.kind === "model") best = { event: outcome.event, fields: outcome.fields };
      else if (outcome.kind === "unknown") doubt = outcome.reason;
    }
    if (best !== undefined) return { kind: "found", event: best.event };
    return doubt === undefined ? { kind: "none" } : { kind: "unknown", reason: doubt };
  }
}

function formulasOf(demands: readonly Demand[], context: FormulaContext): readonly Formula[] | undefined {
  const formulas: Formula[] = [];
  for (const { filter, truth } of demands) {
    const formula = filter.expression === undefined ? constant(truth) : formulaOf(filter.expression, truth, context);
    if (formula === undefined) return undefined;
    formulas.push(formula);
  }
  return formulas;
}

/** An empty filter is true on each event. */
function constant(truth: boolean): Formula {
  return { kind: "constant", truth };
}

type CaseOutcome =
  | { readonly kind: "model"; readonly event: Event; readonly fields: number }
  | Exclude<Solution, { readonly kind: "model" }>;

function solveCase(
  formulas: readonly Formula[],
  context: FormulaContext,
  eventCase: EventCase,
  { budget, smallest }: DecideOptions,
  mostFields: number,
): CaseOutcome {
  const whole = combine("and", formulas, context.atoms);
  if (whole.kind === "constant" && !whole.truth) return { kind: "none" };
  const paths = literalsByPath(whole);
  const clauses = clausesOf([whole, ...documentedFacts(paths, context, eventCase), ...typeFacts(context, eventCase)]);
  const outer = new Set([...paths.keys()].flatMap(outerPaths));
  const valuesOf = (path: string): Values => ({ ...eventCase.valuesOf(path), prefersObjects: outer.has(path) });
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
  return { kind: "model", event: writeEvent(best, paths.keys(), eventCase), fields: best.size + own };
}

function literalsByPath(formula: Formula): ReadonlyMap<string, readonly LiteralFormula[]> {
  const literals = new Map<string, LiteralFormula[]>();
  const visit = (part: Formula): void => {
    if (part.kind === "and" || part.kind === "or") part.operands.forEach(visit);
    if (part.kind !== "literal") return;
    const same = literals.get(part.atom.path);
    if (same === undefined) literals.set(part.atom.path, [part]);
    else same.push(part);
  };
  visit(formula);
  return literals;
}

/**
 * What holds on each documented event besides the filters: fields that are always there are there, and what stands below
 * a documented field is there only where the field is, as an object.
 */
function documentedFacts(
  paths: ReadonlyMap<string, readonly LiteralFormula[]>,
  context: FormulaContext,
  { schema, eventType, valuesOf }: EventCase,
): readonly Formula[] {
  const facts: Formula[] = [];
  const type = schema?.eventTypes.find((info) => info.eventType === eventType)?.eventType;
  if (schema === undefined || type === undefined) return facts;
  for (const [path, literals] of paths) {
    if (valuesOf(path).always) facts.push(presenceOf(path, context));
    for (const outer of outerPaths(path)) {
      if (!isDocumented(outer, type, schema)) continue;
      const { listed, allow } = valuesOf(outer);
      const mayBeObject = listed === undefined ? allow({}) : listed.some(isObject);
      const isElement = /^\d+$/.test(path.slice(outer.length + 1).split(".")[0] ?? "");
      if (mayBeObject && !paths.has(outer)) continue;
      const needed = mayBeObject || isElement ? [presenceOf(outer, context)] : [];
      for (const part of literals) facts.push(combine("or", [{ ...part, positive: false }, ...needed], context.atoms));
    }
  }
  return facts;
}

function outerPaths(path: string): readonly string[] {
  const segments = path.split(".");
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join("."));
}

function isObject(value: Reached): boolean {
  return typeof value === "object" && !isNumber(value);
}

/** What holds of `event_type` in a case: it is none of the types that would choose other aliases, or it is there. */
function typeFacts(context: FormulaContext, { isOdd, aliasType, refusedTypes }: EventCase): readonly Formula[] {
  if (isOdd) return aliasType === undefined ? [] : [presenceOf("event_type", context)];
  if (refusedTypes.length === 0) return [];
  const literals = refusedTypes.map((value) => ({ kind: "string", value }) as const);
  return [literalOf("event_type", [{ kind: "equality", literals }], false, context)];
}
