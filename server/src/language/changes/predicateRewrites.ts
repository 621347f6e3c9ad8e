/**
 * Other ways to write a predicate, so that it turns on an event: the operand that fits the event, another operator, a bound
 * moved, an alternative or an exclusion beside it, its opposite. They are guesses, and cost more the more of what the
 * predicate says is lost; each is parsed and judged before it counts.
 *
 * Only the core language is used, unless the predicate is written in the extended one already.
 */

import type { PredicateExplanation } from "../evaluation/explain.js";
import { textOf } from "../evaluation/text.js";
import type { Comparison, Membership, Operand, OperandList } from "../syntax/ast.js";
import { printOperand } from "../syntax/print.js";
import { quote } from "../syntax/stringValue.js";
import { span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import { parseNumber } from "../values/decimal.js";
import type { Leaf } from "../values/event.js";
import { parseAddress, parseBlock } from "../values/ipAddress.js";
import type { FilterEditKind } from "./change.js";
import { movedBound } from "./movedBound.js";
import { nearestFirst, sharedEnd, sharedStart } from "./nearness.js";
import { smallestBlock } from "./widenedBlock.js";

export interface Rewrite {
  readonly kind: FilterEditKind;
  readonly cost: number;
  /** Replacements within the predicate. */
  readonly edits: readonly TextEdit[];
  /** What is to stand behind the predicate, joined to it by the connective. */
  readonly beside?: { readonly connective: "and" | "or"; readonly text: string };
}

const COSTS = { operand: 1, bound: 1, operator: 1.1, widened: 1.3, alternative: 2, negated: 4, anything: 9 } as const;
const MOST_VALUES = 3;
const LONGEST_VALUE = 200;
/** What is not seen does not belong into a rule, least of all where an attacker chose it. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** All that is worth trying; the caller sorts and judges. */
export function rewritesOf(explanation: PredicateExplanation): readonly Rewrite[] {
  const { node } = explanation.bound;
  if (explanation.bound.test.kind === "impossible") return [];
  return [...(node.kind === "existence" ? [] : operandRewrites(node, explanation)), ...otherRewrites(explanation)];
}

function operandRewrites(node: Comparison | Membership, explanation: PredicateExplanation): readonly Rewrite[] {
  const { bound, truth } = explanation;
  const wantsPass = truth === bound.negated;
  if (node.kind === "membership") return node.set.kind === "list" ? listRewrites(node.set, explanation, wantsPass) : [];
  const { operand } = node;
  if (operand.kind === "lookupList" || operand.kind === "missingOperand" || operand.kind === "null") return [];
  switch (bound.test.kind) {
    case "equality":
      return wantsPass ? equalityRewrites(node, operand, explanation) : [];
    case "text":
      return wantsPass ? textRewrites(node, operand, explanation) : [];
    case "order": {
      const moved = movedBound(node.operator, explanation, wantsPass);
      return moved === undefined
        ? []
        : [{ kind: "bound", cost: COSTS.bound, edits: [replace(operand, orderLiteral(moved, operand))] }];
    }
    default:
      return [];
  }
}

function equalityRewrites(node: Comparison, operand: Operand, explanation: PredicateExplanation): readonly Rewrite[] {
  const rewrites: Rewrite[] = [];
  for (const value of valuesOf(explanation, operand)) {
    rewrites.push({ kind: "operand", cost: COSTS.operand, edits: [replace(operand, written(value, operand))] });
    if (operand.kind !== "string" || typeof value !== "string") continue;
    const literal = operand.value;
    const block = parseBlock(literal);
    const address = parseAddress(value);
    const widened = block && address && smallestBlock(block, address);
    if (widened !== undefined)
      rewrites.push({ kind: "bound", cost: COSTS.widened, edits: [replace(operand, quoted(widened, operand))] });
    if (node.operator !== "=" || literal === "") continue;
    const operator = value.startsWith(literal)
      ? "starts_with"
      : value.endsWith(literal)
        ? "ends_with"
        : value.includes(literal)
          ? "like"
          : undefined;
    if (operator !== undefined)
      rewrites.push({
        kind: "operator",
        cost: COSTS.operator,
        edits: [{ span: node.operatorSpan, newText: operator }],
      });
  }
  return rewrites;
}

function textRewrites(node: Comparison, operand: Operand, explanation: PredicateExplanation): readonly Rewrite[] {
  if (operand.kind !== "string") return [];
  const rewrites: Rewrite[] = [];
  for (const value of valuesOf(explanation, operand)) {
    const text = textOf(value);
    // What was asked for at one end may stand elsewhere: that keeps the author's own text.
    if (
      operand.value !== "" &&
      text.includes(operand.value) &&
      node.operator !== "like" &&
      node.operator !== "contains"
    )
      rewrites.push({ kind: "operator", cost: COSTS.operand, edits: [{ span: node.operatorSpan, newText: "like" }] });
    for (const piece of piecesFor(node.operator, operand.value, text))
      rewrites.push({ kind: "operand", cost: COSTS.operator, edits: [replace(operand, quoted(piece, operand))] });
  }
  return rewrites;
}

const SHORTEST_PIECE = 3;

function piecesFor(operator: Comparison["operator"], wanted: string, text: string): readonly string[] {
  if (operator === "starts_with") {
    const shared = wanted.slice(0, sharedStart(wanted, text));
    const folder = text.slice(0, Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1);
    return [shared, text, folder].filter((piece) => piece.length >= SHORTEST_PIECE || piece === text);
  }
  if (operator === "ends_with") {
    const shared = wanted.slice(wanted.length - sharedEnd(wanted, text));
    const ending = text.slice(Math.max(text.lastIndexOf("."), text.lastIndexOf("/"), 0));
    return [shared, text, ending].filter((piece) => piece.length >= SHORTEST_PIECE || piece === text);
  }
  return [text];
}

function orderLiteral(text: string, operand: Operand): string {
  return operand.kind === "number" && parseNumber(text) !== undefined ? text : quoted(text, operand);
}

function listRewrites(set: OperandList, explanation: PredicateExplanation, wantsPass: boolean): readonly Rewrite[] {
  const last = set.operands.at(-1);
  if (last === undefined) return [];
  if (wantsPass) {
    return valuesOf(explanation, last).map((value) => ({
      kind: "operand",
      cost: COSTS.operand,
      edits: [{ span: span(last.span.end, last.span.end), newText: `, ${written(value, last)}` }],
    }));
  }
  // All elements that a value equals have to go.
  const { test } = explanation.bound;
  const passed = explanation.values.flatMap(({ judgement }) => (judgement?.holds === true ? [judgement.literal] : []));
  const equal = set.operands.filter((operand) =>
    passed.some((literal) => literal !== undefined && printOperand(operand) === printLiteral(literal)),
  );
  if (test.kind !== "equality" || equal.length === 0 || equal.length === set.operands.length) return [];
  const kept = set.operands.filter((operand) => !equal.includes(operand));
  const newText = `(${kept.map(printOperand).join(", ")})`;
  return [{ kind: "operand", cost: COSTS.operand, edits: [{ span: set.span, newText }] }];
}

function printLiteral(literal: { readonly kind: string; readonly value: unknown; readonly text?: string }): string {
  return literal.kind === "string" ? quote(String(literal.value)) : (literal.text ?? String(literal.value));
}

/** What does not change the predicate's own operand: something beside it, or its opposite. */
function otherRewrites(explanation: PredicateExplanation): readonly Rewrite[] {
  const { bound, truth, present } = explanation;
  const { node } = bound;
  const path = bound.field.path;
  const rewrites: Rewrite[] = [];
  const connective = truth ? "and" : "or";
  const beside = (texts: readonly string[], cost: number = COSTS.alternative): void => {
    if (texts.length > 0)
      rewrites.push({
        kind: truth ? "exclusion" : "alternative",
        cost: cost + (texts.length - 1) / 10,
        edits: [],
        beside: { connective, text: texts.join(` ${connective} `) },
      });
  };
  const comparisons = valuesOf(deciding(explanation), undefined).map(
    (value) => `${path} ${truth ? "!=" : "="} ${written(value, undefined)}`,
  );
  if (!isSettled(explanation)) {
    if (!present) beside([`${path} ${truth ? "!=" : "="} null`]);
    else if (truth) beside(comparisons);
    // The values are not fit to be written down: let in whatever the field holds.
    else if (comparisons.length === 0) beside([`${path} != null`], COSTS.anything);
    else for (const comparison of comparisons) beside([comparison]);
  }

  const opposite = oppositeOperator(node.operator);
  if (opposite !== undefined)
    rewrites.push({ kind: "negated", cost: COSTS.negated, edits: [{ span: node.operatorSpan, newText: opposite }] });
  return rewrites;
}

/** The values that make the test hold, where it does: only these have to be let in or kept out. */
function deciding(explanation: PredicateExplanation): PredicateExplanation {
  const passing = explanation.values.filter(({ judgement }) => judgement?.holds === true);
  return passing.length === 0 ? explanation : { ...explanation, values: passing };
}

/** Whether the predicate says of all that the event has here that it is or is not so: what is beside it would contradict it. */
function isSettled({ bound, present, truth }: PredicateExplanation): boolean {
  const { test, negated, node } = bound;
  if (test.kind === "presence") return truth || !present;
  const isList = node.kind === "comparison" && node.operand.kind === "lookupList";
  // Of one literal, neither a list nor a block, the value that decides is the literal itself.
  const isOne = test.kind === "equality" && test.literals.length === 1 && !isList && !isBlock(test);
  return isOne && truth !== negated;
}

function isBlock({ literals }: { readonly literals: readonly { readonly value: unknown }[] }): boolean {
  return literals.some(({ value }) => typeof value === "string" && parseBlock(value) !== undefined);
}

function oppositeOperator(operator: string): string | undefined {
  switch (operator) {
    case "=":
      return "!=";
    case "!=":
      return "=";
    case "exists":
      return "not exists";
    case "not exists":
      return "exists";
    case "in":
      return "not in";
    case "not in":
      return "in";
    default:
      return undefined;
  }
}

/** The event's values that can be written into a filter, those nearest to the operand first. */
function valuesOf({ values }: PredicateExplanation, operand: Operand | undefined): readonly Leaf[] {
  const byText = new Map<string, Leaf>();
  for (const { value } of values) {
    const text = textOf(value);
    if (text.length <= LONGEST_VALUE && !UNSEEN.test(text) && !byText.has(text)) byText.set(text, value);
  }
  const literal = operand?.kind === "string" ? operand.value : undefined;
  return nearestFirst([...byText.keys()], literal)
    .slice(0, MOST_VALUES)
    .flatMap((text) => byText.get(text) ?? []);
}

function written(value: Leaf, like: Operand | undefined): string {
  if (typeof value === "string") {
    const isBare = like?.kind === "number" && parseNumber(value) !== undefined;
    return isBare ? value : quoted(value, like);
  }
  const text = textOf(value);
  return like?.kind === "string" ? quoted(text, like) : text;
}

/** In the quotes that the author uses. */
function quoted(text: string, like: Operand | undefined): string {
  if (like?.kind === "string" && like.quote === "'" && !/['\\]/.test(text)) return `'${text}'`;
  return quote(text);
}

function replace({ span: where }: Operand, newText: string): TextEdit {
  return { span: where, newText };
}
