/** What checks read of a filter: its predicates with what is known of their fields, its texts, its chains. */

import type { BoundChain, BoundExpression, BoundFilter, BoundPredicate } from "../binding/boundFilter.js";
import type { Operand, Operator, StringOperand } from "../syntax/ast.js";

/** The predicates that are whole, in the order of the text. */
export function predicatesOf({ expression }: BoundFilter): readonly BoundPredicate[] {
  const found: BoundPredicate[] = [];
  if (expression !== undefined) collectPredicates(expression, found);
  return found;
}

function collectPredicates(expression: BoundExpression, found: BoundPredicate[]): void {
  if (expression.kind === "predicate") found.push(expression);
  else if (expression.kind === "not") collectPredicates(expression.operand, found);
  else if (expression.kind !== "broken") for (const operand of expression.operands) collectPredicates(operand, found);
}

/** The chains of `and` or of `or`, outer ones first. */
export function chainsOf({ expression }: BoundFilter, kind: BoundChain["kind"]): readonly BoundChain[] {
  const found: BoundChain[] = [];
  if (expression !== undefined) collectChains(expression, kind, found);
  return found;
}

function collectChains(expression: BoundExpression, kind: BoundChain["kind"], found: BoundChain[]): void {
  if (expression.kind === "not") collectChains(expression.operand, kind, found);
  else if (expression.kind === "and" || expression.kind === "or") {
    if (expression.kind === kind) found.push(expression);
    for (const operand of expression.operands) collectChains(operand, kind, found);
  }
}

/** The same, without those that are parts of a longer chain in the sense of `flattened`. */
export function wholeChainsOf(bound: BoundFilter, kind: BoundChain["kind"]): readonly BoundChain[] {
  const chains = chainsOf(bound, kind);
  if (chains.length < 2) return chains;
  const parts = new Set(chains.flatMap(({ operands }) => operands.filter((operand) => operand.kind === kind)));
  return chains.filter((chain) => !parts.has(chain));
}

/** The parts of a chain; chains of the same kind in parentheses inside it count as its own. */
export function flattened(chain: BoundChain): readonly BoundExpression[] {
  if (!chain.operands.some(({ kind }) => kind === chain.kind)) return chain.operands;
  return chain.operands.flatMap((operand) =>
    operand.kind === chain.kind ? flattened(operand as BoundChain) : [operand],
  );
}

/** The predicates that stand in a chain themselves. */
export function predicatesIn(chain: BoundChain): readonly BoundPredicate[] {
  return flattened(chain).filter((operand) => operand.kind === "predicate");
}

/** A text that the author compares with a field. */
export interface WrittenText {
  readonly predicate: BoundPredicate;
  readonly operator: Operator;
  readonly operand: StringOperand;
}

export function textsOf(predicates: readonly BoundPredicate[]): readonly WrittenText[] {
  const texts: WrittenText[] = [];
  for (const predicate of predicates) addTexts(predicate, texts);
  return texts;
}

function addTexts(predicate: BoundPredicate, texts: WrittenText[]): void {
  const { node } = predicate;
  if (node.kind === "existence" || node.operator === "missing") return;
  const { operator } = node;
  for (const operand of operandsOf(predicate))
    if (operand.kind === "string") texts.push({ predicate, operator, operand });
}

/** The values to the right of the operator. */
export function operandsOf({ node }: BoundPredicate): readonly Operand[] {
  switch (node.kind) {
    case "existence":
      return [];
    case "comparison":
      return [node.operand];
    case "membership":
      return node.set.kind === "list" ? node.set.operands : [node.set];
  }
}

/** `=`, `!=` and their forms for lists. */
export function isEquality(operator: Operator): boolean {
  return operator === "=" || operator === "!=" || operator === "in" || operator === "not in";
}

export function isTextOperator(operator: Operator): boolean {
  return operator === "starts_with" || operator === "ends_with" || operator === "like" || operator === "contains";
}

/** Whether the predicate can be true only where the field is present. */
export function needsField({ negated, test }: BoundPredicate): boolean {
  return !negated && test.kind !== "impossible";
}

/** Whether the field holds one value at most, so that it cannot be two things at once. */
export function holdsOneValue({ field: { info, aliases, eventTypes } }: BoundPredicate): boolean {
  if (info === undefined || info.type === "unknown" || info.type === "object" || info.list) return false;
  return !aliases.some((alias) => alias.how === "all" && alias.eventTypes.some((type) => eventTypes.includes(type)));
}
