/**
 * Which of the saved events a rule test must see. Of most it needs to know no more than that they are there: whoever reads
 * them can leave these unparsed.
 */

import type { BoundExpression, BoundFilter } from "../binding/boundFilter.js";
import { type BindingOfTests, type BoundTest, bindTest, type RuleTexts } from "./boundTest.js";
import type { Expectation, RuleTest } from "./ruleTest.js";

export interface AskedEvents {
  /** As the test writes it. */
  readonly path: string;
  /** The test judges events for which this is true, or all of them. */
  readonly where: BoundFilter | undefined;
  /** Of the events that it judges it must see those for which this is true; `undefined`: none. */
  readonly seen: BoundFilter | undefined;
  /** Whether the first of these settles the test. */
  readonly isFirstEnough: boolean;
}

/**
 * `undefined` for a test that names no saved events, or that cannot be run, whatever they are.
 *
 * @example askedEvents(rule, test, { schema, lists })?.path // "saved/*.json.gz"
 */
export function askedEvents(rule: RuleTexts, test: RuleTest, binding: BindingOfTests): AskedEvents | undefined {
  const { expectation, input } = test;
  if (input.kind !== "events" || expectation.kind === "missing") return undefined;
  if (rule.filter === undefined && rule.ruleType !== "File") return undefined;
  const bound = bindTest(rule, test, binding);
  const { filter, suppressions, where } = bound;
  if (![filter, ...suppressions, ...(where === undefined ? [] : [where])].every(({ evaluable }) => evaluable))
    return undefined;
  const seen = allOf([truthOf(where), deciding(bound, expectation)]);
  return {
    path: input.path,
    where,
    seen: seen === false ? undefined : { expression: seen === true ? undefined : seen, evaluable: true },
    isFirstEnough: expectation.kind === "verdict",
  };
}

/** An expression, or a truth that does not depend on the event. */
type Truth = BoundExpression | boolean;

/** True for the events that matter: those that fail the test, or those that it counts. */
function deciding({ filter, suppressions }: BoundTest, expectation: Exclude<Expectation, { kind: "missing" }>): Truth {
  const matches = truthOf(filter);
  if (expectation.kind === "counts") return matches;
  const suppressed = anyOf(suppressions.map(truthOf));
  switch (expectation.expected) {
    case "no-match":
      return matches;
    case "match":
      return not(matches);
    case "alert":
      return anyOf([not(matches), suppressed]);
    case "suppressed":
      return anyOf([not(matches), not(suppressed)]);
    default:
      return expectation.expected satisfies never;
  }
}

function truthOf(filter: BoundFilter | undefined): Truth {
  return filter?.expression ?? true;
}

function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : { kind: "not", node: truth.node, operand: truth };
}

function allOf(truths: readonly Truth[]): Truth {
  return chain("and", truths, true);
}

function anyOf(truths: readonly Truth[]): Truth {
  return chain("or", truths, false);
}

/** @param empty what a chain of nothing is; the opposite settles the chain */
function chain(kind: "and" | "or", truths: readonly Truth[], empty: boolean): Truth {
  if (truths.includes(!empty)) return !empty;
  const operands = truths.filter((truth) => typeof truth !== "boolean");
  const [first] = operands;
  if (first === undefined) return empty;
  return operands.length === 1 ? first : { kind, node: first.node, operands };
}
