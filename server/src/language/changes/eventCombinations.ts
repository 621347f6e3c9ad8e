/**
 * Ways to change an event so that some predicates turn: the options of each place, put together. Predicates of one place
 * are looked at together, whichever of its names they have, so that one value serves all of them where one can.
 */

import type { BoundField } from "../binding/boundFilter.js";
import { compilePredicate } from "../evaluation/compile.js";
import type { PredicateExplanation } from "../evaluation/explain.js";
import type { Budget } from "../proof/budget.js";
import type { Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { type Option, optionsFor } from "./eventOptions.js";
import { type TurnedPredicate, wishOf } from "./fieldWish.js";
import type { Need } from "./needs.js";
import type { PlaceKeys } from "./placeKeys.js";
import { canMeet, withEdits, withoutRepeats } from "./recordEdits.js";

export interface CombinationContext {
  readonly event: Event;
  readonly places: PlaceKeys;
  readonly schema: Schema;
  readonly budget: Budget;
}

/** Of the ways to change one place, so many are put together with those of other places. */
const MOST_OPTIONS = 6;
/** Fields that lean on each other need several tries. */
const MOST_COMBINATIONS = 60;

/** The nearest first. */
export function combinations({ turns, keeps }: Need, context: CombinationContext): readonly Option[] {
  const turned: PredicateExplanation[] = [];
  for (const { node } of turns) {
    if (node.kind !== "predicate") return [];
    turned.push(node);
  }
  const kept = keeps.flatMap(({ node }) => (node.kind === "predicate" ? [node] : []));
  const groups = context.places.groupsOf(turned, ({ bound }) => bound.field);
  return product(groups.map((group) => groupOptions(group, kept, context)));
}

/** One of each, put together. */
function product(choices: readonly (readonly Option[])[]): readonly Option[] {
  let all: readonly Option[] = [{ edits: [], cost: 0 }];
  for (const options of choices) {
    all = all
      .flatMap((one) =>
        options.map((other) => ({
          edits: withoutRepeats([...one.edits, ...other.edits]),
          cost: one.cost + other.cost,
        })),
      )
      .toSorted(byDistance)
      .slice(0, MOST_COMBINATIONS);
  }
  return all;
}

function byDistance(a: Option, b: Option): number {
  return a.edits.length + a.cost - (b.edits.length + b.cost);
}

/** For predicates of one place: a value for all of them under each of its names, or one for each name. */
function groupOptions(
  group: readonly PredicateExplanation[],
  kept: readonly PredicateExplanation[],
  context: CombinationContext,
): readonly Option[] {
  const byField = new Map<string, PredicateExplanation[]>();
  for (const node of group) {
    const same = byField.get(node.bound.field.path);
    if (same === undefined) byField.set(node.bound.field.path, [node]);
    else same.push(node);
  }
  const names = [...byField.values()].flatMap(([first]) => first?.bound.field ?? []);
  const [only] = names;
  if (only === undefined) return [];
  if (names.length === 1) return fieldOptions(only, group, keptBeside(only, kept, context), context);
  const shared = names.flatMap((field) => fieldOptions(field, group, keptBeside(field, kept, context), context));
  const apart = product(
    [...byField.values()].map((nodes) => {
      const field = nodes[0]?.bound.field;
      return field === undefined ? [] : fieldOptions(field, nodes, keptBeside(field, kept, context), context);
    }),
  ).filter(({ edits }) => canMeet(edits));
  return [...shared, ...apart].toSorted(byDistance).slice(0, MOST_OPTIONS);
}

/** What is true or false of the same place and should stay so. */
function keptBeside(
  field: BoundField,
  kept: readonly PredicateExplanation[],
  { places }: CombinationContext,
): readonly PredicateExplanation[] {
  const own = new Set(places.keysOf(field));
  return kept.filter(({ bound }) => places.keysOf(bound.field).some((key) => own.has(key)));
}

function fieldOptions(
  field: BoundField,
  nodes: readonly PredicateExplanation[],
  beside: readonly PredicateExplanation[],
  { event, schema, budget }: CombinationContext,
): readonly Option[] {
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
