/** One question for all proofs: is there an event on which these filters are true and those are false? */

import type { BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import { Budget } from "./budget.js";
import { type Assumption, eventCases } from "./eventCases.js";
import { irreducible } from "./fieldTheory.js";
import type { UnknownValue } from "./findValue.js";
import { AtomTable, type Formula, type FormulaContext, formulaOf, predicatesIn } from "./formula.js";
import { type ModelSize, type SolveCaseOptions, solveCase } from "./solveCase.js";
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

/**
 * Whether an event is known to be the smallest: it has the fewest fields, and of the events with so many the shortest
 * values, lengths added up (`valueLength.ts` says what is short). `found` where the steps, or a value whose spelling
 * matters, left it open whether there is a smaller one.
 */
export type Minimality = "proved" | "found";

export type Decision =
  | { readonly kind: "found"; readonly event: Event; readonly size: ModelSize; readonly minimal: Minimality }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

/** Steps for one question; a filter of everyday size takes a few hundred. */
export const USUAL_BUDGET = 2_000_000;

/** Steps for finding the shortest values once there is an event: a few milliseconds. */
const STEPS_FOR_SHORTENING = 20_000;

export interface DecideOptions extends SolveCaseOptions {
  readonly assumption: Assumption;
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
  let core = question.predicates;
  for (;;) {
    let isOpen = false;
    const smaller = irreducible(core, (kept) => {
      const needed = new Set(kept);
      const relaxed = new Set(question.predicates.filter((predicate) => !needed.has(predicate)));
      const { kind } = question.decide({ ...options, smallest: false }, relaxed);
      if (kind === "unknown") isOpen = true;
      return kind === "none";
    });
    // What was unknown with one predicate more may be settled without it: a spelling mattered to that one only.
    if (!isOpen || smaller.length === core.length) return smaller;
    core = smaller;
  }
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
    let best: { readonly event: Event; readonly size: ModelSize } | undefined;
    let doubt: UnknownReason | undefined;
    let isSmallest = options.smallest;
    const shortening = new Budget(Math.min(STEPS_FOR_SHORTENING, options.budget.left));
    const given = shortening.left;
    for (const eventCase of eventCases(this.predicates, options.assumption)) {
      if (best !== undefined && (eventCase.isOdd || !options.smallest)) break;
      if (!options.budget.spend(this.predicates.length)) {
        doubt = "budget";
        isSmallest = false;
        break;
      }
      const context: FormulaContext = { ...eventCase, atoms: this.#atoms, relaxed };
      const formulas = formulasOf(this.#demands, context);
      if (formulas === undefined) return { kind: "unknown", reason: "no-truth" };
      const outcome = solveCase(formulas, context, eventCase, options, { than: best?.size, budget: shortening });
      if (outcome.kind === "model") {
        best = { event: writeEvent(outcome.model, outcome.paths, eventCase), size: outcome.size };
      } else if (outcome.kind === "unknown") doubt = outcome.reason;
      if (outcome.kind === "unknown" || !outcome.isSmallest) isSmallest = false;
    }
    options.budget.spend(given - shortening.left);
    if (best !== undefined) return { kind: "found", ...best, minimal: isSmallest ? "proved" : "found" };
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
