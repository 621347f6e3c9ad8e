/**
 * Values that look real where the user's events give none. Addresses and names are those that standards set aside for
 * examples, so that nobody's own can be meant.
 */

import type { FieldInfo, FieldType } from "../schema/schema.js";
import type { EventValue, Leaf } from "../values/event.js";

const ADDRESS = "203.0.113.10";
const OTHER_ADDRESS = "198.51.100.20";
const DATE_TIME = "2026-01-15T09:30:00Z";
const MILLISECONDS = 1768469400000;
const ACCOUNT = "123456789012";

const BY_NAME: Readonly<Record<string, Leaf>> = {
  accountId: ACCOUNT,
  agent_id: "00000000-0000-4000-8000-000000000002",
  arguments: "bash -c id",
  arn: `arn:aws:guardduty:us-east-1:${ACCOUNT}:detector/example/finding/example`,
  awsRegion: "us-east-1",
  command: "bash",
  cwd: "/home/alice",
  dstIp: OTHER_ADDRESS,
  dst_ip: OTHER_ADDRESS,
  "connection.dst_addr": OTHER_ADDRESS,
  eventID: "00000000-0000-4000-8000-000000000001",
  eventName: "DescribeInstances",
  eventSource: "ec2.amazonaws.com",
  eventVersion: "1.11",
  exe: "/usr/bin/bash",
  filename: "/etc/hosts",
  group: "alice",
  hostname: "host-1.example.com",
  id: "00000000000000000000000000000001",
  pid: 4711,
  ppid: 4710,
  recipientAccountId: ACCOUNT,
  region: "us-east-1",
  schemaVersion: "2.0",
  severity: 5,
  user: "alice",
  userAgent: "aws-cli/2.22.0",
  "userIdentity.accountId": ACCOUNT,
  "userIdentity.arn": `arn:aws:iam::${ACCOUNT}:user/alice`,
  "userIdentity.principalId": "AIDAEXAMPLEALICE00000",
  "userIdentity.type": "IAMUser",
  "userIdentity.userName": "alice",
};

const BY_TYPE: Readonly<Record<FieldType, readonly Leaf[]>> = {
  text: [],
  number: [1, 2],
  boolean: [false, true],
  ip: [ADDRESS, OTHER_ADDRESS],
  epoch: [MILLISECONDS],
  dateTime: [DATE_TIME],
  object: [],
  unknown: [],
};

/** Of services that have a call of the same name the one that most rules are about. */
export const COMMON_SERVICES: readonly string[] = [
  "iam",
  "ec2",
  "s3",
  "sts",
  "cloudtrail",
  "kms",
  "lambda",
  "rds",
  "ssm",
].map((service) => `${service}.amazonaws.com`);

/** The likeliest first; none where any would be as good. */
export function believableValues(path: string, info: FieldInfo | undefined): readonly Leaf[] {
  const named = Object.hasOwn(BY_NAME, path) ? BY_NAME[path] : undefined;
  const listed = info?.values?.values.map(({ value }) => value) ?? [];
  return [...(named === undefined ? [] : [named]), ...listed, ...BY_TYPE[info?.type ?? "unknown"]];
}

/** What a field that every event has may hold where nothing else is known of it. */
export function fillingValues(path: string, info: FieldInfo): readonly EventValue[] {
  const leaves = believableValues(path, info);
  const values: readonly EventValue[] =
    path === "userIdentity" ? [IDENTITY, {}] : info.type === "object" ? [{}] : leaves;
  const plain = values.length === 0 ? ["example"] : values;
  return info.list ? plain.map((value) => [value]) : plain;
}

const IDENTITY: EventValue = {
  type: "IAMUser",
  principalId: "AIDAEXAMPLEALICE00000",
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  accountId: ACCOUNT,
  userName: "alice",
};
