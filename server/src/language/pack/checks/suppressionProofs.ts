/** How the suppressions of a pack's rules stand to the rules' filters: what the checks of suppressions ask, proved. */

import { type Analysis, analyse } from "../../analysis.js";
import { eventTypesOfRule } from "../../binding/eventTypes.js";
import { type Assumption, Budget, satisfiable } from "../../proof/index.js";
import type { Schema } from "../../schema/schema.js";
import { literalsByList, type PackRule, type Region, type RulePack } from "../rulePack.js";

/** Steps that one check may take on one pack; rules that come after they are used up are not proved anything about. */
const STEPS_FOR_EACH_PACK = 500_000;

export interface SuppressedRule {
  readonly rule: PackRule;
  readonly filter: Analysis;
  readonly filterRegion: Region;
  /** Those that can be true at all. */
  readonly suppressions: readonly { readonly region: Region; readonly analysis: Analysis }[];
  readonly assumption: Assumption;
  readonly budget: Budget;
}

/** The rules that have suppressions, without those whose filter is never true or has an error. */
export function* suppressedRules({ rules, lists }: RulePack, schema: Schema): Iterable<SuppressedRule> {
  const budget = new Budget(STEPS_FOR_EACH_PACK);
  const known = literalsByList(lists);
  for (const rule of rules) {
    const { filter: filterRegion, ruleType } = rule;
    if (filterRegion === undefined || rule.suppressions.length === 0) continue;
    const eventTypes = eventTypesOfRule(ruleType, schema);
    const assumption: Assumption = { kind: "asDocumented", schema, eventTypes };
    const read = ({ text }: Region, role: "filter" | "suppression"): Analysis =>
      analyse(text, { schema, ruleType, role, host: "pack", lists: known });
    const isPossible = ({ bound }: Analysis): boolean =>
      satisfiable(bound, assumption, { budget, certified: false }).kind === "satisfiable";

    const filter = read(filterRegion, "filter");
    if (!isPossible(filter)) continue;
    const suppressions = rule.suppressions
      .map((region) => ({ region, analysis: read(region, "suppression") }))
      .filter(({ analysis }) => analysis.bound.expression !== undefined && isPossible(analysis));
    if (suppressions.length > 0) yield { rule, filter, filterRegion, suppressions, assumption, budget };
  }
}
