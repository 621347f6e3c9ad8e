/**
 * A filter's truth as a formula over atoms: "a value that this plain path reaches passes one of these tests". Negations
 * are pushed inward and aliases resolved for one type of event, so every path in it means itself.
 *
 * Parts that say something of the same path are brought together where that changes nothing: `a = 1 or a = 2` asks for
 * one value that passes either test, `a != 1 and a != 2` for no value that passes any.
 */

import type { BoundExpression, BoundField, BoundPredicate, Literal, Test } from "../binding/boundFilter.js";
import type { Alias } from "../schema/schema.js";
import { partsHold, partsOf, type TestParts } from "./leafTruth.js";

export interface Atom {
  readonly id: number;
  readonly path: string;
  readonly parts: TestParts;
}

export type Formula =
  | { readonly kind: "constant"; readonly truth: boolean }
  | { readonly kind: "literal"; readonly atom: Atom; readonly positive: boolean; readonly tests: readonly Test[] }
  | { readonly kind: "and" | "or"; readonly operands: readonly Formula[] };

export type LiteralFormula = Extract<Formula, { kind: "literal" }>;

export const TRUE: Formula = { kind: "constant", truth: true };
export const FALSE: Formula = { kind: "constant", truth: false };

const EVENT_TYPE = "event_type";
const PRESENCE: Test = { kind: "presence" };

/** What is fixed while a formula is made. */
export interface FormulaContext {
  readonly atoms: AtomTable;
  /** The type by which aliases are chosen. */
  readonly aliasType: string | undefined;
  /** The one value of `event_type`, where it is settled. */
  readonly eventType: string | undefined;
  /** Predicates that count as true in whichever sense they stand: for finding out which a proof needs. */
  readonly relaxed: ReadonlySet<BoundPredicate>;
}

/** Gives each question about a path one atom. Kept for all formulas of one proof, or of the rules of one pack. */
export class AtomTable {
  readonly #atoms = new Map<string, Atom>();
  readonly #testKeys = new Map<Test, number>();
  readonly #testIds = new Map<string, number>();

  atomFor(path: string, tests: readonly Test[]): Atom {
    // In the order in which they were written: of what an atom is made must not depend on who asked for it first.
    const key = `${path}\n${[...new Set(tests.map((test) => this.#idOf(test)))].join(" ")}`;
    const known = this.#atoms.get(key);
    if (known !== undefined) return known;
    const atom = { id: this.#atoms.size, path, parts: partsOf(tests) };
    this.#atoms.set(key, atom);
    return atom;
  }

  #idOf(test: Test): number {
    const known = this.#testKeys.get(test);
    if (known !== undefined) return known;
    const text = keyOf(test);
    const id = this.#testIds.get(text) ?? this.#testIds.size;
    this.#testIds.set(text, id);
    this.#testKeys.set(test, id);
    return id;
  }
}

/** The same for two tests exactly where they were written the same. */
function keyOf(test: Test): string {
  switch (test.kind) {
    case "equality":
      return JSON.stringify(["equality", ...test.literals.map(written)]);
    case "order":
      return JSON.stringify([test.operator, written(test.literal)]);
    case "text":
      return JSON.stringify([test.operator, ...test.texts]);
    default:
      return test.kind;
  }
}

function written(literal: Literal): readonly [string, string] {
  return [literal.kind, literal.kind === "number" ? literal.text : String(literal.value)];
}

/** What must hold so that the expression is true, or false where `positive` is false. `undefined` for a broken one. */
export function formulaOf(
  expression: BoundExpression,
  positive: boolean,
  context: FormulaContext,
): Formula | undefined {
  switch (expression.kind) {
    case "and":
    case "or": {
      const operands: Formula[] = [];
      for (const operand of expression.operands) {
        const formula = formulaOf(operand, positive, context);
        if (formula === undefined) return undefined;
        operands.push(formula);
      }
      return combine((expression.kind === "and") === positive ? "and" : "or", operands, context.atoms);
    }
    case "not":
      return formulaOf(expression.operand, !positive, context);
    case "predicate":
      return formulaOfPredicate(expression, positive, context);
    case "broken":
      return undefined;
  }
}

export function literalOf(path: string, tests: readonly Test[], positive: boolean, context: FormulaContext): Formula {
  if (path === EVENT_TYPE && context.eventType !== undefined) {
    return partsHold(partsOf(tests), context.eventType) === positive ? TRUE : FALSE;
  }
  return { kind: "literal", atom: context.atoms.atomFor(path, tests), positive, tests };
}

export function presenceOf(path: string, context: FormulaContext): Formula {
  return literalOf(path, [PRESENCE], true, context);
}

/** The types of events on which the aliases of a field change its meaning. */
export function aliasTypesOf(field: BoundField): readonly string[] {
  return field.aliases.flatMap(({ eventTypes }) => eventTypes);
}

/** All predicates, in the order of the text. */
export function predicatesIn(expression: BoundExpression | undefined): readonly BoundPredicate[] {
  switch (expression?.kind) {
    case "and":
    case "or":
      return expression.operands.flatMap(predicatesIn);
    case "not":
      return predicatesIn(expression.operand);
    case "predicate":
      return [expression];
    default:
      return [];
  }
}

function formulaOfPredicate(predicate: BoundPredicate, positive: boolean, context: FormulaContext): Formula {
  if (context.relaxed.has(predicate)) return TRUE;
  const { field, negated, test } = predicate;
  // An impossible test makes its predicate false, negated or not.
  if (test.kind === "impossible") return positive ? FALSE : TRUE;
  const { aliasType } = context;
  const aliases = field.aliases.filter(({ eventTypes }) => eventTypes.some((type) => type === aliasType));
  return readAs(field.path, aliases, test, positive !== negated, context);
}

/** That something the name reaches passes the test, its aliases applied from the last to the first; or that nothing does. */
function readAs(
  path: string,
  aliases: readonly Alias[],
  test: Test,
  positive: boolean,
  context: FormulaContext,
): Formula {
  const alias = aliases.at(-1);
  if (alias === undefined) return literalOf(path, [test], positive, context);
  const rest = aliases.slice(0, -1);
  const own = readAs(path, rest, test, positive, context);
  const either = positive ? "or" : "and";
  const reads = alias.targets.map((target) => literalOf(target, [test], positive, context));
  if (alias.how === "all") return combine(either, [own, ...reads], context.atoms);
  // Of the names after the own one only the first counts that is present, so each waits for all before it to be absent.
  const both = positive ? "and" : "or";
  let answer: Formula = positive ? FALSE : TRUE;
  for (let i = alias.targets.length - 1; i >= 0; i--) {
    const target = alias.targets[i] ?? "";
    const read = reads[i] ?? answer;
    const passedOver = combine(both, [literalOf(target, [PRESENCE], !positive, context), answer], context.atoms);
    answer = combine(either, [read, passedOver], context.atoms);
  }
  const ownAbsent = readAs(path, rest, PRESENCE, !positive, context);
  return combine(either, [own, combine(both, [ownAbsent, answer], context.atoms)], context.atoms);
}

/** A chain, flat, without constants, and with what it says of the same path brought together. */
export function combine(kind: "and" | "or", operands: readonly Formula[], atoms: AtomTable): Formula {
  const neutral = kind === "and";
  const kept: Formula[] = [];
  const merged = new Map<string, LiteralFormula[]>();
  const add = (formula: Formula): boolean => {
    if (formula.kind === "constant") return formula.truth === neutral;
    if (formula.kind === kind) return formula.operands.every(add);
    // `or` of wants, `and` of refusals.
    if (formula.kind === "literal" && formula.positive !== neutral) {
      const same = merged.get(formula.atom.path);
      if (same === undefined) merged.set(formula.atom.path, [formula]);
      else same.push(formula);
    } else kept.push(formula);
    return true;
  };
  if (!operands.every(add)) return neutral ? FALSE : TRUE;
  for (const [path, literals] of merged) {
    const [only] = literals;
    if (only !== undefined && literals.length === 1) kept.push(only);
    else {
      const tests = [...new Set(literals.flatMap((literal) => literal.tests))];
      kept.push({ kind: "literal", atom: atoms.atomFor(path, tests), positive: !neutral, tests });
    }
  }
  const [single] = kept;
  if (single === undefined) return neutral ? TRUE : FALSE;
  return kept.length === 1 ? single : { kind, operands: kept };
}
