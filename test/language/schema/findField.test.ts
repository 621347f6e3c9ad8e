import assert from "node:assert/strict";
import { test } from "node:test";
import { createSchema, withFields } from "../../../server/src/language/schema/index.js";
import type { EventType, FieldInfo } from "../../../server/src/language/schema/schema.js";
import { fullSchema, loadCloudTrail } from "../../support/fullSchema.js";

const find = (path: string, ...types: EventType[]) => fullSchema.findField(path, types);

test("a field is found on its own event types only", () => {
  assert.equal(find("exe", "audit")?.type, "text");
  assert.equal(find("exe", "cloudtrail"), undefined);
  assert.equal(find("exe"), undefined);
  assert.equal(find("Exe", "audit"), undefined);
  assert.equal(find("constructor", "audit"), undefined);
  assert.equal(find("__proto__", "audit", "cloudtrail"), undefined);
});

test("members of free-form objects are found, the object's siblings are not", () => {
  assert.deepEqual(
    [find("containerLabels.app", "audit")?.type, find("containerLabels.app", "audit")?.name],
    ["unknown", "containerLabels.app"],
  );
  assert.equal(find("containerLabels", "audit")?.type, "object");
  assert.equal(find("containerLabelsX", "audit"), undefined);
  assert.equal(find("containerLabels.app", "cloudtrail"), undefined);
  assert.equal(find("requestParameters.filters.key", "cloudtrail")?.eventTypes.join(), "cloudtrail");
  assert.equal(find("responseElements.ConsoleLogin", "cloudtrail")?.values?.kind, "closed");
  assert.equal(find("userIdentity.nothing", "cloudtrail"), undefined);
  assert.equal(find("responseElements.imageScanFindings.findingSeverityCounts.HIGH", "cloudtrail")?.type, "number");
});

test("array indexes are skipped", () => {
  assert.equal(find("resources.0.ARN", "cloudtrail")?.name, "resources.ARN");
  assert.equal(find("args.0", "audit")?.name, "args");
  assert.equal(find("service.runtimeDetails.process.lineage.12.name", "guardduty")?.type, "text");
  assert.equal(find("0", "audit"), undefined);
});

test("entries of several event types are merged, and merged once", () => {
  const merged = find("type", "audit", "kubernetesAudit");
  assert.deepEqual([...(merged?.eventTypes ?? [])].sort(), ["audit", "kubernetesAudit", "kubernetesConfig"]);
  assert.equal(merged?.presence, "sometimes");
  assert.equal(merged?.values?.kind, "open");
  assert.equal(find("type", "audit", "kubernetesAudit"), merged);
  assert.equal(find("type", "audit")?.presence, "always");
  assert.equal(find("user", "audit", "cloudtrail")?.presence, "sometimes");
});

test("a field that every event of one type has may be absent on another", () => {
  assert.equal(find("syscall", "audit")?.presence, "sometimes");
  assert.equal(find("eventName", "cloudtrail")?.presence, "always");
  assert.equal(find("eventName", "cloudtrail", "audit")?.presence, "sometimes");
  assert.equal(find("event_type", "audit", "cloudtrail", "guardduty")?.presence, "always");
});

test("fields of several types are each listed once", () => {
  const names = fullSchema.fields(["audit", "winsec", "file"]).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes("syscall") && names.includes("win_event_id"));
  assert.deepEqual(fullSchema.fields([]), []);
});

const extra = (name: string, provenance: FieldInfo["provenance"], ...eventTypes: EventType[]): FieldInfo => ({
  name,
  type: "number",
  list: false,
  description: { en: "Ours.", es: "Nuestro.", "pt-br": "Nosso." },
  eventTypes,
  presence: "sometimes",
  provenance,
  source: "test",
});

test("observed fields are added, but replace nothing that is known", () => {
  const schema = withFields(fullSchema, [
    extra("exe", "observed", "audit", "cloudtrail"),
    extra("fresh", "observed", "audit"),
  ]);
  assert.equal(schema.findField("exe", ["audit"]), find("exe", "audit"));
  assert.equal(schema.findField("exe", ["cloudtrail"])?.type, "number");
  assert.deepEqual(schema.findField("exe", ["cloudtrail"])?.eventTypes, ["cloudtrail"]);
  assert.equal(schema.findField("fresh", ["audit"])?.provenance, "observed");
  assert.equal(schema.findField("fresh", ["winsec"]), undefined);
  assert.equal(find("fresh", "audit"), undefined);
});

test("an observation settles what was only assumed", () => {
  const schema = withFields(fullSchema, [extra("protocol", "observed", "hostlessNetflow")]);
  const field = schema.findField("protocol", ["hostlessNetflow"]);
  assert.deepEqual([field?.type, field?.provenance], ["number", "observed"]);
  assert.equal(field?.description.en, find("protocol", "hostlessNetflow")?.description.en);
});

test("a workspace's own field replaces a known one where it says so", () => {
  const schema = withFields(fullSchema, [extra("exe", "documented", "winsec")]);
  assert.equal(schema.findField("exe", ["winsec"])?.description.en, "Ours.");
  assert.equal(schema.findField("exe", ["audit"])?.type, "text");
});

test("adding nothing changes nothing, and the catalogue is shared", () => {
  const schema = createSchema(loadCloudTrail);
  const same = withFields(schema, []);
  assert.deepEqual(same.fields(["audit", "guardduty"]), schema.fields(["audit", "guardduty"]));
  assert.equal(same.cloudTrail, schema.cloudTrail);
});
