/** What the platform's API v2 accepts in a rule, a rule set and a lookup list; one place for all checks. */

import type { RuleType } from "../schema/schema.js";

export const SEVERITIES_OF_ALERTS = [1, 2, 3] as const;
/** In seconds: 1, 2, 4, 8, 16 and 24 hours. */
export const WINDOWS = [3600, 7200, 14400, 28800, 57600, 86400] as const;
export const THRESHOLDS = [1, 5, 10, 20, 40, 60] as const;
export const LONGEST_ALERT_DESCRIPTION = 300;
export const LONGEST_LIST_DISPLAY_NAME = 128;
export const LONGEST_LIST_DESCRIPTION = 1028;
export const LIST_NAME = /^[A-Za-z_][0-9A-Za-z_]{2,31}$/;

/** In the order in which we suggest and document them. */
export const RULE_PROPERTIES = [
  "name",
  "type",
  "title",
  "severityOfAlerts",
  "alertDescription",
  "aggregateFields",
  "filter",
  "window",
  "threshold",
  "suppressions",
  "enabled",
  "fileIntegrityPaths",
  "ignoreFiles",
  "eventsToMonitor",
  "tests",
] as const;

/** Properties that the platform answers with and does not take. */
export const READ_ONLY_PROPERTIES: readonly string[] = ["id", "rulesetId", "createdAt", "updatedAt"];

export const FILE_PROPERTIES: readonly string[] = ["fileIntegrityPaths", "ignoreFiles", "eventsToMonitor"];

export const PACK_PROPERTIES: readonly string[] = ["name", "description", "lists", "rules"];
export const RULE_SET_PROPERTIES: readonly string[] = ["name", "description", "ruleIds", "rules"];
export const TAGS_PROPERTIES: readonly string[] = ["inclusion", "exclusion"];
export const TEST_PROPERTIES: readonly string[] = ["name", "event", "events", "where", "expect", "lists"];

/** What the platform turns a rule down without. A File rule watches paths and needs no filter. */
export function requiredProperties(ruleType: RuleType | undefined): readonly string[] {
  const subject = ruleType === "File" ? "fileIntegrityPaths" : "filter";
  return ["name", "type", "title", "severityOfAlerts", "alertDescription", subject, "window", "threshold"];
}
