/**
 * What can be said of a filter alone, worked out once before it is compared with many others: for each type of event its
 * formula, a model of it, and the few values that a field of one value can have.
 */

import type { BoundFilter } from "../binding/boundFilter.js";
import type { EventType } from "../schema/schema.js";
import { numberText, parseNumber } from "../values/decimal.js";
import { Budget } from "./budget.js";
import { outerPaths } from "./documentedFacts.js";
import type { EventCase } from "./eventCases.js";
import { findValue } from "./findValue.js";
import { FALSE, type Formula, formulaOf, TRUE } from "./formula.js";
import { isNumber, type Reached } from "./leafTruth.js";
import type { PackTheory, TypeTheory } from "./packTheory.js";
import { type ReadyFormula, readyFormula } from "./readyFormula.js";
import { alertingFilter, type RuleToRelate } from "./ruleToRelate.js";
import type { Model } from "./solve.js";
import { solveCase } from "./solveCase.js";
import { isDocumented } from "./values.js";

/** Steps for what is worked out of one filter, and for what is proved about two. */
export const STEPS_OF_RELATION = 200_000;

/** A filter with what can be said of it alone. Make it once for each version of a rule and keep it. */
export interface PreparedFilter {
  /** Of its rule. */
  readonly key: string;
  /** What its rule alerts on. */
  readonly filter: BoundFilter;
  /** The types of events that it is asked about: those of its rule. */
  readonly eventTypes: readonly EventType[];
  readonly cases: ReadonlyMap<EventType, PreparedCase>;
  /** Whether each of its cases was settled; false leaves more to be proved, and an error everything unknown. */
  readonly evaluable: boolean;
  /** The steps that this took. */
  readonly cost: number;
}

export interface PreparedCase {
  readonly theory: TypeTheory;
  readonly formula: Formula;
  /** What it takes for the filter to be true on an event of the type, and to be false. */
  readonly truth: ReadyFormula;
  readonly falsehood: ReadyFormula;
  /** `undefined` where the search gave up. */
  readonly model: Model | undefined;
  readonly paths: ReadonlySet<string>;
  /** The paths around those of the model. */
  readonly around: ReadonlySet<string>;
  /** What a documented event has, whatever the filter says, at paths that the filter reads. */
  readonly given: readonly Given[];
  /** By path of a field with one value: the only values that it can have. */
  readonly fixed: ReadonlyMap<string, FixedValues>;
}

/** By a form that tells them apart; `undefined` where events spell it differently, or not at all. */
export type FixedValues = ReadonlyMap<string, Reached | undefined>;

/** A field that is there always, or wherever something below it is. */
interface Given {
  readonly path: string;
  readonly always: boolean;
  readonly value: Reached;
}

/**
 * Works out what `relate` needs of one rule.
 *
 * @example prepare({ key: "a", filter: analyse('eventName = "A"', context).bound, suppressions: [], eventTypes: ["cloudtrail"] }, new PackTheory(schema))
 */
export function prepare(rule: RuleToRelate, theory: PackTheory): PreparedFilter {
  const { key, eventTypes } = rule;
  const filter = alertingFilter(rule.filter, rule.suppressions);
  const cases = new Map<EventType, PreparedCase>();
  const { expression, evaluable } = filter;
  const budget = new Budget(STEPS_OF_RELATION);
  for (const type of evaluable ? eventTypes : []) {
    const own = theory.of(type);
    if (own === undefined) continue;
    const { context, eventCase } = own;
    const formula = expression === undefined ? TRUE : formulaOf(expression, true, context);
    const opposite = expression === undefined ? FALSE : formulaOf(expression, false, context);
    if (formula === undefined || opposite === undefined)
      return { key, filter, eventTypes, cases, evaluable: false, cost: 0 };
    const outcome = solveCase([formula], context, eventCase, { budget, smallest: false });
    if (outcome.kind === "none") continue;
    const model = outcome.kind === "model" ? outcome.model : undefined;
    const paths = new Set(outcome.kind === "model" ? outcome.paths : []);
    const around = new Set([...(model?.keys() ?? [])].flatMap(outerPaths));
    cases.set(type, {
      theory: own,
      formula,
      truth: readyFormula(formula, own),
      falsehood: readyFormula(opposite, own),
      model,
      paths,
      around,
      given: givenAt(paths, eventCase),
      fixed: fixedValues(formula, eventCase),
    });
  }
  return { key, filter, eventTypes, cases, evaluable, cost: STEPS_OF_RELATION - budget.left };
}

function givenAt(paths: ReadonlySet<string>, eventCase: EventCase): readonly Given[] {
  const alwaysThere = new Set([...paths].filter((path) => eventCase.valuesOf(path).always));
  for (const path of [...alwaysThere]) for (const outer of outerPaths(path)) alwaysThere.add(outer);
  return [...paths].flatMap((path) => {
    const always = alwaysThere.has(path);
    if (!always && !isKnown(path, eventCase)) return [];
    const values = { ...eventCase.valuesOf(path), prefersObjects: true };
    const found = findValue([], [], values, new Budget(STEPS_OF_RELATION));
    return found.kind === "found" ? [{ path, always, value: found.value }] : [];
  });
}

function isKnown(path: string, { schema, eventType }: EventCase): boolean {
  const type = schema?.eventTypes.find((info) => info.eventType === eventType)?.eventType;
  return schema !== undefined && type !== undefined && isDocumented(path, type, schema);
}

/** The values that a field of one value must be one of, by what the formula says of it. */
function fixedValues(formula: Formula, eventCase: EventCase): ReadonlyMap<string, FixedValues> {
  switch (formula.kind) {
    case "literal": {
      const values = formula.positive ? namedValues(formula, eventCase) : undefined;
      return values === undefined ? new Map() : new Map([[formula.atom.path, values]]);
    }
    case "and": {
      const fixed = new Map<string, FixedValues>();
      for (const operand of formula.operands) {
        for (const [path, values] of fixedValues(operand, eventCase)) {
          const known = fixed.get(path);
          fixed.set(path, known === undefined ? values : new Map([...values].filter(([key]) => known.has(key))));
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
          else fixed.set(path, new Map([...values, ...more]));
        }
      }
      return fixed;
    }
    case "constant":
      return new Map();
  }
}

/** The values that pass, where all of them are named and the field has one: texts, numbers and booleans, but no addresses. */
function namedValues(
  { atom: { parts, path } }: Extract<Formula, { kind: "literal" }>,
  { valuesOf }: EventCase,
): FixedValues | undefined {
  const { single, listed, allow } = valuesOf(path);
  const hasMore = parts.presence || parts.pieces.length + parts.numberBounds.length + parts.instantBounds.length > 0;
  if (!single || hasMore || parts.addresses.length + parts.blocks.length > 0) return undefined;
  const isPossible = (value: Reached): boolean => allow(value) && (listed === undefined || listed.includes(value));
  const named = [...parts.exactTexts, ...parts.equalNumbers, ...parts.booleans];
  return new Map(named.map((value) => [valueKey(value), isPossible(value) ? value : undefined]));
}

/** The same for two values that one filter could take for the other: `5`, `"5"` and `"5.0"`; `true` and `"true"`. */
export function valueKey(value: Reached | undefined): string {
  if (typeof value === "string") {
    const number = parseNumber(value);
    return number === undefined ? value : numberText(number);
  }
  if (value === undefined || typeof value === "boolean") return String(value);
  return isNumber(value) ? numberText(value) : "{}";
}
