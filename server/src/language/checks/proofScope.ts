/**
 * What the checks ask of proofs, and what of the answers is worth saying. All proofs about one filter share a number of
 * steps, so that no filter holds the editor up; that something was left unproved for it is said by `proof-skipped`.
 */

import type { Analysis } from "../analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import { type Assumption, Budget, satisfiable, valid } from "../proof/index.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import { isBroken } from "./brokenPlaces.js";
import type { RelatedPlace } from "./diagnostic.js";
import { predicatesOf } from "./predicates.js";

/** Steps that all checks may take on one filter: some tenths of a second at most on a usual machine. */
const STEPS_FOR_EACH_FILTER = 300_000;

/** Longer filters are not proved anything about: each question would take the whole of it. */
const MOST_PREDICATES = 300;

export interface ProofScope {
  /**
   * The predicates by which an expression is never true; `undefined` where it may be, or where that is the matter of
   * other checks. `anyEvent` asks for a proof that assumes nothing of events.
   */
  findContradiction(expression: BoundExpression, on?: Assumption["kind"]): Contradiction | undefined;
}

export interface Contradiction {
  readonly core: readonly BoundPredicate[];
  /** Whether it rests on what the catalogue documents: one value in a field, of one type. */
  readonly needsCatalogue: boolean;
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

    /** A predicate that is never or always true by itself is the matter of other checks. */
    function isPlain(predicate: BoundPredicate, assumption: Assumption): boolean {
      const alone = filterOf(predicate);
      return (
        satisfiable(alone, assumption, quick).kind === "satisfiable" &&
        valid(alone, assumption, quick).kind === "refuted"
      );
    }

    function find(expression: BoundExpression, assumption: Assumption): Contradiction | undefined {
      // Nearly always there is nothing to find, and then neither a smallest event nor a core is wanted.
      if (satisfiable(filterOf(expression), assumption, quick).kind !== "unsatisfiable") return undefined;
      const answer = satisfiable(filterOf(expression), assumption, { budget });
      if (answer.kind !== "unsatisfiable") return undefined;
      const { core } = answer;
      const others = core.filter(({ field }) => field.path !== "event_type");
      if (others.length < 2 || !core.every((predicate) => isPlain(predicate, assumption))) return undefined;
      const isOnAny =
        assumption.kind === "anyEvent" || satisfiable(filterOf(expression), ANY_EVENT, quick).kind === "unsatisfiable";
      return { core, needsCatalogue: !isOnAny };
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

/** A part of a filter that must be true for the filter to be: what else must be with it, and beside it. */
export interface Position {
  readonly expression: BoundExpression;
  /** What is joined to it by `and`, on all levels. */
  readonly conjuncts: readonly BoundExpression[];
  /** What is joined to it by `or` on its own level; empty for the operand of an `and`. */
  readonly alternatives: readonly BoundExpression[];
}

/** The operands of the chains of a filter that no negation stands before, outer ones first. */
export function positionsIn({ expression }: BoundFilter): readonly Position[] {
  const found: Position[] = [];
  const visit = (part: BoundExpression, conjuncts: readonly BoundExpression[]): void => {
    if (part.kind !== "and" && part.kind !== "or") return;
    for (const operand of part.operands) {
      const others = part.operands.filter((other) => other !== operand);
      const inner = part.kind === "and" ? [...conjuncts, ...others] : conjuncts;
      found.push({ expression: operand, conjuncts: inner, alternatives: part.kind === "or" ? others : [] });
      visit(operand, inner);
    }
  };
  if (expression !== undefined) visit(expression, []);
  return found;
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

/** The core's other members as places. */
export function placesOf(core: readonly BoundPredicate[], besides: Span, message: Message): readonly RelatedPlace[] {
  return core
    .map(({ node }) => node.span)
    .filter(({ start, end }) => start !== besides.start || end !== besides.end)
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ span, message }));
}
