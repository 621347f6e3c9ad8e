/** How the rules of a pack stand to each other, as far as an author wants to hear of it, worked out step by step. */

import { alertingKey } from "../../alerts/alertCondition.js";
import { eventTypesOfRule } from "../../binding/eventTypes.js";
import type { Budget, PackRelations, RuleToRelate } from "../../proof/index.js";
import type { Event } from "../../values/event.js";
import { alertConditionOf } from "../alertConditionOf.js";
import type { AnalysedRule } from "./analysedRule.js";
import { shownEvent } from "./shownEvent.js";

/** A rule that is compared with others: one that is enabled. */
export interface ComparedRule {
  readonly analysed: AnalysedRule;
  /** Tells it from all other rules of the pack; a rule that has not changed keeps it. */
  readonly id: string;
  /** When its matching events become an alert. Rules are compared only where that is the same. */
  readonly alerting: string;
}

export interface Standing {
  /** The first rule before it that alerts on the same events; `event`: one of them. */
  readonly equal: OtherRule | undefined;
  /** Rules that alert wherever it does, and elsewhere: on `event`. Of rules that are equal the first. */
  readonly wider: readonly OtherRule[];
  /** Rules of which some event makes both alert: `event`. Those before it, the first few. */
  readonly overlapping: readonly OtherRule[];
  /** How many overlap with it, before it or after it. */
  readonly overlaps: number;
}

export interface OtherRule {
  readonly id: string;
  /** As it is shown. */
  readonly event: string | undefined;
}

export interface Standings {
  readonly byId: ReadonlyMap<string, Standing>;
  /** How many rules, counted from the first, were compared with all before them. */
  readonly compared: number;
  /** How many pairs were not settled for want of steps. */
  readonly pairsLeft: number;
}

/** Whether the same is said of the rules, some of which may be new or gone, by either. */
export function sayTheSame(one: Standings, other: Standings, rules: ReadonlyMap<string, unknown>): boolean {
  if (one.pairsLeft !== other.pairsLeft || one.compared !== other.compared) return false;
  const said = (standing: Standing | undefined): readonly (string | undefined)[] => {
    if (standing === undefined) return ["", "", ""];
    const { equal, wider, overlapping, overlaps } = standing;
    const lists = [equal === undefined ? [] : [equal], wider, overlapping];
    return lists.flatMap((others, i) => {
      const known = others.filter(({ id }) => rules.has(id));
      const count = i === 2 && known.length > 0 ? String(overlaps) : "";
      return [...known.flatMap(({ id, event }) => [id, event]), count];
    });
  };
  for (const id of rules.keys()) {
    const [before, now] = [said(one.byId.get(id)), said(other.byId.get(id))];
    if (before.length !== now.length || before.some((part, i) => part !== now[i])) return false;
  }
  return true;
}

/** How many rules are named beside one. */
const MOST_OTHERS = 5;

export function comparedRules(rules: readonly AnalysedRule[]): readonly ComparedRule[] {
  const counts = new Map<string, number>();
  return rules
    .filter(({ rule }) => rule.enabled)
    .map((analysed) => {
      const alerting = alertingKey(alertConditionOf(analysed.rule));
      const base = `${alerting} ${analysed.key}`;
      const count = counts.get(base) ?? 0;
      counts.set(base, count + 1);
      return { analysed, id: `${base} ${count}`, alerting };
    });
}

/**
 * Compares the rules in their order, each with those before it, until the budget is spent. Yields between pairs, so that
 * the caller may pause there.
 */
export function* standRules(
  rules: readonly ComparedRule[],
  relations: PackRelations,
  budget: Budget,
  showsOverlaps: boolean,
): Generator<void, Standings, void> {
  relations.update(rules.map(toRelate));
  const found = rules.map(
    (): Found => ({ isPossible: false, equal: undefined, wider: [], overlapping: [], overlaps: 0 }),
  );
  let compared = 0;
  let pairsLeft = 0;
  for (const [index, own] of found.entries()) {
    if (!(yield* compareWithEarlier(index, own))) break;
    compared++;
  }
  // A rule that was not reached may overlap with one that was, so what is counted is what is left to know.
  pairsLeft += pairsBetween(rules, compared);

  const byId = new Map<string, Standing>();
  for (const [index, own] of found.entries()) {
    const id = rules[index]?.id;
    if (id === undefined || !own.isPossible) continue;
    byId.set(id, standingOf(index, own));
    yield;
  }
  return { byId, compared, pairsLeft };

  function* compareWithEarlier(index: number, own: Found): Generator<void, boolean, void> {
    const alone = relations.relation(index, index, budget);
    yield;
    if (alone === undefined) return false;
    own.isPossible = alone === "equal";
    if (!own.isPossible) return true;
    for (let earlier = 0; earlier < index; earlier++) {
      const other = found[earlier];
      if (!other?.isPossible || rules[earlier]?.alerting !== rules[index]?.alerting) continue;
      const relation = relations.relation(earlier, index, budget);
      if (relation === undefined) return false;
      if (relation === "equal") own.equal ??= earlier;
      else if (relation === "within") other.wider.push(index);
      else if (relation === "around") own.wider.push(earlier);
      else if (relation === "overlapping") {
        own.overlaps++;
        other.overlaps++;
        if (own.overlapping.length < MOST_OTHERS) own.overlapping.push(earlier);
      } else if (relation === "unknown" && relations.ranOut(earlier, index)) pairsLeft++;
      yield;
    }
    return true;
  }

  function standingOf(index: number, { equal, wider, overlapping, overlaps }: Found): Standing {
    // What is said of the first of equal rules need not be said of the others.
    const widest = equal === undefined ? wider.filter((other) => found[other]?.equal === undefined) : [];
    const both = (other: number): OtherRule => otherRule(other, relations.findEvent(index, other, "both", budget));
    return {
      equal: equal === undefined ? undefined : both(equal),
      wider: widest
        .slice(0, MOST_OTHERS)
        .map((other) => otherRule(other, relations.findEvent(other, index, "first only", budget))),
      overlapping: showsOverlaps ? overlapping.map(both) : [],
      overlaps,
    };
  }

  function otherRule(index: number, event: Event | undefined): OtherRule {
    return { id: rules[index]?.id ?? "", event: event && shownEvent(event) };
  }
}

interface Found {
  isPossible: boolean;
  equal: number | undefined;
  readonly wider: number[];
  readonly overlapping: number[];
  overlaps: number;
}

function toRelate({ analysed }: ComparedRule): RuleToRelate {
  const { key, context } = analysed;
  return {
    key,
    eventTypes: eventTypesOfRule(context.ruleType, context.schema),
    get filter() {
      return analysed.filter.bound;
    },
    get suppressions() {
      return analysed.suppressions.map(({ bound }) => bound);
    },
  };
}

/** The pairs of which at least one rule stands behind the first ones. */
function pairsBetween(rules: readonly ComparedRule[], first: number): number {
  const counts = new Map<string, number>();
  let pairs = 0;
  for (const [index, { alerting }] of rules.entries()) {
    const before = counts.get(alerting) ?? 0;
    if (index >= first) pairs += before;
    counts.set(alerting, before + 1);
  }
  return pairs;
}
