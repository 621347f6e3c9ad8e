/**
 * Names that stand for other fields. The platform's documents name some; the rest is our decision, and all of it is in
 * this one table so that it can be corrected in one place. Targets are plain names, never aliases in turn.
 */

import type { Alias } from "./schema.js";

const CONNECTIONS = ["audit", "network", "threatintel"] as const;
const BOTH_SPELLINGS = ["audit", "network"] as const;

export const ALIASES: readonly Alias[] = [
  {
    name: "ip",
    targets: ["src_ip", "dst_ip", "connection.src_addr", "connection.dst_addr"],
    how: "all",
    eventTypes: CONNECTIONS,
  },
  {
    name: "port",
    targets: ["src_port", "dst_port", "connection.src_port", "connection.port"],
    how: "all",
    eventTypes: CONNECTIONS,
  },
  ...eitherWay("src_ip", "connection.src_addr"),
  ...eitherWay("dst_ip", "connection.dst_addr"),
  ...eitherWay("src_port", "connection.src_port"),
  ...eitherWay("dst_port", "connection.port"),
  {
    name: "connection.addr",
    targets: ["connection.src_addr", "connection.dst_addr", "src_ip", "dst_ip"],
    how: "all",
    eventTypes: ["audit"],
  },
  {
    name: "user",
    targets: ["userIdentity.userName", "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.arn"],
    how: "first",
    eventTypes: ["cloudtrail"],
  },
  { name: "ip", targets: ["sourceIPAddress"], how: "all", eventTypes: ["cloudtrail"] },
  {
    name: "accountId",
    targets: ["userIdentity.accountId", "recipientAccountId"],
    how: "first",
    eventTypes: ["cloudtrail"],
  },
  { name: "region", targets: ["awsRegion"], how: "all", eventTypes: ["cloudtrail"] },
];

function eitherWay(one: string, other: string): readonly Alias[] {
  return [
    { name: one, targets: [other], how: "all", eventTypes: BOTH_SPELLINGS },
    { name: other, targets: [one], how: "all", eventTypes: BOTH_SPELLINGS },
  ];
}
