/**
 * How the filters of a pack stand to each other, for many filters at once: every pair is looked at, so most pairs must be
 * settled without a search. What can be said of a filter alone is worked out once: for each type of event a smallest
 * model, and the few values that a field of one value can have (`eventName`). Two filters whose values do not meet are
 * disjoint; two whose models fit together overlap; a filter whose own model the other refuses is not contained in it.
 * Only what is then still open is proved.
 *
 * All of it is about documented events: on an event with two names at once hardly any two filters would be disjoint.
 */

import type { EventType, Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { Budget } from "./budget.js";
import type { Assumption } from "./eventCases.js";
import type { Formula } from "./formula.js";
import { partsHold, type Reached } from "./leafTruth.js";
import type { TypeTheory } from "./packTheory.js";
import {
  type FixedValues,
  type PreparedCase,
  type PreparedFilter,
  STEPS_OF_RELATION,
  valueKey,
} from "./preparedFilter.js";
import { type ReadyFormula, solveTogether } from "./readyFormula.js";
import { refute } from "./refute.js";
import type { Model } from "./solve.js";

export { PackTheory } from "./packTheory.js";
export { type PreparedFilter, prepare } from "./preparedFilter.js";

/**
 * - `equal`: true on the same events
 * - `within`: wherever the first is true, so is the second, but not the other way round; `around` is the reverse
 * - `overlapping`: some event makes both true, and each is true without the other somewhere
 * - `disjoint`: no event makes both true
 * - `never`: one of them is never true, so that it is contained in everything
 */
export type Relation = "equal" | "within" | "around" | "overlapping" | "disjoint" | "never" | "unknown";

/** How the second of two rules stands to the first. */
export const REVERSED: Readonly<Record<Relation, Relation>> = {
  equal: "equal",
  within: "around",
  around: "within",
  overlapping: "overlapping",
  disjoint: "disjoint",
  never: "never",
  unknown: "unknown",
};

/**
 * How two filters stand to each other on documented events, each on the types of events that it was prepared for. The
 * answer and the steps that it takes are the same the other way round.
 *
 * @param budget for the proofs that it takes; where it does not last, the answer is `unknown`
 * @example relate(prepare(one, theory), prepare(other, theory)) // "disjoint"
 */
export function relate(
  first: PreparedFilter,
  second: PreparedFilter,
  budget: Budget = new Budget(STEPS_OF_RELATION),
): Relation {
  return second.key < first.key ? REVERSED[relateInOrder(second, first, budget)] : relateInOrder(first, second, budget);
}

function relateInOrder(first: PreparedFilter, second: PreparedFilter, budget: Budget): Relation {
  if (!first.evaluable || !second.evaluable) return "unknown";
  if (first.cases.size === 0 || second.cases.size === 0) return "never";
  const meeting = meet(first, second, budget);
  if (meeting !== "together") return meeting === "apart" ? "disjoint" : "unknown";
  const within = isWithin(first, second, budget);
  const around = isWithin(second, first, budget);
  if (within === undefined || around === undefined) return "unknown";
  if (within) return around ? "equal" : "within";
  return around ? "around" : "overlapping";
}

/**
 * An event to show how two filters stand to each other, with as few fields as possible: one that both match, or one that
 * the first matches and the second, by its filter or by the types of events that it is asked about, does not.
 *
 * @example findEvent(prepare(one, theory), prepare(other, theory), "first only", schema)?.record
 */
export function findEvent(
  first: PreparedFilter,
  second: PreparedFilter,
  matchedBy: "both" | "first only",
  schema: Schema,
  budget: Budget = new Budget(STEPS_OF_RELATION),
): Event | undefined {
  const [shared, own] = split(first, second);
  const onTypes = (eventTypes: readonly EventType[]): Assumption => ({ kind: "asDocumented", schema, eventTypes });
  const matched = { filter: first.filter, truth: true };
  const demands = [matched, { filter: second.filter, truth: matchedBy === "both" }];
  const proof = refute(demands, onTypes(shared), { budget });
  if (proof.kind === "refuted") return proof.counterexample;
  if (matchedBy === "both") return undefined;
  const alone = refute([matched], onTypes(own), { budget });
  return alone.kind === "refuted" ? alone.counterexample : undefined;
}

/** The types of events on which the first can match: those that the second is asked about too, and the others. */
function split(first: PreparedFilter, second: PreparedFilter): readonly [readonly EventType[], readonly EventType[]] {
  const types = [...first.cases.keys()];
  const isShared = (type: EventType): boolean => second.eventTypes.includes(type);
  return [types.filter(isShared), types.filter((type) => !isShared(type))];
}

/** Whether some event makes both true; `unknown` where the budget does not last. */
function meet(first: PreparedFilter, second: PreparedFilter, budget: Budget): "together" | "apart" | "unknown" {
  const open: Question[] = [];
  for (const [type, one] of first.cases) {
    const other = second.cases.get(type);
    if (other === undefined || areApart(one.fixed, other.fixed)) continue;
    if (modelsFit(one, other) || modelsFit(other, one)) return "together";
    open.push([one.truth, other.truth, one.theory]);
  }
  return canBeTrue(open, budget);
}

/** Whether both can be true on an event of the type. */
type Question = readonly [ReadyFormula, ReadyFormula, TypeTheory];

/** Whether the answer to any of the questions is yes. */
function canBeTrue(questions: readonly Question[], budget: Budget): "together" | "apart" | "unknown" {
  let isOpen = false;
  for (const [one, other, theory] of questions) {
    const { kind } = solveTogether(one, other, theory, budget);
    if (kind === "model") return "together";
    if (kind === "unknown") isOpen = true;
  }
  return isOpen ? "unknown" : "apart";
}

function areApart(one: PreparedCase["fixed"], other: PreparedCase["fixed"]): boolean {
  for (const [path, values] of one) {
    const others = other.get(path);
    if (others === undefined) continue;
    const [fewer, more] = values.size < others.size ? [values, others] : [others, values];
    let meets = false;
    for (const value of fewer.keys()) if (more.has(value)) meets = true;
    if (!meets) return true;
  }
  return false;
}

/** Wherever the first is true, so is the second. `undefined` where that could not be settled. */
function isWithin(first: PreparedFilter, second: PreparedFilter, budget: Budget): boolean | undefined {
  const open: Question[] = [];
  let isDoubtful = false;
  for (const [type, one] of first.cases) {
    const other = second.cases.get(type);
    if (other === undefined) {
      if (one.model !== undefined) return false;
      // Whether the first matches such events at all was too much for the search.
      isDoubtful = true;
      continue;
    }
    const model = completed(one, other);
    if (model !== undefined && !holds(other.formula, model)) return false;
    open.push([one.truth, other.falsehood, one.theory]);
  }
  const answer = canBeTrue(open, budget);
  if (answer === "together") return false;
  return answer === "unknown" || isDoubtful ? undefined : true;
}

/** Whether both filters are true on what both models have, in doubt the first. */
function modelsFit(one: PreparedCase, other: PreparedCase): boolean {
  const both = merged(one, other);
  return both !== undefined && holds(one.formula, both) && holds(other.formula, both);
}

/**
 * What both models have. A field of one value that would have two has the one of the first, or where both filters name all
 * its values, one that both name.
 */
function merged(one: PreparedCase, other: PreparedCase): Model | undefined {
  const [whole, rest] = [completed(one, other), completed(other, one)];
  if (whole === undefined || rest === undefined) return undefined;
  const both = new Map(whole);
  for (const [path, values] of rest) {
    const known = both.get(path);
    if (known === undefined || !one.paths.has(path)) both.set(path, values);
    else if (!one.theory.eventCase.valuesOf(path).single) both.set(path, [...known, ...values]);
    else if (other.paths.has(path) && valueKey(known[0]) !== valueKey(values[0])) {
      const shared = sharedValue(one.fixed.get(path), other.fixed.get(path));
      if (shared !== undefined) both.set(path, [shared]);
    }
  }
  return both;
}

function sharedValue(one: FixedValues | undefined, other: FixedValues | undefined): Reached | undefined {
  if (one === undefined || other === undefined) return undefined;
  for (const [key, value] of one) if (value !== undefined && other.has(key)) return value;
  return undefined;
}

/**
 * A filter's model with what a documented event must have besides, as far as the other filter reads it: fields that are
 * always there, and the objects around others. What the filter itself reads is in its model already.
 */
function completed({ model, paths, around }: PreparedCase, { given }: PreparedCase): Model | undefined {
  if (model === undefined) return undefined;
  let whole: Map<string, readonly Reached[]> | undefined;
  for (const { path, always, value } of given) {
    if (paths.has(path) || model.has(path) || !(always || around.has(path))) continue;
    whole ??= new Map(model);
    whole.set(path, [value]);
  }
  return whole ?? model;
}

function holds(formula: Formula, model: Model): boolean {
  switch (formula.kind) {
    case "constant":
      return formula.truth;
    case "and":
      return formula.operands.every((operand) => holds(operand, model));
    case "or":
      return formula.operands.some((operand) => holds(operand, model));
    case "literal": {
      const values = model.get(formula.atom.path) ?? [];
      return values.some((value) => partsHold(formula.atom.parts, value)) === formula.positive;
    }
  }
}
