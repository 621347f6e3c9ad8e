/**
 * Changes of an event that flip the verdict of a rule on it. What has to turn says which fields to change and what their
 * values must pass; every change is judged by evaluation before it counts, and then made irreducible.
 */

import type { BoundFilter } from "../binding/boundFilter.js";
import { compilePredicate } from "../evaluation/compile.js";
import { explain, type FilterExplanation, type PredicateExplanation } from "../evaluation/explain.js";
import { type CompiledRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import type { Budget } from "../proof/budget.js";
import type { Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { type EventChange, type EventEdit, type Found, MOST_EDITS } from "./change.js";
import { type Option, optionsFor } from "./eventOptions.js";
import { type TurnedPredicate, wishOf } from "./fieldWish.js";
import { goalOf, type Turn } from "./goal.js";
import { irreducible } from "./irreducible.js";
import { distanceOf } from "./literalDistance.js";
import { type Need, needsOf } from "./needs.js";
import { withEdits } from "./recordEdits.js";

export interface EventSearch {
  readonly rule: CompiledRule;
  /** What was compiled: the filter, then the suppressions. */
  readonly bounds: readonly BoundFilter[];
  readonly event: Event;
  readonly explanations: readonly FilterExplanation[];
  readonly schema: Schema;
  readonly budget: Budget;
  /** What judging the rule once costs. */
  readonly cost: number;
  /** No more changes than this. */
  readonly most: number;
}

interface Start {
  readonly event: Event;
  /** What it takes to get there. */
  readonly edits: readonly EventEdit[];
  readonly explanations: readonly FilterExplanation[];
  readonly cost: number;
}

interface Weighed {
  readonly change: EventChange;
  readonly cost: number;
}

/** So many changes that miss are looked on from. */
const MOST_MISSES = 2;
/** Explaining costs so many times as much as judging. */
const EXPLAINING = 5;
/** Of the ways to change one field, so many are put together with those of other fields. */
const MOST_OPTIONS = 6;
/** Fields that lean on each other need several tries. */
const MOST_COMBINATIONS = 60;

export function eventChanges(search: EventSearch): Found<EventChange> {
  const { rule, bounds, event, explanations, budget, cost, most } = search;
  const fires = verdictOf(rule, event) === "alert";
  const verdictAfter = (edits: readonly EventEdit[]): Verdict | undefined => {
    if (!budget.spend(cost)) return undefined;
    const record = withEdits(event.record, edits);
    return record && verdictOf(rule, { ...event, record });
  };
  const flips = (edits: readonly EventEdit[]): boolean | undefined => {
    const verdict = verdictAfter(edits);
    if (verdict === undefined) return budget.isSpent ? undefined : false;
    return (verdict === "alert") !== fires;
  };

  const found = new Map<string, Weighed>();
  let isCutShort = false;
  /** Looks on from an event that is changed already; what is found there is judged from the start. */
  const lookFrom = (start: Start): void => {
    const goal = goalOf(start.explanations, !fires, { turnsNegations: false });
    for (const need of needsOf(goal, fieldCosts())) {
      const fields = start.edits.length + new Set(need.turns.map(fieldOf)).size;
      if (fields > MOST_EDITS) {
        isCutShort = true;
        continue;
      }
      // What takes more fields than the changes that are there already is not shown.
      if (budget.isSpent || fields > 1 + sizeOf([...found.values()], most)) break;
      let misses = 0;
      for (const { edits, cost: distance } of combinations(search, start.event, need)) {
        const all = [...start.edits, ...edits];
        const reduced = irreducible(all, flips, false);
        if (budget.isSpent || found.size >= most * 2) break;
        if (reduced === undefined) {
          if (start.edits.length === 0 && found.size < most && misses++ < MOST_MISSES) lookOn(all);
          continue;
        }
        const key = JSON.stringify(reduced.edits.map((edit) => [edit.kind, edit.at]));
        const verdict = found.has(key) ? undefined : verdictAfter(reduced.edits);
        if (verdict === undefined) continue;
        found.set(key, { change: { ...reduced, verdict }, cost: start.cost + distance + need.cost - fields });
      }
    }
  };
  /** An edit may have changed what other fields mean, as another type of event does: then more has to change. */
  const lookOn = (edits: readonly EventEdit[]): void => {
    const record = withEdits(event.record, edits);
    if (record === undefined || !budget.spend(cost * EXPLAINING)) return;
    const next = { ...event, record };
    lookFrom({ event: next, edits, explanations: bounds.map((bound) => explain(bound, next)), cost: 1 });
  };
  lookFrom({ event, edits: [], explanations, cost: 0 });
  const changes = [...found.values()]
    .toSorted((a, b) => a.change.edits.length + a.cost - (b.change.edits.length + b.cost))
    .slice(0, most)
    .map(({ change }) => change);
  return { changes, isCutShort: isCutShort || budget.isSpent };
}

function sizeOf(found: readonly Weighed[], most: number): number {
  const sizes = found.map(({ change }) => change.edits.length).toSorted((a, b) => a - b);
  return sizes[most - 1] ?? Number.POSITIVE_INFINITY;
}

/** Predicates of one field often turn with one edit. The same ones are weighed again and again, so each is once. */
function fieldCosts(): (turns: readonly Turn[]) => number {
  const known = new Map<Turn, number>();
  return (turns) => {
    const distances = new Map<string, number>();
    for (const turn of turns) {
      const distance = known.get(turn) ?? distanceOf(turn);
      known.set(turn, distance);
      const field = fieldOf(turn);
      distances.set(field, Math.max(distances.get(field) ?? 0, distance));
    }
    let cost = distances.size;
    for (const distance of distances.values()) cost += distance / 10;
    return cost;
  };
}

function fieldOf({ node }: Turn): string {
  return node.kind === "predicate" ? node.bound.field.path : "";
}

/** Ways for each field, put together; the nearest first. */
function combinations(search: EventSearch, event: Event, { turns, keeps }: Need): readonly Option[] {
  const groups = new Map<string, PredicateExplanation[]>();
  for (const { node } of turns) {
    if (node.kind !== "predicate") return [];
    const same = groups.get(node.bound.field.path);
    if (same === undefined) groups.set(node.bound.field.path, [node]);
    else same.push(node);
  }
  const kept = keeps.flatMap(({ node }) => (node.kind === "predicate" ? [node] : []));
  let all: readonly Option[] = [{ edits: [], cost: 0 }];
  for (const [path, nodes] of groups) {
    const beside = kept.filter(({ bound }) => bound.field.path === path);
    const options = fieldOptions(search, event, nodes, beside);
    all = all
      .flatMap((one) =>
        options.map((other) => ({ edits: [...one.edits, ...other.edits], cost: one.cost + other.cost })),
      )
      .toSorted((a, b) => a.edits.length + a.cost - (b.edits.length + b.cost))
      .slice(0, MOST_COMBINATIONS);
  }
  return all;
}

function fieldOptions(
  { schema, budget }: EventSearch,
  event: Event,
  nodes: readonly PredicateExplanation[],
  beside: readonly PredicateExplanation[],
): readonly Option[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const { field } = first.bound;
  const turns = nodes.map(({ bound, truth }): TurnedPredicate => ({ predicate: bound, truth: !truth }));
  const keeps = beside.map(({ bound, truth }): TurnedPredicate => ({ predicate: bound, truth }));
  const isTurned = predicatesHold(turns);
  const fitting = (options: readonly Option[]): readonly Option[] =>
    options
      .filter(({ edits }) => {
        budget.spend(turns.length);
        const record = withEdits(event.record, edits);
        return record !== undefined && isTurned({ ...event, record });
      })
      .slice(0, MOST_OPTIONS);
  const careful = fitting(optionsFor(wishOf(field, turns, keeps), event, schema));
  return careful.length > 0 ? careful : fitting(optionsFor(wishOf(field, turns, []), event, schema));
}

function predicatesHold(wanted: readonly TurnedPredicate[]): (event: Event) => boolean {
  const compiled = wanted.map(({ predicate, truth }) => ({ holds: compilePredicate(predicate), truth }));
  return (event) => compiled.every(({ holds, truth }) => holds(event) === truth);
}
