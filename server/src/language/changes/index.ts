/**
 * What would change a verdict: for a rule and an event, the smallest changes of the event, and the smallest changes of the
 * filter, after which the verdict is another. Nothing of a change can be left out, and that is proved by trying it.
 */

import { explain } from "../evaluation/explain.js";
import { compileRule, verdictOf } from "../evaluation/verdict.js";
import { Budget } from "../proof/budget.js";
import { predicatesIn } from "../proof/formula.js";
import type { Schema } from "../schema/schema.js";
import type { Event } from "../values/event.js";
import type { ChangeableRule, Changes } from "./change.js";
import { eventChanges } from "./eventChanges.js";
import { filterChanges } from "./filterChanges.js";
import { witnessChanges } from "./witnessChanges.js";

export type {
  Change,
  ChangeableRule,
  Changes,
  EventChange,
  EventEdit,
  FilterChange,
  FilterEdit,
  Pointer,
} from "./change.js";
export { MOST_EDITS } from "./change.js";
export { editSpan } from "./editSpan.js";

export interface ChangeOptions {
  /** How many changes of each kind. */
  readonly most?: number;
  /** How much each of the two searches may do, in predicates judged or parsed. */
  readonly steps?: number;
}

const MOST_CHANGES = 3;
const STEPS = 400_000;
/** Parsing and binding a predicate takes so many times as long as judging it. */
const PARSING = 300;

/**
 * Changes that flip the verdict of a rule on an event: from alert to anything else, or from anything else to alert; a
 * filter by itself alerts where it is true. `undefined` where the rule has no verdict, because a text has an error.
 *
 * @example
 * const filter = analyse('eventName = "DeleteTrail"', context);
 * const event = { record: { eventName: "StopLogging" }, virtualType: "cloudtrail" };
 * changesOf({ filter, suppressions: [] }, event, schema)?.event[0]?.edits // [{ kind: "set", at: ["eventName"], value: "DeleteTrail", … }]
 */
export function changesOf(
  rule: ChangeableRule,
  event: Event,
  schema: Schema,
  { most = MOST_CHANGES, steps = STEPS }: ChangeOptions = {},
): Changes | undefined {
  const bounds = [rule.filter?.bound ?? EMPTY, ...rule.suppressions.map(({ bound }) => bound)];
  const [filter, ...suppressions] = bounds;
  const compiled = filter && compileRule(filter, suppressions);
  if (compiled === undefined) return undefined;
  const verdict = verdictOf(compiled, event);
  const explanations = bounds.map((bound) => explain(bound, event));
  const cost = 1 + bounds.reduce((count, { expression }) => count + predicatesIn(expression).length, 0);
  const shared = { event, explanations, most };
  const eventSearch = { ...shared, rule: compiled, bounds, schema, cost };
  const direct = eventChanges({ ...eventSearch, budget: new Budget(steps) });
  const forEvent = direct.changes.length > 0 ? direct : witnessChanges({ ...eventSearch, steps });
  const forFilter = filterChanges({ ...shared, rule, verdict, budget: new Budget(steps), cost: cost * PARSING });
  return {
    verdict,
    event: forEvent.changes,
    filter: forFilter.changes,
    cutShort: { event: forEvent.isCutShort, filter: forFilter.isCutShort },
  };
}

const EMPTY = { expression: undefined, evaluable: true } as const;
