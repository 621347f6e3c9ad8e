/**
 * How the filters of a pack stand to each other, for many filters at once: every pair is looked at, so most pairs must be
 * settled without a search. What can be said of a filter alone is worked out once: for each type of event a smallest
 * model, and the few values that a field of one value can have (`eventName`). Two filters whose values do not meet are
 * disjoint; two whose models fit together overlap; a filter whose own model the other refuses is not contained in it.
 * Only what is then still open is proved.
 *
 * All of it is about documented events: on an event with two names at once hardly any two filters would be disjoint.
 */

import type { BoundFilter } from "../binding/boundFilter.js";
import type { EventType, Schema } from "../schema/schema.js";
import { numberText, parseNumber } from "../values/decimal.js";
import { Budget } from "./budget.js";
import { type EventCase, eventCases } from "./eventCases.js";
import { findValue } from "./findValue.js";
import { AtomTable, combine, type Formula, formulaOf, predicatesIn } from "./formula.js";
import { isNumber, partsHold, type Reached } from "./leafTruth.js";
import { refute } from "./refute.js";
import type { Model } from "./solve.js";
import { outerPaths, solveCase } from "./solveCase.js";
import { isDocumented } from "./values.js";

/**
 * - `equal`: true on the same events
 * - `within`: wherever the first is true, so is the second, but not the other way round; `around` is the reverse
 * - `overlapping`: some event makes both true, and each is true without the other somewhere
 * - `disjoint`: no event makes both true
 * - `never`: one of them is never true, so that it is contained in everything
 */
export type Relation = "equal" | "within" | "around" | "overlapping" | "disjoint" | "never" | "unknown";

export interface PackAssumption {
  readonly kind: "asDocumented";
  readonly schema: Schema;
  readonly eventTypes: readonly EventType[];
}

/** A filter with what can be said of it alone. Make it once for each version of a rule and keep it. */
export interface PreparedFilter {
  readonly filter: BoundFilter;
  readonly cases: ReadonlyMap<EventType, PreparedCase>;
  /** Whether each of its cases was settled; false leaves more to be proved, and an error everything unknown. */
  readonly evaluable: boolean;
}

interface PreparedCase {
  readonly eventCase: EventCase;
  readonly formula: Formula;
  /** `undefined` where the search gave up. */
  readonly model: Model | undefined;
  readonly paths: ReadonlySet<string>;
  /** The paths around those of the model. */
  readonly around: ReadonlySet<string>;
  /** What a documented event has, whatever the filter says, at paths that the filter reads. */
  readonly given: readonly Given[];
  /** By path of a field with one value: the only values that it can have, in a form that tells them apart. */
  readonly fixed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A field that is there always, or wherever something below it is. */
interface Given {
  readonly path: string;
  readonly always: boolean;
  readonly value: Reached;
}

/** Steps for what is worked out of one filter, and for each proof about two. */
const STEPS = 200_000;

/**
 * Works out what `relate` needs of one filter.
 *
 * @example prepare(analyse('eventName = "CreateUser"', context).bound, { kind: "asDocumented", schema, eventTypes: ["cloudtrail"] })
 */
export function prepare(filter: BoundFilter, assumption: PackAssumption): PreparedFilter {
  const cases = new Map<EventType, PreparedCase>();
  const { expression, evaluable } = filter;
  const budget = new Budget(STEPS);
  const atoms = new AtomTable();
  for (const eventCase of eventCases(predicatesIn(expression), assumption)) {
    const type = assumption.eventTypes.find((one) => one === eventCase.eventType);
    if (type === undefined || !evaluable) continue;
    const context = { ...eventCase, atoms, relaxed: NOTHING_RELAXED };
    const formula = expression === undefined ? combine("and", [], atoms) : formulaOf(expression, true, context);
    if (formula === undefined) return { filter, cases, evaluable: false };
    const outcome = solveCase([formula], context, eventCase, { budget, smallest: false }, Number.POSITIVE_INFINITY);
    if (outcome.kind === "none") continue;
    const model = outcome.kind === "model" ? outcome.model : undefined;
    const paths = new Set(outcome.kind === "model" ? outcome.paths : []);
    const around = new Set([...(model?.keys() ?? [])].flatMap(outerPaths));
    const fixed = fixedValues(formula, eventCase);
    cases.set(type, { eventCase, formula, model, paths, around, given: givenAt(paths, eventCase), fixed });
  }
  return { filter, cases, evaluable };
}

const NOTHING_RELAXED: ReadonlySet<never> = new Set();

/**
 * How two filters stand to each other on documented events.
 *
 * @example relate(prepare(one, assumption), prepare(other, assumption), assumption) // "disjoint"
 */
export function relate(first: PreparedFilter, second: PreparedFilter, assumption: PackAssumption): Relation {
  if (!first.evaluable || !second.evaluable) return "unknown";
  if (first.cases.size === 0 || second.cases.size === 0) return "never";
  const meeting = meet(first, second);
  if (meeting === "apart") return "disjoint";
  const eventTypes = [...first.cases.keys()].filter((type) => second.cases.has(type));
  const options = { steps: STEPS, certified: false };
  if (meeting === "open") {
    const demands = [first, second].map(({ filter }) => ({ filter, truth: true }));
    const proof = refute(demands, { ...assumption, eventTypes }, options);
    if (proof.kind === "unknown") return "unknown";
    if (proof.kind === "proved") return "disjoint";
  }
  const within = isWithin(first, second, assumption);
  const around = isWithin(second, first, assumption);
  if (within === undefined || around === undefined) return "unknown";
  if (within) return around ? "equal" : "within";
  return around ? "around" : "overlapping";
}

/** Whether some event makes both true: one was made, there can be none, or it takes a proof. */
function meet(first: PreparedFilter, second: PreparedFilter): "together" | "apart" | "open" {
  let open = false;
  for (const [type, one] of first.cases) {
    const other = second.cases.get(type);
    if (other === undefined || areApart(one.fixed, other.fixed)) continue;
    const both = merged(one, other);
    if (both !== undefined && holds(one.formula, both) && holds(other.formula, both)) return "together";
    open = true;
  }
  return open ? "open" : "apart";
}

function areApart(one: PreparedCase["fixed"], other: PreparedCase["fixed"]): boolean {
  for (const [path, values] of one) {
    const others = other.get(path);
    if (others === undefined) continue;
    const [fewer, more] = values.size < others.size ? [values, others] : [others, values];
    let meets = false;
    for (const value of fewer) if (more.has(value)) meets = true;
    if (!meets) return true;
  }
  return false;
}

/** Wherever the first is true, so is the second. `undefined` where that could not be settled. */
function isWithin(first: PreparedFilter, second: PreparedFilter, assumption: PackAssumption): boolean | undefined {
  for (const [type, one] of first.cases) {
    const other = second.cases.get(type);
    if (other === undefined && one.model !== undefined) return false;
    if (other === undefined) continue;
    const model = completed(one, other);
    if (model !== undefined && !holds(other.formula, model)) return false;
  }
  const eventTypes = [...first.cases.keys()];
  const options = { steps: STEPS, certified: false };
  const demands = [
    { filter: first.filter, truth: true },
    { filter: second.filter, truth: false },
  ];
  const proof = refute(demands, { ...assumption, eventTypes }, options);
  return proof.kind === "unknown" ? undefined : proof.kind === "proved";
}

/** What both models have; `undefined` where a field of one value would have two. */
function merged(one: PreparedCase, other: PreparedCase): Model | undefined {
  const [whole, rest] = [completed(one, other), completed(other, one)];
  if (whole === undefined || rest === undefined) return undefined;
  const both = new Map(whole);
  for (const [path, values] of rest) {
    const known = both.get(path);
    if (known === undefined || !one.paths.has(path)) both.set(path, values);
    else if (!one.eventCase.valuesOf(path).single) both.set(path, [...known, ...values]);
    else if (!other.paths.has(path)) continue;
    else if (key(known[0]) !== key(values[0])) return undefined;
  }
  return both;
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

function givenAt(paths: ReadonlySet<string>, eventCase: EventCase): readonly Given[] {
  const alwaysThere = new Set([...paths].filter((path) => eventCase.valuesOf(path).always));
  for (const path of [...alwaysThere]) for (const outer of outerPaths(path)) alwaysThere.add(outer);
  return [...paths].flatMap((path) => {
    const always = alwaysThere.has(path);
    if (!always && !isKnown(path, eventCase)) return [];
    const values = { ...eventCase.valuesOf(path), prefersObjects: true };
    const found = findValue([], [], values, new Budget(STEPS));
    return found.kind === "found" ? [{ path, always, value: found.value }] : [];
  });
}

function isKnown(path: string, { schema, eventType }: EventCase): boolean {
  const type = schema?.eventTypes.find((info) => info.eventType === eventType)?.eventType;
  return schema !== undefined && type !== undefined && isDocumented(path, type, schema);
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

/** The values that a field of one value must be one of, by what the formula says of it. */
function fixedValues(formula: Formula, eventCase: EventCase): ReadonlyMap<string, ReadonlySet<string>> {
  switch (formula.kind) {
    case "literal": {
      const values = formula.positive ? namedValues(formula) : undefined;
      const { path } = formula.atom;
      return values !== undefined && eventCase.valuesOf(path).single ? new Map([[path, values]]) : new Map();
    }
    case "and": {
      const fixed = new Map<string, ReadonlySet<string>>();
      for (const operand of formula.operands) {
        for (const [path, values] of fixedValues(operand, eventCase)) {
          const known = fixed.get(path);
          fixed.set(path, known === undefined ? values : new Set([...values].filter((value) => known.has(value))));
        }
      }
      return fixed;
    }
    case "or": {
      const [first, ...others] = formula.operands.map((operand) => fixedValues(operand, eventCase));
      const fixed = new Map(first ?? []);
      for (const other of others) {
        for (const [path, values] of fixed) {
          const more = other.get(path);
          if (more === undefined) fixed.delete(path);
          else fixed.set(path, new Set([...values, ...more]));
        }
      }
      return fixed;
    }
    case "constant":
      return new Map();
  }
}

/** The values that pass, where all of them are named: texts, numbers and booleans, but no addresses. */
function namedValues({ atom }: Extract<Formula, { kind: "literal" }>): ReadonlySet<string> | undefined {
  const { parts } = atom;
  const hasMore = parts.presence || parts.pieces.length + parts.numberBounds.length + parts.instantBounds.length > 0;
  if (hasMore || parts.addresses.length + parts.blocks.length > 0) return undefined;
  return new Set([...parts.exactTexts, ...parts.equalNumbers, ...parts.booleans].map((value) => key(value)));
}

/** The same for two values that one filter could take for the other: `5`, `"5"` and `"5.0"`; `true` and `"true"`. */
function key(value: Reached | undefined): string {
  if (typeof value === "string") {
    const number = parseNumber(value);
    return number === undefined ? value : numberText(number);
  }
  if (value === undefined || typeof value === "boolean") return String(value);
  return isNumber(value) ? numberText(value) : "{}";
}
