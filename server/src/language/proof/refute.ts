/** The form of answers, and the one way to get them: an event that meets all demands, or the proof that there is none. */

import type { BoundPredicate } from "../binding/boundFilter.js";
import type { Event } from "../values/event.js";
import { Budget } from "./budget.js";
import {
  coreOf,
  type DecideOptions,
  type Decision,
  type Demand,
  decide,
  type Minimality,
  type UnknownReason,
  USUAL_BUDGET,
} from "./decide.js";
import type { Assumption } from "./eventCases.js";
import type { LikelyValues, ModelSize } from "./solveCase.js";

export interface Unknown {
  readonly kind: "unknown";
  readonly reason: UnknownReason;
  readonly assumption: Assumption["kind"];
}

export type Proof =
  | {
      readonly kind: "proved";
      /** The predicates that the proof rests on; none can be left out. */
      readonly core: readonly BoundPredicate[];
      readonly assumption: Assumption["kind"];
    }
  | {
      readonly kind: "refuted";
      /** An event that shows it is not so: the smallest, as far as `minimal` says. */
      readonly counterexample: Event;
      readonly minimal: Minimality;
      /** By which counterexamples can be compared; without a length where no certificate was asked for. */
      readonly size: ModelSize;
      readonly assumption: Assumption["kind"];
    }
  | Unknown;

/** Negative where the first is smaller: it has fewer fields, or as many and shorter values. */
export function compareSizes(one: ModelSize, other: ModelSize): number {
  return one.fields - other.fields || one.length - other.length;
}

export interface ProofOptions {
  /** The most steps that the proof may take; more of them, and the answer is `unknown`. */
  readonly steps?: number;
  /** In place of `steps`: what several proofs share. */
  readonly budget?: Budget;
  /**
   * False where only the answer counts: spares the search for small events, which then are just some event, and for cores,
   * which are then `[]`.
   */
  readonly certified?: boolean;
  /** Values that look real, by path: an event that is shown has them where they fit. */
  readonly likely?: LikelyValues;
}

/** Proves that no event meets the demands. */
export function refute(
  demands: readonly Demand[],
  assumption: Assumption,
  { steps = USUAL_BUDGET, budget = new Budget(steps), certified = true, likely }: ProofOptions,
): Proof {
  const options: DecideOptions = { assumption, budget, smallest: certified, ...(likely && { likely }) };
  const decision: Decision = decide(demands, options);
  switch (decision.kind) {
    case "found":
      return {
        ...{ kind: "refuted", counterexample: decision.event, minimal: decision.minimal },
        ...{ size: decision.size, assumption: assumption.kind },
      };
    case "none":
      return { kind: "proved", core: certified ? coreOf(demands, options) : [], assumption: assumption.kind };
    case "unknown":
      return { kind: "unknown", reason: decision.reason, assumption: assumption.kind };
  }
}
