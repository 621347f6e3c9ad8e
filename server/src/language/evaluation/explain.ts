/**
 * The whole story of a filter on one event: truth, actual values and reason at each node, of every branch, settled or
 * not. Its truths are those of `compile`; only the reasons are added.
 */

import type {
  BoundChain,
  BoundExpression,
  BoundFilter,
  BoundNegation,
  BoundPredicate,
  BrokenExpression,
  Test,
} from "../binding/boundFilter.js";
import type { Span } from "../text/span.js";
import type { Event, Leaf } from "../values/event.js";
import { equalityJudge } from "./equality.js";
import { isLeaf } from "./fieldPath.js";
import { orderJudge } from "./order.js";
import type { JudgedValue, Judgement, Reason } from "./reason.js";
import { fieldReader } from "./resolve.js";
import { textJudge } from "./text.js";

export interface FilterExplanation {
  /** `undefined` where the filter has no truth, because its text has an error; parts of it may still have one. */
  readonly truth: boolean | undefined;
  /** `undefined` for an empty filter, which is true. */
  readonly root: Explanation | undefined;
}

export type Explanation = ChainExplanation | NegationExplanation | PredicateExplanation | BrokenExplanation;

export interface ChainExplanation {
  readonly kind: "and" | "or";
  readonly span: Span;
  readonly bound: BoundChain;
  /** `undefined` where any part is broken: what the author means to write there can change it. */
  readonly truth: boolean | undefined;
  readonly children: readonly Explanation[];
}

export interface NegationExplanation {
  readonly kind: "not";
  readonly span: Span;
  readonly bound: BoundNegation;
  readonly truth: boolean | undefined;
  readonly children: readonly [Explanation];
}

export interface PredicateExplanation {
  readonly kind: "predicate";
  readonly span: Span;
  readonly bound: BoundPredicate;
  readonly truth: boolean;
  /** Whether the field, aliases included, has anything in the event: a value or an object. */
  readonly present: boolean;
  /** All values of the field in the event, as they come. */
  readonly values: readonly ObservedValue[];
  /** Why the test holds or fails; a `negated` predicate has the opposite truth. */
  readonly reason: Reason;
}

export interface BrokenExplanation {
  readonly kind: "broken";
  readonly span: Span;
  readonly bound: BrokenExpression;
  readonly truth: undefined;
}

export interface ObservedValue {
  readonly value: Leaf;
  /** The path that led to it: the field's own, or that of an alias's target. */
  readonly path: string;
  /** What the test says of it; `undefined` where the test compares no values. */
  readonly judgement: Judgement | undefined;
}

/**
 * Explains a filter on an event. To explain one filter on many events, make an `explainer`.
 *
 * @example explain(analyse('exe = "/bin/sh"', context).bound, event).root?.truth
 */
export function explain(filter: BoundFilter, event: Event): FilterExplanation {
  return explainer(filter)(event);
}

/** Prepares a filter once for explanations on many events. */
export function explainer({ expression, evaluable }: BoundFilter): (event: Event) => FilterExplanation {
  if (expression === undefined) return () => ({ truth: evaluable ? true : undefined, root: undefined });
  const explainRoot = expressionExplainer(expression);
  return (event) => {
    const root = explainRoot(event);
    return { truth: evaluable ? root.truth : undefined, root };
  };
}

type Explainer = (event: Event) => Explanation;

function expressionExplainer(bound: BoundExpression): Explainer {
  const { span } = bound.node;
  switch (bound.kind) {
    case "and":
    case "or": {
      const operands = bound.operands.map(expressionExplainer);
      return (event) => {
        const children = operands.map((operand) => operand(event));
        return { kind: bound.kind, span, bound, truth: chainTruth(bound.kind, children), children };
      };
    }
    case "not": {
      const operand = expressionExplainer(bound.operand);
      return (event) => {
        const child = operand(event);
        return {
          kind: "not",
          span,
          bound,
          truth: child.truth === undefined ? undefined : !child.truth,
          children: [child],
        };
      };
    }
    case "predicate":
      return predicateExplainer(bound);
    case "broken":
      return () => ({ kind: "broken", span, bound, truth: undefined });
  }
}

function chainTruth(kind: "and" | "or", children: readonly Explanation[]): boolean | undefined {
  if (children.some(({ truth }) => truth === undefined)) return undefined;
  return kind === "and" ? children.every(({ truth }) => truth) : children.some(({ truth }) => truth);
}

function predicateExplainer(bound: BoundPredicate): (event: Event) => PredicateExplanation {
  const { negated, test } = bound;
  const read = fieldReader(bound.field);
  const judge = judgeOf(test);
  return (event) => {
    const values: ObservedValue[] = [];
    let present = false;
    read(event, (value, path) => {
      present = true;
      if (isLeaf(value)) values.push({ value, path, judgement: judge(value) });
      return false;
    });
    const { holds, reason } = decide(test, present, values);
    const truth = test.kind === "impossible" ? false : holds !== negated;
    return { kind: "predicate", span: bound.node.span, bound, truth, present, values, reason };
  };
}

function judgeOf(test: Test): (leaf: Leaf) => Judgement | undefined {
  switch (test.kind) {
    case "equality":
      return equalityJudge(test);
    case "order":
      return orderJudge(test);
    case "text":
      return textJudge(test);
    case "presence":
    case "impossible":
      return () => undefined;
  }
}

function decide(
  test: Test,
  present: boolean,
  values: readonly ObservedValue[],
): { readonly holds: boolean; readonly reason: Reason } {
  if (test.kind === "impossible") return { holds: false, reason: { kind: "impossible", why: test.reason } };
  if (test.kind === "presence") return { holds: present, reason: { kind: present ? "present" : "absent" } };
  if (comparesWithNothing(test)) return { holds: false, reason: { kind: "empty-list" } };
  const observed = decisive(values);
  if (observed !== undefined) return { holds: observed.holds, reason: { kind: observed.kind, observed } };
  return { holds: false, reason: { kind: present ? "object-only" : "absent" } };
}

function comparesWithNothing(test: Test): boolean {
  return (test.kind === "equality" && test.literals.length === 0) || (test.kind === "text" && test.texts.length === 0);
}

/** The value that passes; else one that would but for letter case or white space; else the first. */
function decisive(values: readonly ObservedValue[]): JudgedValue | undefined {
  const found =
    values.find(({ judgement }) => judgement?.holds) ??
    values.find(({ judgement }) => judgement?.kind === "case-differs" || judgement?.kind === "space-differs") ??
    values[0];
  if (found?.judgement === undefined) return undefined;
  const { value, path, judgement } = found;
  const { literal } = judgement;
  // Written out: in a profile, a spread of the judgement took half the time of explaining.
  return judgement.holds
    ? { holds: true, kind: judgement.kind, literal, value, path }
    : { holds: false, kind: judgement.kind, literal, value, path };
}
