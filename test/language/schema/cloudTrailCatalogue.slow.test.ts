import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { createSchema } from "../../../server/src/language/schema/index.js";
import type { ApiCall } from "../../../server/src/language/schema/schema.js";
import { cloudTrailFile, fullSchema, loadCloudTrail } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

const { cloudTrail } = fullSchema;

function callOf(eventSource: string, eventName: string): ApiCall {
  const call = cloudTrail.findCall(`${eventSource}.amazonaws.com`, eventName);
  assert.ok(call, `${eventSource} ${eventName} is not known`);
  return call;
}

test("knows sources and names, sorted", () => {
  assert.ok(cloudTrail.eventSources.length > 450);
  const names = cloudTrail.eventNames("iam.amazonaws.com");
  assert.deepEqual(names, [...names].sort());
  assert.ok(names.includes("CreateUser"));
  assert.deepEqual(cloudTrail.eventNames("nothing.amazonaws.com"), []);
  assert.deepEqual(cloudTrail.sourcesOf("CreateAccessKey"), ["iam.amazonaws.com"]);
  assert.deepEqual(cloudTrail.sourcesOf("constructor"), []);
  assert.equal(cloudTrail.findCall("iam.amazonaws.com", "NoSuchCall"), undefined);
  assert.equal(cloudTrail.findCall("iam.amazonaws.com", "createuser"), undefined);
});

test("keeps the spelling of records apart from that of permissions", () => {
  const names = cloudTrail.eventNames("s3.amazonaws.com");
  assert.ok(names.includes("GetBucketCors"));
  assert.ok(!names.includes("GetBucketCORS"));
});

test("an API version after the name changes nothing", () => {
  assert.deepEqual(
    callOf("lambda", "AddPermission20150331v2").requestMembers,
    callOf("lambda", "AddPermission").requestMembers,
  );
  assert.ok(callOf("lambda", "AddPermission20150331v2").requestMembers.includes("statementId"));
  assert.equal(callOf("lambda", "ListFunctions20150331").eventName, "ListFunctions20150331");
  assert.ok(cloudTrail.eventNames("lambda.amazonaws.com").includes("ListFunctions20150331"));
  assert.ok(cloudTrail.sourcesOf("PublishFunction2020_05_31").includes("cloudfront.amazonaws.com"));
});

test("names members as records spell them", () => {
  assert.ok(callOf("iam", "CreateAccessKey").responseMembers.includes("accessKey.accessKeyId"));
  assert.ok(callOf("rds", "CreateDBSnapshot").requestMembers.includes("dBSnapshotIdentifier"));
  assert.ok(callOf("rds", "CreateDBSnapshot").responseMembers.includes("dBSnapshotArn"));
  assert.ok(callOf("ec2", "RunInstances").responseMembers.includes("instancesSet.items.instanceId"));
  assert.ok(
    callOf("ec2", "AuthorizeSecurityGroupIngress").requestMembers.includes("ipPermissions.items.ipRanges.items.cidrIp"),
  );
  assert.ok(
    callOf("ec2", "CreateLaunchTemplate").requestMembers.includes("CreateLaunchTemplateRequest.LaunchTemplateName"),
  );
  assert.ok(callOf("s3", "PutBucketPolicy").requestMembers.includes("bucketPolicy"));
  assert.deepEqual(callOf("signin", "ConsoleLogin").responseMembers, ["ConsoleLogin"]);
  assert.ok(callOf("ssm", "DescribeInstanceInformation").requestMembers.includes("filters.key"));
  assert.ok(callOf("ecr", "DescribeImageScanFindings").responseMembers.includes("imageScanFindings"));
});

test("gives the access level where AWS gives one", () => {
  assert.equal(callOf("iam", "CreateUser").accessLevel, "Write");
  assert.equal(callOf("iam", "AttachUserPolicy").accessLevel, "Permissions management");
  assert.equal(callOf("ec2", "CreateTags").accessLevel, "Tagging");
  assert.equal(callOf("s3", "GetObject").accessLevel, "Read");
  assert.equal(callOf("iam", "ListUsers").accessLevel, "List");
  assert.equal(callOf("signin", "ConsoleLogin").accessLevel, undefined);
});

test("is read at first use, once", () => {
  let reads = 0;
  const schema = createSchema(() => {
    reads++;
    return loadCloudTrail();
  });
  schema.findField("exe", ["audit"]);
  schema.fields(["cloudtrail"]);
  assert.equal(reads, 0);
  schema.cloudTrail.eventNames("iam.amazonaws.com");
  schema.cloudTrail.findCall("iam.amazonaws.com", "CreateUser");
  assert.equal(reads, 1);
});

test("every call can be read, and no path is empty or twice in a call", () => {
  let paths = 0;
  for (const source of cloudTrail.eventSources) {
    for (const name of cloudTrail.eventNames(source)) {
      const call = cloudTrail.findCall(source, name);
      assert.ok(call, `${source} ${name}`);
      for (const members of [call.requestMembers, call.responseMembers]) {
        paths += members.length;
        assert.equal(new Set(members).size, members.length, `${source} ${name} names a member twice`);
        assert.ok(
          members.every((member) => /^[^.\s()^=]+(\.[^.\s()^=]+)*$/.test(member)),
          `${source} ${name}`,
        );
      }
    }
  }
  assert.ok(paths > 50_000, `${paths} paths`);
});

test("is at most 200 kB in a package", () => {
  const folder = path.dirname(cloudTrailFile);
  const sizes = fs.readdirSync(folder).map((name) => gzipSync(fs.readFileSync(path.join(folder, name))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total <= 200_000, `${total} bytes`);
});

test("the generated files are up to date", () => {
  const script = path.resolve(import.meta.dirname, "../../../../scripts/codegen.mjs");
  const result = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  assert.equal(result.stderr, "");
  assert.equal(result.status, 0);
});

test("knows the calls of real records", needsSharedData, (context) => {
  const pairs = new Set(realRecords().map(({ eventSource, eventName }) => `${eventSource} ${eventName}`));
  const unknown = [...pairs].filter((pair) => {
    const [source = "", name = ""] = pair.split(" ");
    return cloudTrail.findCall(source, name) === undefined;
  });
  context.diagnostic(`${pairs.size - unknown.length} of ${pairs.size} known; not: ${unknown.join(", ")}`);
  assert.ok(pairs.size >= 300);
  assert.deepEqual(unknown, []);
});

test("knows the calls of the rule tests, but for the ones made up or retired", needsSharedData, () => {
  const pairs = new Set(
    sharedFiles("cases")
      .flatMap(sharedLines)
      .map((line): { readonly event?: Partial<RealRecord> } => JSON.parse(line))
      .filter(({ event }) => String(event?.eventSource).endsWith(".amazonaws.com"))
      .map(({ event }) => `${event?.eventSource} ${event?.eventName}`),
  );
  const unknown = [...pairs].filter((pair) => {
    const [source = "", name = ""] = pair.split(" ");
    return cloudTrail.findCall(source, name) === undefined;
  });
  assert.ok(pairs.size >= 240);
  assert.deepEqual(unknown.sort(), [
    "cloudtrail.amazonaws.com EnableRegion",
    "ec2.amazonaws.com DeleteBucketPublicAccessBlock",
    "ec2.amazonaws.com PutBucketLogging",
    "iam.amazonaws.com DescribePolicy",
    "iam.amazonaws.com NotCreateUser",
    "macie.amazonaws.com UpdateMacieSession",
    "s3.amazonaws.com SetQueueAttributes",
  ]);
});

test("knows 95 % of the members of real records", needsSharedData, (context) => {
  const known = new Set<string>();
  const unknown = new Set<string>();
  for (const { eventSource, eventName, requestParameters, responseElements } of realRecords()) {
    const call = cloudTrail.findCall(eventSource, eventName);
    if (call === undefined) continue;
    for (const [value, members] of [
      [requestParameters, call.requestMembers],
      [responseElements, call.responseMembers],
    ] as const) {
      for (const [member, isBelowLeaf] of pathsOf(value, "", members)) {
        if (isBelowLeaf) continue;
        (members.includes(member) ? known : unknown).add(`${eventSource} ${eventName} ${member}`);
      }
    }
  }
  context.diagnostic(`${known.size} known, ${unknown.size} unknown`);
  context.diagnostic([...unknown].join(", "));
  assert.ok(known.size >= 1000);
  assert.ok(known.size / (known.size + unknown.size) >= 0.95, `${known.size} of ${known.size + unknown.size}`);
});

interface RealRecord {
  readonly eventSource: string;
  readonly eventName: string;
  readonly requestParameters?: unknown;
  readonly responseElements?: unknown;
}

function realRecords(): readonly RealRecord[] {
  return sharedFiles("events")
    .filter((name) => name.includes("/cloudtrail-"))
    .flatMap(sharedLines)
    .map((line): RealRecord => JSON.parse(line));
}

/** Each member path of a value, and whether the catalogue knows its parent as a leaf: a map, or cut off for size. */
function* pathsOf(value: unknown, prefix: string, members: readonly string[]): Generator<readonly [string, boolean]> {
  if (Array.isArray(value)) {
    for (const element of value) yield* pathsOf(element, prefix, members);
  } else if (typeof value === "object" && value !== null) {
    const isBelowLeaf = prefix !== "" && !members.some((member) => member.startsWith(prefix));
    for (const [key, inner] of Object.entries(value)) {
      yield [prefix + key, isBelowLeaf];
      if (!isBelowLeaf) yield* pathsOf(inner, `${prefix}${key}.`, members);
    }
  }
}
