import assert from "node:assert/strict";
import { test } from "node:test";
import { GUARD_DUTY_FINDING_TYPES } from "../../../server/src/language/schema/fields/guardDutyFindingTypes.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedLines } from "../../support/sharedData.js";

test("finding types are well formed, each once", () => {
  for (const type of GUARD_DUTY_FINDING_TYPES) assert.match(type, /^[A-Z]\w+:[A-Z]\w+\/[A-Z][\w.!&]+$/);
  assert.equal(new Set(GUARD_DUTY_FINDING_TYPES).size, GUARD_DUTY_FINDING_TYPES.length);
  assert.equal(fullSchema.findField("type", ["guardduty"])?.values?.values.length, GUARD_DUTY_FINDING_TYPES.length);
});

test("knows all finding types of a public list", needsSharedData, () => {
  const list: { findings: { type: string }[] } = JSON.parse(
    sharedLines("catalogue/guardduty-finding-types.json").join("\n"),
  );
  assert.ok(list.findings.length > 200);
  assert.deepEqual(
    list.findings.map(({ type }) => type).filter((type) => !GUARD_DUTY_FINDING_TYPES.includes(type)),
    [],
  );
});

test("knows the members of a Runtime Monitoring finding", needsSharedData, () => {
  const runtime = sharedLines("events/guardduty-elastic.jsonl").find((line) => line.includes("runtimeDetails"));
  assert.ok(runtime);
  const { service } = JSON.parse(runtime);
  const paths = [...pathsOf(service.runtimeDetails, "service.runtimeDetails")];
  assert.ok(paths.length > 20);
  // The finding was typed off by hand; these two names are neither in AWS's model nor in its documents.
  const invented = /\.lineage\.\d\.ancestor(Name|Pid)$/;
  for (const path of paths)
    assert.ok(fullSchema.findField(path, ["guardduty"]) !== undefined || invented.test(path), path);
});

function* pathsOf(value: unknown, path: string): Generator<string> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, `${path}.${key}`);
}
