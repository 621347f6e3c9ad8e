/**
 * Changes of an event that flip the verdict of a rule on it. What has to turn says which fields to change and what their
 * values must pass; every change is judged by evaluation before it counts, and then made irreducible.
 */

import type { BoundFilter } from "../binding/boundFilter.js";
import { explain, type FilterExplanation } from "../evaluation/explain.js";
import { type CompiledRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import type { Budget } from "../proof/budget.js";
import type { Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { type EventChange, type EventEdit, type Found, MOST_EDITS } from "./change.js";
import { combinations } from "./eventCombinations.js";
import { goalOf, type Turn } from "./goal.js";
import { irreducible } from "./irreducible.js";
import { distanceOf } from "./literalDistance.js";
import { needsOf } from "./needs.js";
import { PlaceKeys } from "./placeKeys.js";
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
    const goal = goalOf(start.explanations, !fires, { turnsGroups: false });
    const places = new PlaceKeys(start.event);
    const placeOf = ({ node }: Turn): string => (node.kind === "predicate" ? places.mainKeyOf(node.bound.field) : "");
    for (const need of needsOf(goal, placeCosts(placeOf))) {
      const fields = start.edits.length + new Set(need.turns.map(placeOf)).size;
      if (fields > MOST_EDITS) {
        isCutShort = true;
        continue;
      }
      // What takes more fields than the changes that are there already is not shown.
      if (budget.isSpent || fields > 1 + sizeOf([...found.values()], most)) break;
      let misses = 0;
      for (const { edits, cost: distance } of combinations(need, { ...search, event: start.event, places })) {
        const all = [...start.edits, ...edits];
        const reduced = irreducible(all, flips, false);
        if (budget.isSpent || found.size >= most * 2) break;
        if (reduced === undefined) {
          if (start.edits.length === 0 && found.size < most && misses++ < MOST_MISSES) lookOn(all);
          continue;
        }
        if (reduced.edits.length > MOST_EDITS) {
          isCutShort = true;
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

/** Predicates of one place often turn with one edit. The same ones are weighed again and again, so each is once. */
function placeCosts(placeOf: (turn: Turn) => string): (turns: readonly Turn[]) => number {
  const known = new Map<Turn, number>();
  return (turns) => {
    const distances = new Map<string, number>();
    for (const turn of turns) {
      const distance = known.get(turn) ?? distanceOf(turn);
      known.set(turn, distance);
      const place = placeOf(turn);
      distances.set(place, Math.max(distances.get(place) ?? 0, distance));
    }
    let cost = distances.size;
    for (const distance of distances.values()) cost += distance / 10;
    return cost;
  };
}
