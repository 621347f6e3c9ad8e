/**
 * The last resort for changes of an event: the decision procedure says whether any event has another verdict, and shows
 * one. What sets that one apart from the event, reduced until nothing can be left out, is a change.
 */

import { analyse } from "../analysis.js";
import type { BoundFilter } from "../binding/boundFilter.js";
import { isLeaf } from "../evaluation/fieldPath.js";
import { typeOf } from "../evaluation/resolve.js";
import { type CompiledRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import { Budget } from "../proof/budget.js";
import { type Demand, decide } from "../proof/decide.js";
import type { Assumption } from "../proof/eventCases.js";
import { predicatesIn } from "../proof/formula.js";
import type { LikelyValues } from "../proof/solveCase.js";
import { EVENT_TYPES, type EventType, type Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import { type EventChange, type EventEdit, type Found, MOST_EDITS } from "./change.js";
import { irreducible } from "./irreducible.js";
import { placesOf } from "./places.js";
import { differenceOf } from "./recordDifference.js";
import { withEdits } from "./recordEdits.js";

export interface WitnessSearch {
  readonly rule: CompiledRule;
  /** What was compiled: the filter, then the suppressions. */
  readonly bounds: readonly BoundFilter[];
  readonly event: Event;
  readonly schema: Schema;
  /** How much each proof may do, and the judging. */
  readonly steps: number;
  /** What judging the rule once costs. */
  readonly cost: number;
  /** No more changes than this. */
  readonly most: number;
}

/** Without changes and not cut short: no event has another verdict. */
export function witnessChanges(search: WitnessSearch): Found<EventChange> {
  const { rule, event, bounds, steps, cost, most } = search;
  const fires = verdictOf(rule, event) === "alert";
  const paths = pathsIn(bounds);
  const judging = new Budget(steps);
  const found: EventChange[] = [];
  let isOpen = false;
  for (const { assumption, demands: further, isComplete } of assumptionsFor(search)) {
    const budget = new Budget(steps);
    let isPossible = false;
    for (const demands of waysToFlip(bounds, fires)) {
      const decision = decide([...demands, ...further], {
        assumption,
        budget,
        smallest: false,
        likely: ownValues(event),
      });
      if (decision.kind !== "none") isPossible = true;
      if (decision.kind === "found") found.push(...changeTo(decision.event));
      if (decision.kind === "unknown" && decision.reason === "budget") isOpen = true;
    }
    if (found.length > 0) break;
    if (isComplete && !isPossible) return { changes: [], isCutShort: false };
  }
  const changes = found.toSorted((a, b) => a.edits.length - b.edits.length).slice(0, most);
  return { changes, isCutShort: isOpen || judging.isSpent };

  function changeTo(witness: Event): readonly EventChange[] {
    const verdictAfter = (edits: readonly EventEdit[]): Verdict | undefined => {
      const record = withEdits(event.record, edits);
      return record && verdictOf(rule, { ...event, record });
    };
    const flips = (edits: readonly EventEdit[]): boolean | undefined => {
      if (!judging.spend(cost + edits.length)) return undefined;
      const verdict = verdictAfter(edits);
      return verdict !== undefined && (verdict === "alert") !== fires;
    };
    const all = differenceOf(event.record, witness.record, paths);
    const reduced = irreducible(all.toSorted(costliestFirst), flips, false);
    const verdict = reduced && verdictAfter(reduced.edits);
    if (reduced === undefined || verdict === undefined) return [];
    if (reduced.edits.length <= MOST_EDITS) return [{ ...reduced, verdict }];
    isOpen = true;
    return [];
  }
}

interface SomeEvents {
  readonly assumption: Assumption;
  readonly demands: readonly Demand[];
  /** Whether no event is left out. */
  readonly isComplete: boolean;
}

/** The documented events of the event's own type, those of all types, and any event. */
function assumptionsFor({ event, schema }: WitnessSearch): readonly SomeEvents[] {
  const type = EVENT_TYPES.find((each) => each === typeOf(event));
  const documented = (eventTypes: readonly EventType[]): SomeEvents => ({
    assumption: { kind: "asDocumented", schema, eventTypes },
    demands: [],
    isComplete: false,
  });
  const anyEvent = { kind: "anyEvent" } as const;
  // The type that a reader attached stays, unless the record gets one of its own.
  const context = { schema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;
  const typed = { filter: analyse("event_type != null", context).bound, truth: true };
  return [
    ...(type === undefined ? [] : [documented([type])]),
    documented(EVENT_TYPES),
    ...(event.virtualType === undefined ? [] : [{ assumption: anyEvent, demands: [typed], isComplete: false }]),
    { assumption: anyEvent, demands: [], isComplete: true },
  ];
}

/** What an event meets that has another verdict: any of these lists, all of it. */
function waysToFlip([filter, ...suppressions]: readonly BoundFilter[], fires: boolean): readonly (readonly Demand[])[] {
  if (filter === undefined) return [];
  const refused = suppressions.map((suppression) => ({ filter: suppression, truth: false }));
  if (!fires) return [[{ filter, truth: true }, ...refused]];
  return [[{ filter, truth: false }], ...suppressions.map((suppression) => [{ filter: suppression, truth: true }])];
}

function pathsIn(bounds: readonly BoundFilter[]): ReadonlySet<string> {
  const fields = bounds.flatMap(({ expression }) => predicatesIn(expression).map(({ field }) => field));
  const targets = fields.flatMap(({ aliases }) => aliases.flatMap((alias) => alias.targets));
  return new Set(["event_type", ...fields.map(({ path }) => path), ...targets]);
}

function ownValues({ record }: Event): LikelyValues {
  return (path) => placesOf(record, path).flatMap(({ value }) => (isLeaf(value) ? [value] : []));
}

/** What is left out where it can be is tried in this order: the type of the event, then what would go. */
function costliestFirst(one: EventEdit, other: EventEdit): number {
  const rankOf = ({ kind, at }: EventEdit): number => (at[0] === "event_type" ? 0 : kind === "remove" ? 1 : 2);
  return rankOf(one) - rankOf(other);
}
