/**
 * Events made to order: one that a rule alerts on, or one that misses by a single predicate. A proof finds the smallest;
 * values of the user's own events, or else such as look real, are taken where they fit; then the fields that every event
 * of the type has are filled in. The evaluator judges what comes out.
 */

import type { BoundPredicate } from "../binding/boundFilter.js";
import { typeOf } from "../evaluation/resolve.js";
import { type Assumption, Budget, type Demand, predicatesIn, refute, type UnknownReason } from "../proof/index.js";
import { EVENT_TYPES, type EventType, type Schema } from "../schema/schema.js";
import type { Event, Leaf } from "../values/event.js";
import { believableValues } from "./believableValues.js";
import { callNames } from "./callNames.js";
import { fillIn } from "./fillIn.js";
import { nearestOfType, valuesByPath } from "./likeEvents.js";
import { demandsOf, judgeOf, type RuleFilters, type Wanted } from "./ruleDemands.js";

export interface GenerateOptions {
  readonly schema: Schema;
  /** Those that the rule is run on. */
  readonly eventTypes: readonly EventType[];
  /** Saved events whose values are taken where they fit. */
  readonly like?: readonly Event[];
  /** `minimal`: only what the rule needs. `shaped`: also what every event of the type has. */
  readonly extent: "minimal" | "shaped";
  /** The most steps that the proofs may take together. */
  readonly steps?: number;
}

export type Generated =
  | {
      readonly kind: "event";
      readonly event: Event;
      /** `anyEvent` says that no event which looks as documented was found. */
      readonly assumption: Assumption["kind"];
    }
  /** No event can be the one that is wanted, whatever it looks like. */
  | {
      readonly kind: "impossible";
      /** The predicates that exclude it; none can be left out. */
      readonly core: readonly BoundPredicate[];
    }
  | { readonly kind: "unknown"; readonly reason: UnknownReason };

/** Enough for the longest real filters, and less than a second. */
const STEPS = 2_000_000;

/**
 * Makes an event for a rule. The same rule and the same saved events always give the same event.
 *
 * @example generateEvent({ filter: bound, suppressions: [] }, "match", { schema, eventTypes: ["audit"], extent: "minimal" })
 */
export function generateEvent(rule: RuleFilters, wanted: Wanted, options: GenerateOptions): Generated {
  const demands = demandsOf(rule, wanted);
  const isWanted = judgeOf(demands);
  if (isWanted === undefined) return { kind: "unknown", reason: "no-truth" };
  const budget = new Budget(options.steps ?? STEPS);
  let answer: Generated = { kind: "unknown", reason: "budget" };
  for (const assumption of assumptionsFor(demands, options)) {
    const types = assumption.kind === "asDocumented" ? assumption.eventTypes : [];
    const [only] = types.length === 1 ? types : [];
    const near = nearestOfType(options.like ?? [], only, rule);
    const likely = likelyValues(rule, near, options, only);
    const proof = refute(demands, assumption, { budget, likely });
    if (proof.kind === "unknown") answer = { kind: "unknown", reason: proof.reason };
    else if (proof.kind === "proved") answer = { kind: "impossible", core: proof.core };
    else {
      const event =
        options.extent === "shaped"
          ? shaped(proof.counterexample, wanted, near, isWanted, options)
          : proof.counterexample;
      return { kind: "event", event: typeFirst(event), assumption: assumption.kind };
    }
  }
  return answer;
}

/** From the most particular to the least: the types whose fields the rule reads, all of its types, any event. */
function assumptionsFor(
  demands: readonly Demand[],
  { schema, eventTypes, like }: GenerateOptions,
): readonly Assumption[] {
  const paths = new Set(
    demands.flatMap(({ filter }) => predicatesIn(filter.expression).map(({ field }) => field.path)),
  );
  const seen = new Set((like ?? []).slice(0, MOST_LOOKED_AT).map(typeOf));
  const fits = eventTypes.map((type) => {
    const known = [...paths].filter((path) => isDocumented(path, type, schema)).length;
    return { type, fit: 2 * known + (seen.has(type) ? 1 : 0) };
  });
  const documented = (types: readonly EventType[]): readonly Assumption[] =>
    types.length === 0 ? [] : [{ kind: "asDocumented", schema, eventTypes: types }];
  const best = Math.max(...fits.map(({ fit }) => fit));
  const typesWhere = (isMeant: (fit: number) => boolean): readonly EventType[] =>
    fits.filter(({ fit }) => isMeant(fit)).map(({ type }) => type);
  return [
    // Where nothing tells which of several types the author has in mind, the events may be of none of them.
    ...(best === 0 && eventTypes.length > 1
      ? []
      : typesWhere((fit) => fit === best).flatMap((type) => documented([type]))),
    ...documented(typesWhere((fit) => 0 < fit && fit < best)),
    { kind: "anyEvent" },
  ];
}

const MOST_LOOKED_AT = 1_000;

function isDocumented(path: string, type: EventType, schema: Schema): boolean {
  const info = schema.findField(path, [type]);
  return info !== undefined && info.provenance !== "assumed";
}

function likelyValues(
  rule: RuleFilters,
  near: readonly Event[],
  { schema, eventTypes }: GenerateOptions,
  eventType: EventType | undefined,
): (path: string) => readonly Leaf[] {
  const seen = valuesByPath(near);
  const types = eventType === undefined ? eventTypes : [eventType];
  const known = new Map<string, readonly Leaf[]>();
  return (path) => {
    const values = known.get(path) ?? [
      ...(seen.get(path) ?? []),
      ...(path === "eventName" ? callNames(rule, schema) : []),
      ...believableValues(path, schema.findField(path, types)),
    ];
    known.set(path, values);
    return values;
  };
}

function shaped(
  event: Event,
  wanted: Wanted,
  near: readonly Event[],
  isWanted: (event: Event) => boolean,
  { schema }: GenerateOptions,
): Event {
  const eventType = EVENT_TYPES.find((type) => type === typeOf(event));
  if (eventType === undefined) return event;
  const alike = near.filter((one) => typeOf(one) === eventType);
  const missed = wanted === "match" ? undefined : wanted.field.path;
  return fillIn(event, eventType, { schema, alike, missed, isWanted });
}

/** Whoever reads an event wants to know first what it is. */
function typeFirst({ record, virtualType }: Event): Event {
  const { event_type: type, ...others } = record;
  return { record: type === undefined ? record : { event_type: type, ...others }, virtualType };
}
