/** Where am I? The one place that says what belongs at an offset of a filter; completion and hover switch on its answer. */

import type { Analysis } from "../analysis.js";
import { eventTypesOfRule, intersection, possibleTypes } from "../binding/eventTypes.js";
import type { EventType } from "../schema/schema.js";
import type { Expression, Predicate } from "../syntax/ast.js";
import type { Token } from "../syntax/parse.js";
import { childrenOf, predicatesOf } from "../syntax/traverse.js";
import { type Span, span, touches } from "../text/span.js";

export type Position = FieldPosition | OperatorPosition | OperandPosition | ConnectivePosition | NoPosition;

interface Place {
  /** What a completion replaces: the word or text at the offset, or nothing at all. */
  readonly span: Span;
  /** The event types that are possible here. */
  readonly eventTypes: readonly EventType[];
}

export interface FieldPosition extends Place {
  readonly kind: "field";
}

export interface OperatorPosition extends Place {
  readonly kind: "operator";
  readonly field: string;
}

export interface OperandPosition extends Place {
  readonly kind: "operand";
  readonly field: string;
  readonly operator: string;
  /** The quote of the text that the offset lies in; `span` is then the content without quotes. */
  readonly quote: '"' | "'" | undefined;
  /** The values that other predicates of this chain already compare the field with. */
  readonly used: readonly string[];
}

export interface ConnectivePosition extends Place {
  readonly kind: "connective";
}

/** In a comment, or right behind a value. */
export interface NoPosition {
  readonly kind: "none";
}

/**
 * What belongs at an offset.
 *
 * @example classify(analysis of `exe st<|>`, 6) // { kind: "operator", field: "exe", span: [4, 6) }
 */
export function classify(analysis: Analysis, offset: number): Position {
  const { text, syntax } = analysis;
  if (syntax.comments.some((comment) => comment.span.start < offset && offset <= comment.span.end)) {
    return { kind: "none" };
  }
  const current = syntax.tokens.find((token) => isAt(token, offset, text));
  const before = syntax.tokens.filter(({ span: { start, end }, kind }) =>
    kind === "unknown" ? false : current === undefined ? end <= offset : start < current.span.start,
  );
  const place: Place = {
    span: current?.span ?? span(offset, offset),
    eventTypes: eventTypesAt(analysis, before.at(-1)?.span.end ?? offset),
  };
  return positionAfter(before, place, current, analysis);
}

/** A word belongs to an offset at its end, a quoted text only to those inside it, a bracket to none. */
function isAt({ kind, span: where }: Token, offset: number, text: string): boolean {
  if (kind === "open" || kind === "close" || kind === "comma") return false;
  if (!touches(where, offset) || offset === where.start) return false;
  const isOperatorSign = kind === "operator" && !/[\p{L}_]/u.test(text.charAt(where.start));
  if (isOperatorSign) return false;
  const isClosedString = kind === "string" && where.end - where.start > 1 && isQuoteAt(text, where.end - 1);
  return offset < where.end || !isClosedString;
}

function isQuoteAt(text: string, offset: number): boolean {
  return text.charAt(offset) === '"' || text.charAt(offset) === "'";
}

function positionAfter(
  before: readonly Token[],
  place: Place,
  current: Token | undefined,
  analysis: Analysis,
): Position {
  const previous = before.at(-1);
  const isInList = listOf(analysis, place.span.start, before) !== undefined;
  switch (previous?.kind) {
    case "fieldPath":
      return { kind: "operator", ...place, field: textOf(previous, analysis) };
    case "operator":
      if (/exists$/i.test(textOf(previous, analysis))) return { kind: "connective", ...place };
      return operandPosition(previous, place, current, analysis);
    case "string":
    case "number":
    case "constant":
    case "lookupList":
    case "close":
      return isInList || isRightBehind(previous, place) ? { kind: "none" } : { kind: "connective", ...place };
    case "open":
    case "comma": {
      const operator = isInList ? before.findLast(({ kind }) => kind === "operator") : undefined;
      return operator === undefined ? { kind: "field", ...place } : operandPosition(operator, place, current, analysis);
    }
    default:
      return { kind: "field", ...place };
  }
}

/** Nothing belongs right behind a value: who has just closed a quote goes on typing, and must not be offered `and`. */
function isRightBehind(previous: Token, { span: { start, end } }: Place): boolean {
  return start === end && previous.span.end === start;
}

/** The list of values that the offset lies in, if any. */
function listOf(analysis: Analysis, offset: number, before: readonly Token[]): Predicate | undefined {
  const last = before.at(-1)?.span.end ?? offset;
  for (const predicate of predicatesOf(analysis.syntax.expression)) {
    if (predicate.kind !== "membership" || predicate.set.kind !== "list") continue;
    const { start, end } = predicate.set.span;
    const isClosed = analysis.text.charAt(end - 1) === ")";
    if (start < last && (last < end || (last === end && !isClosed))) return predicate;
  }
  return undefined;
}

function operandPosition(
  operator: Token,
  place: Place,
  current: Token | undefined,
  analysis: Analysis,
): OperandPosition {
  const predicates = [...predicatesOf(analysis.syntax.expression)];
  const predicate = predicates.find(({ operatorSpan }) => operatorSpan.start === operator.span.start);
  const field = predicate?.field.kind === "fieldPath" ? predicate.field.path : "";
  const first = current?.kind === "string" ? analysis.text.charAt(current.span.start) : "";
  const quote = first === '"' || first === "'" ? first : undefined;
  return {
    kind: "operand",
    ...place,
    span: quote === undefined || current === undefined ? place.span : contentOf(current, quote, analysis.text),
    field,
    operator: predicate?.operator ?? textOf(operator, analysis),
    quote,
    used: predicates.flatMap((other) => (other === predicate ? [] : valuesComparedWith(other, field))),
  };
}

function valuesComparedWith(predicate: Predicate, field: string): readonly string[] {
  if (predicate.field.kind !== "fieldPath" || predicate.field.path !== field) return [];
  return predicate.kind === "comparison" && predicate.operand.kind === "string" ? [predicate.operand.value] : [];
}

function contentOf({ span: { start, end } }: Token, quote: string, text: string): Span {
  const isClosed = end - start > 1 && text.charAt(end - 1) === quote;
  return span(start + quote.length, isClosed ? end - quote.length : end);
}

function textOf({ span: { start, end } }: Token, { text }: Analysis): string {
  return text.slice(start, end);
}

/** The event types that are possible at an offset: those that the chains around it leave. */
export function eventTypesAt({ syntax, context }: Analysis, offset: number): readonly EventType[] {
  let types = eventTypesOfRule(context.ruleType, context.schema);
  let node: Expression | undefined = syntax.expression;
  while (node !== undefined) {
    if (node.kind === "conjunction") {
      const narrowed = intersection(types, possibleTypes(node));
      if (narrowed.length > 0) types = narrowed;
    }
    node = childrenOf(node).find((child): child is Expression => isExpression(child) && touches(child.span, offset));
  }
  return types;
}

function isExpression(node: { readonly kind: string }): node is Expression {
  return ["disjunction", "conjunction", "negation", "group"].includes(node.kind);
}
