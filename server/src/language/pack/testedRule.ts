/** What the runner of rule tests needs of a rule of a pack. */

import type { TestedRule } from "../ruleTests/runRuleTests.js";
import type { EventValue } from "../values/event.js";
import type { Located, PackRule } from "./rulePack.js";

/** @example runRuleTests(testedRule(rule), rule.tests, environment) */
export function testedRule(rule: PackRule): TestedRule {
  return {
    ruleType: rule.ruleType,
    filter: rule.filter?.text,
    suppressions: rule.suppressions.map(({ text }) => text),
    title: rule.title?.value ?? "",
    aggregateFields: rule.aggregateFields.map(({ value }) => value),
    window: positive(rule.window),
    threshold: positive(rule.threshold),
  };
}

/** Also a number outside the platform's set: that is for a check to say, and the replay knows no sets. */
function positive(located: Located<EventValue> | undefined): number | undefined {
  const value = located?.value;
  return typeof value === "number" && value > 0 ? value : undefined;
}
