/**
 * Edits that turn one part of a filter on an event, the least weakening first. Those of a predicate are parsed and judged
 * by themselves; a group, or what stands behind a `not`, turns as a whole.
 */

import { type Analysis, analyse } from "../analysis.js";
import { compile } from "../evaluation/compile.js";
import type { Budget } from "../proof/budget.js";
import { predicatesIn } from "../proof/formula.js";
import type { Expression } from "../syntax/ast.js";
import { applyEdits, type TextEdit } from "../text/textEdit.js";
import type { Event } from "../values/event.js";
import type { FilterEdit } from "./change.js";
import { isDroppable, type Turn } from "./goal.js";
import type { TreePosition } from "./position.js";
import { type Rewrite, rewritesOf } from "./predicateRewrites.js";

/** An edit with its place in the tree, from which the edits of the text are made for all of them together. */
export interface Candidate {
  readonly turn: Turn;
  readonly edit: FilterEdit;
  readonly cost: number;
  readonly edits: readonly TextEdit[];
  /** The operand of a chain that goes. */
  readonly dropped: TreePosition["chain"];
}

export interface CandidateSearch {
  readonly event: Event;
  readonly budget: Budget;
}

/** For each predicate that goes. */
const COST_OF_DROPPING = 3;
const COST_OF_REMOVED_NOT = 4.5;
/** Nobody knows any more what a negated group means. */
const COST_OF_NEGATED_GROUP = 6;
const MOST_CANDIDATES = 4;

/** The ways to turn one part. */
export function candidatesFor(
  turn: Turn,
  analysis: Analysis,
  positions: ReadonlyMap<Expression, TreePosition>,
  { event, budget }: CandidateSearch,
): readonly Candidate[] {
  const { node, part } = turn;
  if (node.kind !== "predicate") return candidatesForGroup(turn, analysis, positions);
  const { span } = node;
  const before = analysis.text.slice(span.start, span.end);
  const position = positions.get(node.bound.node);
  if (position === undefined) return [];
  const candidates: Candidate[] = [];
  for (const rewrite of rewritesOf(node)) {
    const { after, edits } = madeOf(rewrite, before, span.start, position);
    budget.spend(1);
    const again = compile(analyse(after, analysis.context).bound);
    if (again === undefined || again(event) === node.truth) continue;
    const edit: FilterEdit = { part, kind: rewrite.kind, span, before, after };
    candidates.push({ turn, edit, cost: rewrite.cost, edits, dropped: undefined });
  }
  candidates.push(...droppedOperand(turn, analysis, position));
  const sorted = candidates.toSorted((a, b) => a.cost - b.cost);
  const isFirst = ({ edit }: Candidate, index: number): boolean =>
    sorted.findIndex((other) => other.edit.after === edit.after) === index;
  return sorted.filter(isFirst).slice(0, MOST_CANDIDATES);
}

function madeOf(
  { edits, beside }: Rewrite,
  before: string,
  start: number,
  { open }: TreePosition,
): { readonly after: string; readonly edits: readonly TextEdit[] } {
  const local = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  if (beside === undefined) return { after: applyEdits(before, local), edits };
  const { connective, text } = beside;
  const end = start + before.length;
  const closed = open === "both" || open === connective ? ["", ""] : ["(", ")"];
  const [opening = "", closing = ""] = closed;
  return {
    after: `${opening}${before} ${connective} ${text}${closing}`,
    edits: [
      ...(opening === "" ? [] : [{ span: { start, end: start }, newText: opening }]),
      { span: { start: end, end }, newText: ` ${connective} ${text}${closing}` },
    ],
  };
}

function candidatesForGroup(
  turn: Turn,
  analysis: Analysis,
  positions: ReadonlyMap<Expression, TreePosition>,
): readonly Candidate[] {
  const position = positions.get(turn.node.bound.node);
  if (position === undefined) return [];
  const dropped = droppedOperand(turn, analysis, position);
  if (turn.node.kind === "not") return [...dropped, ...removedNegation(turn, analysis)].toSorted(byCost);
  return dropped.length > 0 ? dropped : [negatedGroup(turn, analysis, position)];
}

function byCost(one: Candidate, other: Candidate): number {
  return one.cost - other.cost;
}

/** The operand left out, where its chain is then as if it had turned. */
function droppedOperand(turn: Turn, { text }: Analysis, { chain, operand: span }: TreePosition): readonly Candidate[] {
  const { node, part } = turn;
  if (chain === undefined || !isDroppable(chain.node.kind === "conjunction" ? "and" : "or", node.truth)) return [];
  const shown = node.kind === "predicate" ? node.span : span;
  const before = text.slice(shown.start, shown.end);
  const edit: FilterEdit = { part, kind: "dropped", span, before, after: "" };
  const cost = COST_OF_DROPPING * predicatesIn(node.bound).length;
  return [{ turn, edit, cost, edits: [], dropped: chain }];
}

/** A conjunction among alternatives may have no parentheses yet. */
function negatedGroup(turn: Turn, { text }: Analysis, { operand: span }: TreePosition): Candidate {
  const before = text.slice(span.start, span.end);
  const [opening, closing] = span.start < turn.node.span.start ? ["not ", ""] : ["not (", ")"];
  const edit: FilterEdit = { part: turn.part, kind: "negated", span, before, after: `${opening}${before}${closing}` };
  const edits = [
    { span: { start: span.start, end: span.start }, newText: opening },
    ...(closing === "" ? [] : [{ span: { start: span.end, end: span.end }, newText: closing }]),
  ];
  return { turn, edit, cost: COST_OF_NEGATED_GROUP, edits, dropped: undefined };
}

function removedNegation(turn: Turn, { text }: Analysis): readonly Candidate[] {
  const { node, part } = turn;
  const written = node.bound.node;
  if (written.kind !== "negation") return [];
  const { span, keyword, operand } = written;
  const edit: FilterEdit = {
    part,
    kind: "unnegated",
    span,
    before: text.slice(span.start, span.end),
    after: text.slice(operand.span.start, span.end),
  };
  const edits = [{ span: { start: keyword.start, end: operand.span.start }, newText: "" }];
  return [{ turn, edit, cost: COST_OF_REMOVED_NOT, edits, dropped: undefined }];
}
