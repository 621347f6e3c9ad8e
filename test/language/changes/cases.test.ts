/** Changes whose first answer anybody would give: the case names what stands in the way. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Analysis, analyse } from "../../../server/src/language/analysis.js";
import { type Changes, changesOf, MOST_EDITS } from "../../../server/src/language/changes/index.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";

interface Case {
  readonly name: string;
  readonly filter: string;
  readonly suppressions?: readonly string[];
  readonly event: EventRecord;
  readonly virtualType?: string;
  /** The edits of the first change of the event: `path = value`, `path += value`, `- path`. */
  readonly eventChange: readonly string[];
  /** The texts after the first change of the filter; only the ones that change. */
  readonly filterChange: readonly string[];
}

const TRAIL = { eventSource: "cloudtrail.amazonaws.com" } as const;

const CASES: readonly Case[] = [
  {
    name: "another call than the one asked for",
    filter: 'eventName = "DeleteTrail"',
    event: { ...TRAIL, eventName: "StopLogging" },
    eventChange: ['eventName = "DeleteTrail"'],
    filterChange: ['eventName = "StopLogging"'],
  },
  {
    name: "the call asked for, which another one of the same service would not be",
    filter: 'event_type = "cloudtrail" and eventName = "StopLogging"',
    event: { ...TRAIL, eventName: "StopLogging", event_type: "cloudtrail" },
    eventChange: ['eventName = "StartLogging"'],
    filterChange: ['event_type = "cloudtrail" and eventName != "StopLogging"'],
  },
  {
    name: "a prefix, with a call of the service that has it",
    filter: 'eventName starts_with "Describe"',
    event: { eventSource: "ec2.amazonaws.com", eventName: "RunInstances" },
    eventChange: ['eventName = "DescribeInstances"'],
    filterChange: ['eventName starts_with "RunInstances"'],
  },
  {
    name: "a program in another folder",
    filter: 'exe starts_with "/tmp/" and user != "root"',
    event: { exe: "/usr/bin/curl", user: "lee" },
    eventChange: ['exe = "/tmp/curl"'],
    filterChange: ['exe starts_with "/usr/bin/curl" and user != "root"'],
  },
  {
    name: "a piece that stands elsewhere in the value",
    filter: 'command starts_with "nc "',
    event: { command: "sudo nc -l 4444" },
    eventChange: ['command = "nc "'],
    filterChange: ['command like "nc "'],
  },
  {
    name: "an element for an array",
    filter: 'tags = "prod" and user = "lee"',
    event: { tags: ["blue", "web"], user: "lee" },
    eventChange: ['tags += "prod"'],
    filterChange: ['tags = "blue" and user = "lee"'],
  },
  {
    name: "two values that no single value can be",
    filter: 'tags = "prod" and tags = "web"',
    event: { tags: "web" },
    eventChange: ['tags += "prod"'],
    filterChange: ['tags = "web" and tags = "web"'],
  },
  {
    name: "a field that is not there",
    filter: 'requestParameters.bucketName = "logs" and eventName = "PutObject"',
    event: { eventName: "PutObject", requestParameters: { key: "a" } },
    eventChange: ['requestParameters.bucketName = "logs"'],
    filterChange: [
      '(requestParameters.bucketName = "logs" or requestParameters.bucketName = null) and eventName = "PutObject"',
    ],
  },
  {
    name: "a nested path",
    filter: 'userIdentity.sessionContext.attributes.mfaAuthenticated = "true"',
    event: { userIdentity: { sessionContext: { attributes: { mfaAuthenticated: "false" } } } },
    eventChange: ['userIdentity.sessionContext.attributes.mfaAuthenticated = "true"'],
    filterChange: ['userIdentity.sessionContext.attributes.mfaAuthenticated = "false"'],
  },
  {
    name: "a key with dots",
    filter: 'labels.app.name = "payments"',
    event: { labels: { "app.name": "billing" } },
    eventChange: ['labels."app.name" = "payments"'],
    filterChange: ['labels.app.name = "billing"'],
  },
  {
    name: "an alias",
    filter: 'ip = "198.51.100.7"',
    event: { sourceIPAddress: "198.51.100.9" },
    virtualType: "cloudtrail",
    eventChange: ['sourceIPAddress = "198.51.100.7"'],
    filterChange: ['ip = "198.51.100.9"'],
  },
  {
    name: "an alias that takes the first name present",
    filter: 'user = "alice" and eventName = "ConsoleLogin"',
    event: { eventName: "ConsoleLogin", userIdentity: { userName: "bob", arn: "arn:aws:iam::1:user/bob" } },
    virtualType: "cloudtrail",
    eventChange: ['userIdentity.userName = "alice"'],
    filterChange: ['user = "bob" and eventName = "ConsoleLogin"'],
  },
  {
    name: "a null guard that wants the field to be absent",
    filter: 'tty = null and exe = "/bin/sh"',
    event: { tty: "pts/0", exe: "/bin/sh" },
    eventChange: ["- tty"],
    filterChange: ['(tty = null or tty = "pts/0") and exe = "/bin/sh"'],
  },
  {
    name: "a field that has to be there",
    filter: 'errorCode != null and errorCode != "AccessDenied"',
    event: { eventName: "GetObject" },
    eventChange: ['errorCode = "AccessDeniedException"'],
    filterChange: ['errorCode != "AccessDenied"'],
  },
  {
    name: "an address outside the block",
    filter: 'srcIp = "10.20.0.0/16"',
    event: { srcIp: "10.21.3.4" },
    eventChange: ['srcIp = "10.20.3.4"'],
    filterChange: ['srcIp = "10.21.3.4"'],
  },
  {
    name: "an address inside the block that is let through",
    filter: 'srcIp != "10.0.0.0/8"',
    event: { srcIp: "10.1.2.3" },
    eventChange: ['srcIp = "11.0.0.0"'],
    filterChange: ['srcIp != "10.0.0.0/8" or srcIp = "10.1.2.3"'],
  },
  {
    name: "a number below the bound",
    filter: 'dstPort > 1024 and proto = "tcp"',
    event: { dstPort: 80, proto: "tcp" },
    eventChange: ["dstPort = 1025"],
    filterChange: ['dstPort > 79 and proto = "tcp"'],
  },
  {
    name: "a number above the bound, too long for a double",
    filter: 'id < "427161847792120600"',
    event: { id: parseNumber("427161847792120609") ?? 0 },
    eventChange: ["id = 427161847792120599"],
    filterChange: ['id < "427161847792120610"'],
  },
  {
    name: "an instant",
    filter: 'eventTime >= "2024-01-01T00:00:00Z"',
    event: { eventTime: "2023-12-31T10:00:00Z" },
    eventChange: ['eventTime = "2024-01-01T00:00:00Z"'],
    filterChange: ['eventTime >= "2023-12-31T10:00:00Z"'],
  },
  {
    name: "a boolean",
    filter: "readOnly = false",
    event: { readOnly: true },
    eventChange: ["readOnly = false"],
    filterChange: ["readOnly = true"],
  },
  {
    name: "one of a list that is excluded",
    filter: 'user not in ("root", "deploy")',
    event: { user: "deploy" },
    eventChange: ['user = "deploy2"'],
    filterChange: ['user not in ("root")'],
  },
  {
    name: "the nearest of several alternatives",
    filter: 'eventName = "DeleteTrail" or eventName = "StopLoging" or eventName = "CreateUser"',
    event: { eventName: "StopLogging" },
    eventChange: ['eventName = "StopLoging"'],
    filterChange: ['eventName = "DeleteTrail" or eventName = "StopLogging" or eventName = "CreateUser"'],
  },
  {
    name: "the suppression that keeps it quiet",
    filter: 'exe = "/bin/sh"',
    suppressions: ['user = "deploy" and srcIp = "10.0.0.0/8"'],
    event: { exe: "/bin/sh", user: "deploy", srcIp: "10.1.2.3" },
    eventChange: ['user = "deploy2"'],
    filterChange: ['user = "deploy" and srcIp = "10.0.0.0/8" and srcIp != "10.1.2.3"'],
  },
  {
    name: "an alert that a suppression nearly covers",
    filter: 'exe = "/bin/sh"',
    suppressions: ['user = "deploy"'],
    event: { exe: "/bin/sh", user: "deployer" },
    eventChange: ['user = "deploy"'],
    filterChange: ['user = "deployer"'],
  },
  {
    name: "a type that the reader attached",
    filter: 'event_type = "audit"',
    event: { eventName: "GetObject" },
    virtualType: "cloudtrail",
    eventChange: ['event_type = "audit"'],
    filterChange: ['event_type = "cloudtrail"'],
  },
  {
    name: "a negation around a chain",
    filter: 'eventName = "GetObject" and not (user = "a" or user = "b")',
    event: { eventName: "GetObject", user: "a" },
    eventChange: ['user = "a2"'],
    filterChange: ['eventName = "GetObject" and not (user = "b")'],
  },
  {
    name: "two names of one place, where what is there has to change for both",
    filter: 'eventName = "A" and awsRegion = "eu-west-1" and region = "eu-west-1"',
    event: { event_type: "cloudtrail", awsRegion: "us-east-1", eventName: "A" },
    eventChange: ['awsRegion = "eu-west-1"'],
    filterChange: ['eventName = "A" and awsRegion = "us-east-1" and region = "us-east-1"'],
  },
  {
    name: "two names of one place, with one value for different tests",
    filter: 'awsRegion starts_with "eu-" and region ends_with "-3"',
    event: { event_type: "cloudtrail", awsRegion: "us-east-1" },
    eventChange: ['awsRegion = "eu-3"'],
    filterChange: ['awsRegion starts_with "us-east-1" and region ends_with "us-east-1"'],
  },
  {
    name: "two names of a place that is not there",
    filter: 'awsRegion = "eu-west-1" and region = "eu-west-1"',
    event: { event_type: "cloudtrail", eventName: "A" },
    eventChange: ['awsRegion = "eu-west-1"'],
    filterChange: ['(awsRegion = "eu-west-1" or awsRegion = null) and (region = "eu-west-1" or region = null)'],
  },
  {
    name: "suppressions that name one place in two ways",
    filter: 'eventName = "A"',
    suppressions: ['sourceIPAddress = "10.0.0.0/8"', 'ip = "10.0.0.0/8"'],
    event: { event_type: "cloudtrail", sourceIPAddress: "10.1.2.3", eventName: "A" },
    eventChange: ['sourceIPAddress = "11.0.0.0"'],
    filterChange: [
      'sourceIPAddress = "10.0.0.0/8" and sourceIPAddress != "10.1.2.3"',
      'ip = "10.0.0.0/8" and ip != "10.1.2.3"',
    ],
  },
  {
    name: "suppressions that name one place by one name and its alias",
    filter: 'exe = "/bin/sh"',
    suppressions: ['src_ip = "10.0.0.0/8"', 'ip = "10.0.0.0/8"'],
    event: { event_type: "audit", src_ip: "10.1.2.3", exe: "/bin/sh" },
    eventChange: ['src_ip = "11.0.0.0"'],
    filterChange: ['src_ip = "10.0.0.0/8" and src_ip != "10.1.2.3"', 'ip = "10.0.0.0/8" and ip != "10.1.2.3"'],
  },
  {
    name: "one field that two predicates ask a common value of",
    filter: 'exe starts_with "/tmp" and exe ends_with "x"',
    event: { exe: "/usr/bin/curl" },
    eventChange: ['exe = "/tmp/usr/bin/curlx"'],
    filterChange: ['exe starts_with "/usr/bin/curl" and exe ends_with "/usr/bin/curl"'],
  },
  {
    name: "an array and an element of it",
    filter: 'tags.0 = "b" and tags starts_with "b"',
    event: { tags: ["a"] },
    eventChange: ['tags.0 = "b"'],
    filterChange: ['tags.0 = "a" and tags starts_with "a"'],
  },
  {
    name: "what is wrong with two fields",
    filter: 'exe = "/bin/sh" and user = "root" and tty != null',
    event: { exe: "/bin/sh", user: "lee" },
    eventChange: ['tty = "example"', 'user = "root"'],
    filterChange: ['exe = "/bin/sh" and user = "lee"'],
  },
];

const LONG = "Mozilla/5.0 ".repeat(20);

const GROUPS: readonly Case[] = [
  {
    name: "a group of which all is in the way",
    filter: 'eventName = "A" and (user = "x" and tty = "y" and exe = "z")',
    event: { eventName: "A", user: "a", tty: "b", exe: "c" },
    eventChange: ['exe = "z"', 'tty = "y"', 'user = "x"'],
    filterChange: ['eventName = "A"'],
  },
  {
    name: "a group at the beginning",
    filter: '(user = "x" and tty = "y") and eventName = "A"',
    event: { eventName: "A", user: "a", tty: "b" },
    eventChange: ['tty = "y"', 'user = "x"'],
    filterChange: ['eventName = "A"'],
  },
  {
    name: "an alternative in a suppression that lets nothing through",
    filter: 'eventName = "A"',
    suppressions: ['tty = "q" or ((user = "x" or user = "y") or user like "a")'],
    event: { eventName: "A", user: ["x", "y", "a"] },
    eventChange: ["- user"],
    filterChange: ['tty = "q"'],
  },
  {
    name: "values that are too long to be written down, in a group",
    filter: 'eventName = "A" and (userAgent like "x-y" or userAgent like "y-z")',
    event: { eventName: "A", userAgent: LONG },
    eventChange: ['userAgent = "x-y"'],
    filterChange: ['eventName = "A"'],
  },
  {
    name: "a value that is too long to be written down, and nothing else",
    filter: 'userAgent like "x-y"',
    event: { userAgent: LONG },
    eventChange: ['userAgent = "x-y"'],
    filterChange: ['userAgent like "x-y" or userAgent != null'],
  },
];

describe("the first change that is shown", () => {
  for (const { name, filter, suppressions = [], event, virtualType, eventChange, filterChange } of [
    ...CASES,
    ...GROUPS,
  ]) {
    it(`is about ${name}`, () => {
      const texts = [filter, ...suppressions].map((text, part) => analysed(text, part > 0));
      const changes = changesIn(texts, event, virtualType);
      assert.deepEqual(eventEditsOf(changes), eventChange, "of the event");
      const [first] = changes.filter;
      const changed = first?.texts.map(({ part, edits }) => applyEdits(texts[part]?.text ?? "", edits));
      assert.deepEqual(changed, filterChange, "of the filter");
    });
  }

  it("is not there for a filter that is true of all events", () => {
    const changes = changesIn([analysed("", false)], { exe: "/bin/sh" }, undefined);
    assert.deepEqual(changes, { verdict: "alert", event: [], filter: [], cutShort: { event: false, filter: false } });
  });

  it("is not asked for where there is no verdict", () => {
    const broken = { filter: analysed("exe =", false), suppressions: [] };
    assert.equal(changesOf(broken, { record: {}, virtualType: undefined }, fullSchema), undefined);
  });

  it("is found in time for large filters, or given up", () => {
    const large = Array.from({ length: 300 }, (_, i) => `f${i} = "v"`);
    for (const text of [large.join(" and "), large.join(" or "), `not (${large.join(" or ")})`]) {
      const all = Object.fromEntries(large.map((_, i) => [`f${i}`, i % 2 === 0 ? "v" : "w"]));
      const changes = changesIn([analysed(text, false)], all, undefined);
      assert.ok(changes.cutShort.event || changes.event.length > 0, text.slice(0, 40));
    }
  });

  it("never has more edits than anybody reads", () => {
    const pairs = Array.from({ length: 30 }, (_, i) => `(f${i} = "a" or f${i + 1} = "b")`).join(" and ");
    const { event } = changesIn([analysed(pairs, false)], { f0: "q" }, undefined);
    for (const { edits } of event) assert.ok(edits.length <= MOST_EDITS, `${edits.length} edits`);
  });

  it("may be a group turned into its opposite, where the author writes `not`", () => {
    const event = { eventName: "A", user: "a", tty: "b" };
    const parts = 'eventName = "A" and (user = "a" or tty = "b") and not exe = "z"';
    const changes = changesOf(
      { filter: analysed(parts, false), suppressions: [] },
      { record: event, virtualType: undefined },
      fullSchema,
      { most: 20 },
    );
    const afters = changes?.filter.filter(({ edits }) => edits.length === 1).map(({ edits }) => edits[0]?.after);
    assert.ok(afters?.includes('not (user = "a" or tty = "b")'), afters?.join("\n"));
    const plain = changesOf(
      { filter: analysed('eventName = "A" and (user = "a" or tty = "b")', false), suppressions: [] },
      { record: event, virtualType: undefined },
      fullSchema,
      { most: 20 },
    );
    assert.ok(plain?.filter.every(({ edits }) => edits.every(({ after }) => !after.includes("not"))));
  });

  it("is no text that hides something", () => {
    const changes = changesIn([analysed('user = "lee"', false)], { user: "le\u202ee" }, undefined);
    for (const { edits } of changes.filter) for (const { after } of edits) assert.doesNotMatch(after, /\u202e/);
  });
});

function analysed(text: string, isSuppression: boolean): Analysis {
  const role = isSuppression ? "suppression" : "filter";
  return analyse(text, { schema: fullSchema, ruleType: undefined, role, host: "pack", lists: undefined });
}

function changesIn(texts: readonly Analysis[], record: EventRecord, virtualType: string | undefined): Changes {
  const [filter, ...suppressions] = texts;
  const changes = changesOf({ filter, suppressions }, { record, virtualType }, fullSchema);
  assert.ok(changes !== undefined);
  return changes;
}

function eventEditsOf({ event: [first] }: Changes): readonly string[] {
  return (first?.edits ?? [])
    .map((edit) => {
      const path = edit.at.map((step) => (String(step).includes(".") ? JSON.stringify(step) : step)).join(".");
      if (edit.kind === "remove") return `- ${path}`;
      return `${path} ${edit.kind === "append" ? "+=" : "="} ${shown(edit.value)}`;
    })
    .toSorted();
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : numberOrWord(value);
}

function numberOrWord(value: unknown): string {
  const isExact = typeof value === "object" && value !== null && "digits" in value;
  return isExact ? String(value.digits) : String(value);
}
