/**
 * What the checks ask of proofs, and what of the answers is worth saying. All proofs about one filter share a number of
 * steps, so that no filter holds the editor up; that something was left unproved for it is said by `proof-skipped`.
 */

import type { Analysis } from "../analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import { type Assumption, Budget, satisfiable } from "../proof/index.js";
import type { Message } from "../text/message.js";
import { type Span, sliceOf } from "../text/span.js";
import { isBroken } from "./brokenPlaces.js";
import type { RelatedPlace } from "./diagnostic.js";
import { predicatesOf } from "./predicates.js";
import { shown } from "./shown.js";

/** Steps that all checks may take on one filter: some tenths of a second at most on a usual machine. */
const STEPS_FOR_EACH_FILTER = 300_000;

/** Longer filters are not proved anything about: each question would take the whole of it. */
const MOST_PREDICATES = 300;

export interface ProofScope {
  /**
   * The predicates by which an expression is never true; `undefined` where it may be. `anyEvent` asks for a proof that
   * assumes nothing of events.
   */
  findContradiction(expression: BoundExpression, on?: Assumption["kind"]): Contradiction | undefined;
}

export interface Contradiction {
  readonly core: readonly BoundPredicate[];
  /** Those of the core that the author takes for conditions: `event_type` says what the others are about. */
  readonly reasons: readonly BoundPredicate[];
  /** Whether it rests on what the catalogue documents: one value in a field, of one type. */
  readonly needsCatalogue: boolean;
}

/** Whether one predicate suffices, on the events that `event_type` leaves. */
export function isByOne({ reasons }: Contradiction): boolean {
  return reasons.length < 2;
}

/** What is proved about one filter for all checks. A class, because they share its steps and what it has found out. */
export class FilterProofs {
  #scope: ProofScope | undefined;
  #isUnfinished = false;

  constructor(
    private readonly analysis: Analysis,
    private readonly effort: number,
  ) {}

  /** `undefined` for a filter that is empty, broken or too long to prove anything about. */
  get scope(): ProofScope | undefined {
    const { bound } = this.analysis;
    if (this.#scope !== undefined) return this.#scope;
    if (bound.expression === undefined || !bound.evaluable || isBroken(this.analysis)) return undefined;
    if (predicatesOf(bound).length > MOST_PREDICATES * this.effort) {
      this.#isUnfinished = true;
      return undefined;
    }
    this.#scope = this.#makeScope();
    return this.#scope;
  }

  /** Whether something was asked that its length or the steps left open. */
  get isUnfinished(): boolean {
    return this.#isUnfinished;
  }

  #makeScope(): ProofScope {
    const { context } = this.analysis;
    const budget = new Budget(STEPS_FOR_EACH_FILTER * this.effort);
    const eventTypes = eventTypesOfRule(context.ruleType, context.schema);
    const documented: Assumption = {
      kind: "asDocumented",
      schema: context.schema,
      eventTypes,
      withoutForeignFields: true,
    };
    const quick = { budget, certified: false };
    const known = new Map<BoundExpression, Contradiction | undefined>();

    function find(expression: BoundExpression, assumption: Assumption): Contradiction | undefined {
      // Nearly always there is nothing to find, and then neither a smallest event nor a core is wanted.
      if (satisfiable(filterOf(expression), assumption, quick).kind !== "unsatisfiable") return undefined;
      const answer = satisfiable(filterOf(expression), assumption, { budget });
      // A core that was not finished may hold predicates that have nothing to do with it.
      if (answer.kind !== "unsatisfiable" || budget.isSpent) return undefined;
      const { core } = answer;
      const conditions = core.filter(({ field }) => field.path !== "event_type");
      const reasons = conditions.length === 0 ? core : conditions;
      const isOnAny =
        assumption.kind === "anyEvent" || satisfiable(filterOf(expression), ANY_EVENT, quick).kind === "unsatisfiable";
      return { core, reasons, needsCatalogue: !isOnAny };
    }

    return {
      findContradiction: (expression, on = "asDocumented") => {
        if (on === "asDocumented" && known.has(expression)) return known.get(expression);
        const found = find(expression, on === "anyEvent" ? ANY_EVENT : documented);
        if (on === "asDocumented") known.set(expression, found);
        if (budget.isSpent) this.#isUnfinished = true;
        return found;
      },
    };
  }
}

const ANY_EVENT: Assumption = { kind: "anyEvent" };

function filterOf(expression: BoundExpression): BoundFilter {
  return { expression, evaluable: true };
}

/** Operands joined by `and`, as a part of a filter would be. */
export function conjunctionOf(operands: readonly BoundExpression[], node: BoundExpression["node"]): BoundExpression {
  return { kind: "and", node, operands };
}

export function negationOf(operand: BoundExpression): BoundExpression {
  return { kind: "not", node: operand.node, operand };
}

/** A part of a filter, with what must be as well where it decides. */
export interface Position {
  /** The part as it is written. */
  readonly part: BoundExpression;
  /** What the filter wants there: the part itself, or its opposite where a negation stands before it. */
  readonly wanted: BoundExpression;
  readonly isNegated: boolean;
  /** What is wanted besides, on all levels. */
  readonly conjuncts: readonly BoundExpression[];
  /** What will do in its place on its own level; empty where all operands of the chain are wanted. */
  readonly alternatives: readonly BoundExpression[];
}

/** The operands of the chains of a filter, outer ones first. */
export function positionsIn({ expression }: BoundFilter): readonly Position[] {
  const found: Position[] = [];
  const visit = (part: BoundExpression, conjuncts: readonly BoundExpression[], isNegated: boolean): void => {
    if (part.kind === "not") visit(part.operand, conjuncts, !isNegated);
    if (part.kind !== "and" && part.kind !== "or") return;
    const wants = isNegated ? part.operands.map(negationOf) : part.operands;
    const areAllWanted = (part.kind === "and") !== isNegated;
    for (const [index, operand] of part.operands.entries()) {
      const wanted = wants[index] ?? operand;
      const others = wants.filter((other) => other !== wanted);
      const inner = areAllWanted ? [...conjuncts, ...others] : conjuncts;
      found.push({ part: operand, wanted, isNegated, conjuncts: inner, alternatives: areAllWanted ? [] : others });
      visit(operand, inner, isNegated);
    }
  };
  if (expression !== undefined) visit(expression, [], false);
  return found;
}

/** Those of some conjuncts that say which type of event the others are about. */
export function typesAmong(conjuncts: readonly BoundExpression[]): readonly BoundExpression[] {
  return conjuncts.filter((conjunct) => [...namesIn(conjunct)].every((name) => name === "event_type"));
}

/** The names that an expression reads, each with its aliases' targets. */
export function namesIn(expression: BoundExpression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: BoundExpression): void => {
    switch (part.kind) {
      case "and":
      case "or":
        part.operands.forEach(visit);
        return;
      case "not":
        visit(part.operand);
        return;
      case "predicate":
        names.add(part.field.path);
        for (const { targets } of part.field.aliases) for (const target of targets) names.add(target);
    }
  };
  visit(expression);
  return names;
}

/** Whether two expressions can have anything to do with each other. */
export function shareNames(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const name of one) {
    if (other.has(name)) return true;
    for (const second of other) if (name.startsWith(`${second}.`) || second.startsWith(`${name}.`)) return true;
  }
  return false;
}

const MOST_SHOWN = 3;

/** The first predicates of a proof, as the author wrote them. */
export function shownReasons({ reasons }: Contradiction, { text }: Analysis): string {
  const written = [...reasons]
    .sort((a, b) => a.node.span.start - b.node.span.start)
    .slice(0, MOST_SHOWN)
    .map(({ node }) => `\`${shown(sliceOf(text, node.span))}\``)
    .join(", ");
  return reasons.length > MOST_SHOWN ? `${written}, …` : written;
}

/** The core's other members as places. */
export function placesOf(core: readonly BoundPredicate[], besides: Span, message: Message): readonly RelatedPlace[] {
  return core
    .map(({ node }) => node.span)
    .filter(({ start, end }) => start !== besides.start || end !== besides.end)
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ span, message }));
}
