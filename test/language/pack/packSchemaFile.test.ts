/** The JSON schemas that editors use for packs say the same as the reader and the checks. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import {
  LONGEST_ALERT_DESCRIPTION,
  READ_ONLY_PROPERTIES,
  RULE_PROPERTIES,
  SEVERITIES_OF_ALERTS,
  THRESHOLDS,
  WINDOWS,
} from "../../../server/src/language/pack/platform.js";
import { EXPECTED_VERDICTS } from "../../../server/src/language/ruleTests/ruleTest.js";
import { RULE_TYPES } from "../../../server/src/language/schema/schema.js";

const schema = JSON.parse(readFileSync("schemas/pack.schema.json", "utf8"));
// A schema of conditions leaves the type to what is around them, which strict types do not see.
const ajv = new Ajv({ allErrors: true, strictTypes: false });
const isPack = ajv.compile(schema);
const isTests = ajv.compile(JSON.parse(readFileSync("schemas/tests.schema.json", "utf8")));

function accepts(validate: ValidateFunction, value: unknown): boolean {
  return validate(value) === true;
}

function constants(property: string): readonly unknown[] {
  return schema.definitions.rule.properties[property].oneOf.map((choice: { const: unknown }) => choice.const);
}

test("the schema names the properties and values that the checks know", () => {
  const properties = Object.keys(schema.definitions.rule.properties);
  assert.deepEqual(properties.sort(), [...RULE_PROPERTIES, ...READ_ONLY_PROPERTIES].sort());
  assert.deepEqual(constants("type"), RULE_TYPES);
  assert.deepEqual(constants("severityOfAlerts"), SEVERITIES_OF_ALERTS);
  assert.deepEqual(constants("window"), WINDOWS);
  assert.deepEqual(constants("threshold"), THRESHOLDS);
  assert.equal(schema.definitions.rule.properties.alertDescription.maxLength, LONGEST_ALERT_DESCRIPTION);
  const verdicts = schema.definitions.test.properties.expect.oneOf.flatMap(
    (choice: { const?: unknown }) => choice.const ?? [],
  );
  assert.deepEqual(verdicts, EXPECTED_VERDICTS);
});

test("each property has a description", () => {
  for (const [name, property] of Object.entries<{ description?: string; $ref?: string }>(
    schema.definitions.rule.properties,
  ))
    assert.ok(property.description ?? schema.definitions[property.$ref?.split("/").at(-1) ?? ""]?.description, name);
});

test("all good fixtures and all sample packs conform", () => {
  const packs = [
    ...filesBelow("test/fixtures/check", "good.rules.yaml"),
    ...filesBelow("samples", ".rules.yaml"),
  ].filter((path) => !/mistakes|broken/.test(path));
  assert.ok(packs.length > 15);
  for (const path of packs) {
    const value: unknown = parse(readFileSync(path, "utf8"), { schema: "core" });
    assert.ok(accepts(isPack, value), `${path}: ${ajv.errorsText(isPack.errors)}`);
  }
});

test("what a check reports as an error of shape does not conform", () => {
  for (const code of [
    "unknown-property",
    "missing-property",
    "property-value",
    "property-shape",
    "alert-description-length",
    "unknown-rule-type",
    "list-definition",
    "test-shape",
  ])
    assert.ok(!accepts(isPack, parse(readFileSync(`test/fixtures/check/${code}/bad.rules.yaml`, "utf8"))), code);
});

test("a bare rule and an array of rules conform, tests by rule name as well", () => {
  const [rule] = parse(readFileSync("test/fixtures/check/test-shape/good.rules.yaml", "utf8")).rules;
  assert.ok(accepts(isPack, rule), ajv.errorsText(isPack.errors));
  assert.ok(accepts(isPack, [rule]));
  assert.ok(!accepts(isPack, [{ ...rule, window: 1 }]));
  assert.ok(accepts(isTests, { [rule.name]: rule.tests }));
  assert.ok(!accepts(isTests, { [rule.name]: [{ name: "n", event: {}, expect: "alarm" }] }));
});

function filesBelow(directory: string, ending: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${directory}/${path}`);
}
