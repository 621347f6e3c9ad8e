/** A schema that knows no fields, only the aliases of section 3 of the language: what truth on an event depends on. */

import { meaningOfPath } from "../../server/src/language/schema/index.js";
import type { Alias, EventType, Schema } from "../../server/src/language/schema/schema.js";

const CONNECTIONS: readonly EventType[] = ["audit", "network", "threatintel"];
const PAIRS = [
  ["src_ip", "connection.src_addr"],
  ["dst_ip", "connection.dst_addr"],
  ["src_port", "connection.src_port"],
  ["dst_port", "connection.port"],
] as const;

export const platformAliases: readonly Alias[] = [
  all("ip", ["src_ip", "dst_ip", "connection.src_addr", "connection.dst_addr"], CONNECTIONS),
  all("port", ["src_port", "dst_port", "connection.src_port", "connection.port"], CONNECTIONS),
  ...PAIRS.flatMap(([one, other]) => [
    all(one, [other], ["audit", "network"]),
    all(other, [one], ["audit", "network"]),
  ]),
  all("connection.addr", ["connection.src_addr", "connection.dst_addr", "src_ip", "dst_ip"], ["audit"]),
  first("user", ["userIdentity.userName", "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.arn"]),
  all("ip", ["sourceIPAddress"], ["cloudtrail"]),
  first("accountId", ["userIdentity.accountId", "recipientAccountId"]),
  all("region", ["awsRegion"], ["cloudtrail"]),
];

export const aliasSchema: Schema = {
  eventTypes: [],
  aliases: platformAliases,
  fields: () => [],
  findField: () => undefined,
  pathOf: (path) => meaningOfPath(path, platformAliases),
  cloudTrail: {
    eventSources: [],
    allEventNames: [],
    eventNames: () => [],
    hasEvent: () => false,
    sourcesOf: () => [],
    findEventName: () => undefined,
    findCall: () => undefined,
  },
  aggregateFields: () => undefined,
};

function all(name: string, targets: readonly string[], eventTypes: readonly EventType[]): Alias {
  return { name, targets, how: "all", eventTypes };
}

function first(name: string, targets: readonly string[]): Alias {
  return { name, targets, how: "first", eventTypes: ["cloudtrail"] };
}
