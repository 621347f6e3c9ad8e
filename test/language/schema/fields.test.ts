import assert from "node:assert/strict";
import { test } from "node:test";
import { OLDER_AGGREGATE_SPELLINGS } from "../../../server/src/language/schema/index.js";
import { EVENT_TYPES, type EventType, RULE_TYPES } from "../../../server/src/language/schema/schema.js";
import { LOCALES } from "../../../server/src/language/text/message.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedLines } from "../../support/sharedData.js";

const namesOf = (...types: EventType[]) => fullSchema.fields(types).map(({ name }) => name);

for (const type of EVENT_TYPES) {
  test(`fields of ${type}: sorted, each once, all texts there`, () => {
    const fields = fullSchema.fields([type]);
    const names = fields.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)].sort());
    for (const { name, description, source, eventTypes, values } of fields) {
      assert.ok(eventTypes.includes(type), name);
      assert.notEqual(source, "", name);
      const isDescribed = description.en !== "";
      for (const locale of LOCALES) {
        assert.equal(description[locale] !== "", isDescribed, `${name} in ${locale}`);
        if (isDescribed) assert.match(description[locale], /^\S.*\.$/, name);
      }
      const distinct = new Set(values?.values.map(({ value }) => value));
      assert.equal(distinct.size, values?.values.length ?? 0, `${name} lists a value twice`);
    }
  });
}

test("only members from the GuardDuty model are without a description", () => {
  for (const field of fullSchema.fields(EVENT_TYPES)) {
    if (field.description.en === "") assert.deepEqual(field.eventTypes, ["guardduty"], field.name);
  }
});

test("the tables have no two entries for one name and event type", async () => {
  const { KNOWN_FIELDS } = await import("../../../server/src/language/schema/knownFields.js");
  const seen = new Set<string>();
  for (const { name, eventTypes } of KNOWN_FIELDS) {
    for (const type of eventTypes) {
      assert.ok(!seen.has(`${type} ${name}`), `${name} of ${type} is there twice`);
      seen.add(`${type} ${name}`);
    }
  }
});

test("every field that the documents name is there", () => {
  const documented: Readonly<Partial<Record<EventType, string>>> = {
    audit: `event_type exe command arguments pid ppid cwd user group agent timestamp domain ip port src_ip dst_ip src_port
      dst_port connection.addr connection.src_addr connection.dst_addr connection.port connection.src_port type syscall
      args path tty session auid auser uid gid exit success event_time agent_id organization_id _id _insert_time
      containerId containerImage containerLabels workloadMetadata header.id header.sequenceId parent_metadata.exe
      host_metadata.instance_arn provider_metadata.cloud_provider agent_metadata.deployment_mode
      network_metadata.private_ip_address alert_metadata.match_state server hostname public_ip_address`,
    host: "sigid user pid",
    file: "command filename user exe arguments session src_user hostname account_id",
    network: "protocol src_ip dst_port domain",
    threatintel: "threatintel_source threatintel_reason threatintel_type ip port type hostname",
    winsec: `domain exe pid record_number session status _subtype summary user win_event_id sid reg_event target_reg_key
      new_value parent_name correlation dst_ipv6 sam_account target_user`,
    hostlessProcess: `exe command arguments args pid ppid user uid gid tty type syscall containerName containerId
      containerImage taskArn taskFamily taskRevision cluster accountId region availabilityZone`,
    hostlessNetflow: `srcIp dstIp srcPort dstPort protocol taskSrc taskDst bytes packets direction domain containerName
      containerId taskArn taskFamily taskRevision cluster accountId region availabilityZone`,
    kubernetesAudit: "action node_name namespace resource name type",
    kubernetesConfig: "name namespace type role_name role_type verbs",
    guardduty: `type severity service.runtimeDetails.process.lineage.executablePath resource.ecsClusterDetails.name
      service.runtimeDetails.context.filePath resource.ecsClusterDetails.taskDetails.launchType resource.resourceType
      resource.instanceDetails.networkInterfaces.privateIpAddress service.additionalInfo.value`,
  };
  for (const type of EVENT_TYPES) {
    const names = namesOf(type);
    for (const name of documented[type]?.split(/\s+/) ?? []) assert.ok(names.includes(name), `${name} of ${type}`);
  }
});

test("every member at the top of real CloudTrail records is known", needsSharedData, () => {
  const lines = sharedLines("events/cloudtrail-traildiscover.jsonl");
  const names = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line))));
  assert.ok(names.size > 20);
  for (const name of names) assert.ok(fullSchema.findField(name, ["cloudtrail"]), name);
});

test("every target of an alias is a field of its event types, and no alias leads to itself", () => {
  for (const { name, targets, eventTypes } of fullSchema.aliases) {
    assert.ok(!targets.includes(name));
    for (const path of [name, ...targets]) {
      assert.ok(fullSchema.findField(path, eventTypes), `${path}, from the alias ${name} of ${eventTypes.join()}`);
    }
  }
});

test("every aggregate field is a field of the rule type's events", () => {
  for (const ruleType of RULE_TYPES) {
    const types = fullSchema.eventTypes.filter((info) => info.ruleType === ruleType).map(({ eventType }) => eventType);
    assert.ok(types.length > 0, ruleType);
    for (const name of fullSchema.aggregateFields(ruleType) ?? []) {
      const field = fullSchema.findField(name, types);
      assert.ok(field ?? fullSchema.findField(OLDER_AGGREGATE_SPELLINGS[name] ?? "", types), `${name} of ${ruleType}`);
    }
  }
  assert.equal(fullSchema.aggregateFields("HostlessNetflow"), undefined);
  assert.deepEqual(fullSchema.aggregateFields("CloudTrail"), ["accountId", "eventName", "eventSource", "ip", "user"]);
  assert.ok(fullSchema.aggregateFields("Host")?.includes("cloudProvider"));
});

test("event types are in the platform's order and have a description in each language", () => {
  assert.deepEqual(
    fullSchema.eventTypes.map(({ eventType }) => eventType),
    EVENT_TYPES,
  );
  for (const { description } of fullSchema.eventTypes)
    for (const locale of LOCALES) assert.notEqual(description[locale], "");
});

test("what is always there stands in what is always there", () => {
  for (const type of EVENT_TYPES) {
    const isAlways = new Map(fullSchema.fields([type]).map(({ name, presence }) => [name, presence === "always"]));
    for (const [name, always] of isAlways) {
      const segments = name.split(".");
      const outer = segments.slice(1).map((_, i) => segments.slice(0, i + 1).join("."));
      if (always) for (const path of outer) assert.notEqual(isAlways.get(path), false, `${path} around ${name}`);
    }
  }
});

test("flow data always has both addresses and both roles", () => {
  for (const name of ["srcIp", "dstIp", "taskSrc", "taskDst"]) {
    assert.equal(fullSchema.findField(name, ["hostlessNetflow"])?.presence, "always", name);
  }
  assert.equal(fullSchema.findField("srcIp", ["hostlessNetflow"])?.provenance, "documented");
  assert.equal(fullSchema.findField("dstPort", ["hostlessNetflow"])?.provenance, "assumed");
});

test("what differs from event to event is volatile", () => {
  const volatile: readonly (readonly [string, EventType])[] = [
    ["pid", "audit"],
    ["ppid", "audit"],
    ["event_time", "winsec"],
    ["timestamp", "file"],
    ["agent_id", "audit"],
    ["eventID", "cloudtrail"],
    ["requestID", "cloudtrail"],
    ["service.runtimeDetails.process.lineage.pid", "guardduty"],
  ];
  for (const [name, type] of volatile) assert.equal(fullSchema.findField(name, [type])?.volatile, true, name);
  assert.equal(fullSchema.findField("exe", ["audit"])?.volatile, undefined);
});
