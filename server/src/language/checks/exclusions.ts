/**
 * Predicates about one field that exclude each other: joined by `and` no event makes all of them true, joined by `or` each
 * event makes one of them true. Proved of these predicates alone, with the types of events that the filter names around
 * them, so it costs little. In long chains more and more are taken at a time while nothing is at odds, and fewer where something is.
 */

import type { BoundChain, BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { flattened, predicatesIn } from "./predicates.js";
import {
  type Contradiction,
  conjunctionOf,
  type EventsAskedAbout,
  isByOne,
  negationOf,
  type ProofScope,
  typesAmong,
} from "./proofScope.js";
import { testKey } from "./testKey.js";

export interface Exclusion {
  readonly chain: BoundChain;
  /** The others of the core stand before it. */
  readonly predicate: BoundPredicate;
  readonly found: Contradiction;
}

export interface ExclusionOptions {
  readonly scope: ProofScope;
  /** Whether to take for granted that the field of a predicate holds one value, where the catalogue does not say so. */
  readonly holdsOneValue: (predicate: BoundPredicate) => boolean;
  /** Chains of which it is known that nothing in them is at odds. */
  readonly isPossible: (chain: BoundChain) => boolean;
}

/** At most one for each predicate, in the order of the chains and of their fields. */
export function exclusionsIn(
  bound: BoundFilter,
  kind: BoundChain["kind"],
  { scope, holdsOneValue, isPossible }: ExclusionOptions,
): readonly Exclusion[] {
  const exclusions: Exclusion[] = [];
  for (const { chain, types } of bound.expression === undefined ? [] : chainsWithTypes(bound.expression, [])) {
    if (chain.kind !== kind) continue;
    for (const predicates of fieldsIn(chain)) {
      if (isPossible(chain)) break;
      const beside = types.filter((type) => !predicates.some((predicate) => predicate === type));
      const on = predicates.every(holdsOneValue) ? "oneValueEach" : "asDocumented";
      exclusions.push(...new Search(chain, beside, scope, on).run(predicates));
    }
  }
  return exclusions;
}

/** The whole chains, outer ones first, each with what the filter says of the types of events where it stands. */
function* chainsWithTypes(
  expression: BoundExpression,
  around: readonly BoundExpression[],
): Iterable<{ readonly chain: BoundChain; readonly types: readonly BoundExpression[] }> {
  if (expression.kind === "not") yield* chainsWithTypes(expression.operand, []);
  if (expression.kind !== "and" && expression.kind !== "or") return;
  const operands = flattened(expression);
  const types = expression.kind === "and" ? [...around, ...typesAmong(operands.filter(isWhole))] : around;
  yield { chain: expression, types };
  for (const operand of operands) if (operand.kind !== "predicate") yield* chainsWithTypes(operand, types);
}

/** Of a part that does not parse yet nothing can be proved. */
function isWhole(expression: BoundExpression): boolean {
  if (expression.kind === "not") return isWhole(expression.operand);
  if (expression.kind === "and" || expression.kind === "or") return expression.operands.every(isWhole);
  return expression.kind !== "broken";
}

/** The predicates of a chain about each field, where one of them wants a value: those that only refuse some are never at odds. */
function fieldsIn(chain: BoundChain): readonly (readonly BoundPredicate[])[] {
  const fields = new Map<string, BoundPredicate[]>();
  for (const predicate of predicatesIn(chain)) {
    if (predicate.test.kind === "impossible") continue;
    const same = fields.get(predicate.field.path);
    if (same === undefined) fields.set(predicate.field.path, [predicate]);
    else same.push(predicate);
  }
  const wantsValue = ({ negated }: BoundPredicate): boolean => negated === (chain.kind === "or");
  return [...fields.values()]
    .filter((predicates) => predicates.length > 1 && predicates.some(wantsValue))
    .map(withoutRepetitions);
}

/** What is at odds with one that stands there twice is said of the first. */
function withoutRepetitions(predicates: readonly BoundPredicate[]): readonly BoundPredicate[] {
  const tests = new Map<string, BoundPredicate>();
  for (const predicate of predicates) {
    const key = testKey(predicate, predicate.negated);
    if (!tests.has(key)) tests.set(key, predicate);
  }
  return [...tests.values()];
}

/** Goes through the predicates in order, keeping what is possible together. A class for what it keeps. */
class Search {
  readonly #kept: BoundPredicate[] = [];
  readonly #exclusions: Exclusion[] = [];

  constructor(
    private readonly chain: BoundChain,
    private readonly types: readonly BoundExpression[],
    private readonly scope: ProofScope,
    private readonly on: EventsAskedAbout,
  ) {}

  run(predicates: readonly BoundPredicate[]): readonly Exclusion[] {
    let size = 1;
    for (let start = 0; start < predicates.length; ) {
      const next = predicates.slice(start, start + size);
      const question = this.#questionOf([...this.#kept, ...next]);
      const isNever = this.scope.isNever(question, this.on);
      if (isNever && size > 1) {
        size >>= 1;
        continue;
      }
      if (isNever) for (const predicate of next) this.#exclude(predicate, question);
      else {
        this.#kept.push(...next);
        size *= 2;
      }
      start += next.length;
    }
    return this.#exclusions;
  }

  #exclude(predicate: BoundPredicate, question: BoundExpression): void {
    const found = this.scope.findContradiction(question) ?? this.scope.findContradiction(question, this.on);
    // One that is never true by itself is another matter.
    if (found === undefined || isByOne(found) || !found.core.includes(predicate)) return;
    this.#exclusions.push({ chain: this.chain, predicate, found });
  }

  #questionOf(predicates: readonly BoundPredicate[]): BoundExpression {
    const wanted = this.chain.kind === "and" ? predicates : predicates.map(negationOf);
    return conjunctionOf([...this.types, ...wanted], this.chain.node);
  }
}
