/**
 * Changes of a filter and its suppressions that flip the verdict on an event. Every edit is parsed and judged by itself
 * before it counts, and so is the whole text with all of them.
 *
 * A predicate stands in the filter once and is wanted one way round (`goal.ts`), and a group that is edited as a whole is
 * not edited inside as well, so edits never work against each other: leaving out each one by itself speaks for all subsets.
 * What is left of the verdict then follows from which parts have turned, and takes no parsing.
 */

import { type Analysis, analyse } from "../analysis.js";
import type { FilterExplanation } from "../evaluation/explain.js";
import { compileRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import type { Budget } from "../proof/budget.js";
import { applyEdits, type TextEdit, withoutOverlaps } from "../text/textEdit.js";
import type { Event } from "../values/event.js";
import { type ChangeableRule, type FilterChange, type Found, MOST_EDITS } from "./change.js";
import { type Candidate, candidatesFor } from "./filterCandidates.js";
import { goalOf, holdsAfter, type Turn } from "./goal.js";
import { irreducible } from "./irreducible.js";
import { distanceOf } from "./literalDistance.js";
import { needsOf } from "./needs.js";
import { positionsIn, type TreePosition } from "./position.js";

export interface FilterSearch {
  readonly rule: ChangeableRule;
  readonly event: Event;
  readonly verdict: Verdict;
  readonly explanations: readonly FilterExplanation[];
  readonly budget: Budget;
  /** What parsing and judging the rule once costs. */
  readonly cost: number;
  /** No more changes than this. */
  readonly most: number;
}

const MOST_COMBINATIONS = 24;

export function filterChanges(search: FilterSearch): Found<FilterChange> {
  const { rule, event, verdict, explanations, budget, cost, most } = search;
  const parts = [rule.filter, ...rule.suppressions];
  const positions = parts.map((part) => positionsIn(part?.syntax.expression));
  const fires = verdict === "alert";

  const verdictAfter = (candidates: readonly Candidate[]): Verdict | undefined => {
    if (!budget.spend(cost)) return undefined;
    const changed = parts.map((part, index) => part && changedPart(part, candidates, index));
    const [filter, ...suppressions] = changed.map((part) => part?.bound ?? EMPTY);
    const compiled = filter && compileRule(filter, suppressions);
    return compiled && verdictOf(compiled, event);
  };

  const known = new Map<Turn, readonly Candidate[]>();
  const candidatesOf = (turn: Turn): readonly Candidate[] => {
    const part = parts[turn.part];
    const candidates =
      known.get(turn) ??
      (part === undefined ? [] : candidatesFor(turn, part, positions[turn.part] ?? NO_POSITIONS, search));
    known.set(turn, candidates);
    return candidates;
  };

  const found = new Map<string, { readonly change: FilterChange; readonly cost: number }>();
  let isCutShort = false;
  const goal = goalOf(explanations, !fires, { turnsGroups: true });
  const distances = new Map<Turn, number>();
  const costOf = (turns: readonly Turn[]): number => {
    let sum = 0;
    for (const turn of turns) {
      const distance = distances.get(turn) ?? distanceOf(turn);
      distances.set(turn, distance);
      sum += 1 + distance / 100;
    }
    return sum;
  };
  for (const need of needsOf(goal, costOf)) {
    if (budget.isSpent || found.size >= most * 2 || isLarger(need.turns.length, [...found.values()], most)) break;
    if (need.turns.length > MOST_EDITS) {
      isCutShort = true;
      continue;
    }
    let isNew = 0;
    for (const { candidates, cost: weakening } of combinations(need.turns.map(candidatesOf))) {
      if (isNew >= most || !budget.spend(1 + candidates.length)) break;
      const holds = (some: readonly Candidate[]): boolean => holdsAfter(goal, new Set(some.map(({ turn }) => turn)));
      const reduced = irreducible(candidates, holds, true);
      if (reduced === undefined) continue;
      const edits = reduced.edits.map(({ edit }) => edit);
      const key = JSON.stringify(edits.map(({ part, span, after }) => [part, span.start, after]));
      const after = found.has(key) ? undefined : verdictAfter(reduced.edits);
      if (after === undefined || (after === "alert") === fires) continue;
      isNew++;
      const texts = parts.flatMap((_, part) => {
        const textEdits = textEditsOf(reduced.edits, part);
        return textEdits.length === 0 ? [] : [{ part, edits: textEdits }];
      });
      const distance = need.turns.reduce((sum, turn) => sum + distanceOf(turn), 0);
      found.set(key, { change: { edits, proved: reduced.proved, verdict: after, texts }, cost: weakening + distance });
    }
  }
  const changes = [...found.values()]
    .toSorted((a, b) => a.change.edits.length - b.change.edits.length || a.cost - b.cost)
    .slice(0, most)
    .map(({ change }) => change);
  return { changes, isCutShort: isCutShort || budget.isSpent };
}

const NO_POSITIONS: ReturnType<typeof positionsIn> = new Map();

/** Whether there are enough changes already that take fewer edits. */
function isLarger(edits: number, found: readonly { readonly change: FilterChange }[], most: number): boolean {
  return found.filter(({ change }) => change.edits.length < edits).length >= most;
}

const EMPTY = { expression: undefined, evaluable: true } as const;

function changedPart(analysis: Analysis, candidates: readonly Candidate[], part: number): Analysis {
  const edits = textEditsOf(candidates, part);
  return edits.length === 0 ? analysis : analyse(applyEdits(analysis.text, edits), analysis.context);
}

/** The edits of one part's text that all the candidates together make. */
function textEditsOf(candidates: readonly Candidate[], part: number): readonly TextEdit[] {
  const own = candidates.filter(({ edit }) => edit.part === part);
  const dropped = new Map<object, { readonly node: Chain; readonly indices: Set<number> }>();
  for (const candidate of own) {
    if (candidate.dropped === undefined) continue;
    const { node, index } = candidate.dropped;
    const same = dropped.get(node) ?? { node, indices: new Set() };
    same.indices.add(index);
    dropped.set(node, same);
  }
  const removals = [...dropped.values()].flatMap(({ node, indices }) => removalsFrom(node, indices));
  return withoutOverlaps([...removals, ...own.flatMap(({ edits }) => edits)]);
}

type Chain = NonNullable<TreePosition["chain"]>["node"];

/** With the connective before it; a first operand with the one behind it. */
function removalsFrom({ operands }: Chain, indices: ReadonlySet<number>): readonly TextEdit[] {
  const firstKept = operands.findIndex((_, index) => !indices.has(index));
  return [...indices].flatMap((index): readonly TextEdit[] => {
    const operand = operands[index];
    const [previous, next] = [operands[index - 1], operands[index + 1]];
    if (operand === undefined) return [];
    if (index > firstKept && firstKept !== -1 && previous !== undefined)
      return [{ span: { start: previous.span.end, end: operand.span.end }, newText: "" }];
    return next === undefined ? [] : [{ span: { start: operand.span.start, end: next.span.start }, newText: "" }];
  });
}

interface Combination {
  readonly candidates: readonly Candidate[];
  readonly cost: number;
}

/** One candidate for each turn, the least weakening together first. */
function combinations(choices: readonly (readonly Candidate[])[]): readonly Combination[] {
  let all: readonly Combination[] = [{ candidates: [], cost: 0 }];
  for (const candidates of choices) {
    all = all
      .flatMap((one) =>
        candidates.map((candidate) => ({
          candidates: [...one.candidates, candidate],
          cost: one.cost + candidate.cost,
        })),
      )
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, MOST_COMBINATIONS);
  }
  return all;
}
