/** A schema small enough to see at a glance, for tests of packs: their checks ask for little more than aggregate fields. */

import { meaningOfPath } from "../../../server/src/language/schema/index.js";
import { EVENT_TYPES, type RuleType, type Schema } from "../../../server/src/language/schema/schema.js";

const AGGREGATE_FIELDS: ReadonlyMap<RuleType, readonly string[]> = new Map<RuleType, readonly string[]>([
  ["Host", ["account_id", "command", "exe", "hostname", "ip", "src_ip", "user", "accountId"]],
  ["File", ["account_id", "command", "exe", "filename", "hostname", "user"]],
  ["CloudTrail", ["user", "eventName", "eventSource", "ip", "accountId"]],
]);

export const packSchema: Schema = {
  eventTypes: [
    { eventType: "audit", ruleType: "Host", description: { en: "", es: "", "pt-br": "" } },
    { eventType: "guardduty", ruleType: "GuardDuty", description: { en: "", es: "", "pt-br": "" } },
  ],
  aliases: [
    { name: "ip", targets: ["src_ip", "dst_ip"], how: "all", eventTypes: ["audit"] },
    { name: "user", targets: ["userIdentity.userName"], how: "first", eventTypes: ["cloudtrail"] },
  ],
  fields: () => [],
  findField: (path) =>
    path !== "accountId"
      ? undefined
      : {
          name: path,
          type: "text",
          list: false,
          description: { en: "", es: "", "pt-br": "" },
          eventTypes: EVENT_TYPES,
          presence: "always",
          provenance: "documented",
          source: "",
        },
  pathOf: (path) => meaningOfPath(path, []),
  cloudTrail: {
    eventSources: [],
    allEventNames: [],
    eventNames: () => [],
    hasEvent: () => false,
    sourcesOf: () => [],
    findEventName: () => undefined,
    findCall: () => undefined,
  },
  aggregateFields: (ruleType) => AGGREGATE_FIELDS.get(ruleType),
};
