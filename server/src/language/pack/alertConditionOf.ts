/** What a rule of a pack says about when its matching events become an alert. */

import type { AlertCondition } from "../alerts/alertCondition.js";
import type { PackRule } from "./rulePack.js";

/** @param rule `undefined` for a filter by itself, which reports each event that it matches */
export function alertConditionOf(rule: PackRule | undefined): AlertCondition {
  return {
    enabled: rule?.enabled ?? true,
    threshold: String(rule?.threshold?.value ?? 1),
    window: String(rule?.window?.value ?? ""),
    aggregateFields: rule?.aggregateFields.map(({ value }) => value) ?? [],
  };
}
