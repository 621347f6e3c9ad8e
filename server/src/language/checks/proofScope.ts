/** What the checks ask of proofs, and what of the answers is worth saying. */

import type { Analysis } from "../analysis.js";
import type { BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import { eventTypesOfRule } from "../binding/eventTypes.js";
import { type Assumption, type Budget, satisfiable } from "../proof/index.js";
import type { Message } from "../text/message.js";
import { type Span, sliceOf } from "../text/span.js";
import type { RelatedPlace } from "./diagnostic.js";
import { shown } from "./shown.js";

export interface ProofScope {
  /**
   * The predicates by which an expression is never true; `undefined` where it may be. `anyEvent` asks for a proof that
   * assumes nothing of events.
   */
  findContradiction(expression: BoundExpression, on?: EventsAskedAbout): Contradiction | undefined;
  /** Whether an event is known that makes the expression true, as documented and with one value in each field. */
  isPossible(expression: BoundExpression): boolean;
  /** Whether it is proved that the expression is never true, without the predicates that it takes. */
  isNever(expression: BoundExpression, on: EventsAskedAbout): boolean;
}

/** `oneValueEach`: as documented, and fields that the catalogue does not know hold one value at most as well. */
export type EventsAskedAbout = "asDocumented" | "anyEvent" | "oneValueEach";

export interface Contradiction {
  readonly core: readonly BoundPredicate[];
  /** Those of the core that the author takes for conditions: `event_type` says what the others are about. */
  readonly reasons: readonly BoundPredicate[];
  /** What the proof takes for granted of events. */
  readonly restsOn: EventsAskedAbout;
}

/** Whether one predicate suffices, on the events that `event_type` leaves. */
export function isByOne({ reasons }: Contradiction): boolean {
  return reasons.length < 2;
}

/** Answers questions about parts of one filter until the steps are used up, which is said once. */
export function proofScope({ context }: Analysis, budget: Budget, sayItIsUsedUp: () => void): ProofScope {
  const documented: Assumption = {
    kind: "asDocumented",
    schema: context.schema,
    eventTypes: eventTypesOfRule(context.ruleType, context.schema),
    withoutForeignFields: true,
  };
  const assumptions = {
    asDocumented: documented,
    anyEvent: ANY_EVENT,
    oneValueEach: { ...documented, oneValueEach: true },
  } satisfies Record<EventsAskedAbout, Assumption>;
  const quick = { budget, certified: false };
  const known = new Map<BoundExpression, "possible" | "open" | Contradiction>();

  function judge(expression: BoundExpression, on: EventsAskedAbout): "possible" | "open" | Contradiction {
    // Nearly always there is nothing to find, and then neither a smallest event nor a core is wanted.
    const { kind } = satisfiable(filterOf(expression), assumptions[on], quick);
    if (kind !== "unsatisfiable") return kind === "satisfiable" ? "possible" : "open";
    // The core of a proof for any event excludes them on any event; that of a proof as documented may not.
    const isOnAny = on === "anyEvent" || satisfiable(filterOf(expression), ANY_EVENT, quick).kind === "unsatisfiable";
    const answer = satisfiable(filterOf(expression), isOnAny ? ANY_EVENT : assumptions[on], { budget });
    // A core that was not finished may hold predicates that have nothing to do with it.
    if (answer.kind !== "unsatisfiable" || budget.isSpent) return "open";
    const { core } = answer;
    const conditions = core.filter(({ field }) => field.path !== "event_type");
    return { core, reasons: conditions.length === 0 ? core : conditions, restsOn: isOnAny ? "anyEvent" : on };
  }

  function ask(expression: BoundExpression, on: EventsAskedAbout): "possible" | "open" | Contradiction {
    const answer = (on === "asDocumented" ? known.get(expression) : undefined) ?? judge(expression, on);
    if (on === "asDocumented") known.set(expression, answer);
    if (budget.isSpent) sayItIsUsedUp();
    return answer;
  }

  return {
    findContradiction(expression, on = "asDocumented") {
      const answer = ask(expression, on);
      return typeof answer === "string" ? undefined : answer;
    },
    isPossible(expression) {
      if (!known.has(expression)) {
        const { kind } = satisfiable(filterOf(expression), assumptions.oneValueEach, quick);
        // An event that shows it is one that is as documented.
        if (kind === "satisfiable") known.set(expression, "possible");
        if (budget.isSpent) sayItIsUsedUp();
      }
      return known.get(expression) === "possible";
    },
    isNever(expression, on) {
      const { kind } = satisfiable(filterOf(expression), assumptions[on], quick);
      if (budget.isSpent) sayItIsUsedUp();
      return kind === "unsatisfiable";
    },
  };
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
