/** Random filters in small worlds: every answer is compared with the whole world, every event and core checked again. */

import type { BoundExpression, BoundFilter, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import type { Assumption } from "../../../server/src/language/proof/index.js";
import {
  disjoint,
  equivalent,
  implies,
  type Proof,
  satisfiable,
  valid,
} from "../../../server/src/language/proof/index.js";
import type { Event } from "../../../server/src/language/values/event.js";
import { pathsOf, smallerEvents } from "./eventSize.js";
import { type Bits, both, complement, isEmpty, type Random, randomFilter, type World } from "./world.js";

export interface FuzzCounts {
  pairs: number;
  questions: number;
  unknown: number;
  /** The events that were shown, and those of them that were said to be the smallest. */
  events: number;
  smallest: number;
  readonly unknownReasons: Map<string, number>;
}

/** Asks all questions about one random pair. Returns what is wrong; nothing is the rule. */
export function fuzzPair(world: World, random: Random, counts: FuzzCounts): readonly string[] {
  const first = randomFilter(world, random, 4);
  const second = randomFilter(world, random, 4);
  const { assumption } = world;
  const wrong: string[] = [];
  const notFirst = complement(first.truth, world.events.length);
  const notSecond = complement(second.truth, world.events.length);
  const isFirst = compiled(first.filter);
  const isSecond = compiled(second.filter);
  counts.pairs++;

  const judge = (
    name: string,
    proof: Proof,
    against: Bits,
    shows: (event: Event) => boolean,
    demands: readonly Demand[],
  ): void => {
    counts.questions++;
    const say = (what: string): void => {
      wrong.push(`${world.name}: ${name}: ${what}\n  ${printed(first.filter)}\n  ${printed(second.filter)}`);
    };
    switch (proof.kind) {
      case "unknown":
        counts.unknown++;
        counts.unknownReasons.set(proof.reason, (counts.unknownReasons.get(proof.reason) ?? 0) + 1);
        return;
      case "refuted":
        if (!shows(proof.counterexample) || !world.isLegal(proof.counterexample))
          say(`the event does not show it: ${JSON.stringify(proof.counterexample)}`);
        counts.events++;
        if (proof.minimal === "proved") {
          counts.smallest++;
          const filters = demands.length === 0 ? [first, second] : demands;
          const paths = pathsOf(filters.map(({ filter }) => filter));
          for (const what of smallerEvents(proof.counterexample, against, world, paths)) say(what);
        }
        return;
      case "proved":
        if (!isEmpty(against)) say("proved, but the world has an event against it");
        if (name !== "equivalent") for (const what of coreFaults(demands, proof.core, assumption)) say(what);
    }
  };

  const isNeither = (event: Event): boolean => !isFirst(event);
  const sat = satisfiable(first.filter, assumption);
  const asProof: Proof =
    sat.kind === "satisfiable"
      ? { ...sat, kind: "refuted", counterexample: sat.witness, size: { fields: 0, length: 0 } }
      : sat.kind === "unsatisfiable"
        ? { ...sat, kind: "proved" }
        : sat;
  judge("satisfiable", asProof, first.truth, isFirst, [{ filter: first.filter, truth: true }]);
  judge("valid", valid(first.filter, assumption), notFirst, isNeither, [{ filter: first.filter, truth: false }]);
  judge(
    "implies",
    implies(first.filter, second.filter, assumption),
    both(first.truth, notSecond),
    (event) => isFirst(event) && !isSecond(event),
    [
      { filter: first.filter, truth: true },
      { filter: second.filter, truth: false },
    ],
  );
  judge(
    "disjoint",
    disjoint(first.filter, second.filter, assumption),
    both(first.truth, second.truth),
    (event) => isFirst(event) && isSecond(event),
    [
      { filter: first.filter, truth: true },
      { filter: second.filter, truth: true },
    ],
  );
  const differs = first.truth.map((word, i) => word ^ (second.truth[i] ?? 0));
  judge(
    "equivalent",
    equivalent(first.filter, second.filter, assumption),
    differs,
    (event) => isFirst(event) !== isSecond(event),
    [],
  );
  return wrong;
}

export function compiled(filter: BoundFilter): (event: Event) => boolean {
  const holds = compile(filter);
  if (holds === undefined) throw new Error("the filter has no truth");
  return holds;
}

interface Demand {
  readonly filter: BoundFilter;
  readonly truth: boolean;
}

/** That the core alone rules everything out, and that no member can be left out. */
export function coreFaults(
  demands: readonly Demand[],
  core: readonly BoundPredicate[],
  assumption: Assumption,
): readonly string[] {
  const contradicts = (kept: readonly BoundPredicate[]): "yes" | "no" | "unknown" => {
    const needed = new Set(kept);
    const operands = demands.map(({ filter, truth }) => relaxed(filter.expression ?? NOTHING, truth, needed));
    const answer = satisfiable({ expression: { ...NOTHING, operands }, evaluable: true }, assumption, {
      certified: false,
    });
    if (answer.kind === "unknown") return "unknown";
    return answer.kind === "unsatisfiable" ? "yes" : "no";
  };
  const faults = contradicts(core) === "yes" ? [] : ["the core alone is no contradiction"];
  for (const member of core) {
    if (contradicts(core.filter((other) => other !== member)) === "yes") faults.push("the core can be smaller");
  }
  return faults;
}

const NOTHING = { kind: "and", node: { kind: "missingExpression", span: { start: 0, end: 0 } }, operands: [] } as const;

/** The expression, or its opposite, with every other predicate true in whichever sense it stands. */
function relaxed(expression: BoundExpression, truth: boolean, needed: ReadonlySet<BoundPredicate>): BoundExpression {
  switch (expression.kind) {
    case "and":
    case "or": {
      const operands = expression.operands.map((operand) => relaxed(operand, truth, needed));
      return { ...expression, kind: (expression.kind === "and") === truth ? "and" : "or", operands };
    }
    case "not":
      return relaxed(expression.operand, !truth, needed);
    case "predicate":
      if (!needed.has(expression)) return NOTHING;
      return truth ? expression : { kind: "not", node: expression.node, operand: expression };
    case "broken":
      return expression;
  }
}

function printed({ expression }: BoundFilter): string {
  const print = (part: BoundExpression | undefined): string => {
    switch (part?.kind) {
      case "and":
      case "or":
        return `(${part.operands.map(print).join(` ${part.kind} `)})`;
      case "not":
        return `not ${print(part.operand)}`;
      case "predicate":
        return `[${part.negated ? "not " : ""}${part.field.path} ${JSON.stringify(part.test, (_, value) => (typeof value === "bigint" ? String(value) : value))}]`;
      default:
        return "?";
    }
  };
  return print(expression);
}
