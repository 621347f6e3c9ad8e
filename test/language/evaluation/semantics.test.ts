/** The meaning of the language as data: each case of `fixtures/semantics` judged by `compile` and by `explain`. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import type { Literal } from "../../../server/src/language/binding/boundFilter.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { explain } from "../../../server/src/language/evaluation/explain.js";
import type { EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { parseJson } from "../../../server/src/language/values/parseJson.js";
import { fixturesFolder } from "../../support/golden.js";
import { aliasSchema } from "../../support/platformAliases.js";

const folder = path.join(fixturesFolder, "semantics");
const KEYS = ["filter", "event", "virtualType", "lists", "truth", "explanation", "reason"];

for (const file of fs.readdirSync(folder)) {
  describe(`semantics: ${file}`, () => {
    const cases = casesOf(fs.readFileSync(path.join(folder, file), "utf8"));
    assert.ok(cases.length > 0);
    for (const one of cases) it(`${one.filter} — ${one.reason}`, () => checkCase(one));
  });
}

interface Case {
  readonly filter: string;
  readonly event: EventRecord;
  readonly virtualType: string | undefined;
  readonly lists: ReadonlyMap<string, readonly Literal[]> | undefined;
  readonly truth: boolean;
  /** The kind of the reason, for filters of one predicate. */
  readonly explanation: string | undefined;
  readonly reason: string;
}

function checkCase({ filter, event, virtualType, lists, truth, explanation }: Case): void {
  const { bound } = analyse(filter, { schema: aliasSchema, ruleType: undefined, role: "filter", host: "pack", lists });
  const judged = { record: event, virtualType };
  assert.equal(compile(bound)?.(judged), truth);
  const explained = explain(bound, judged);
  assert.equal(explained.truth, truth);
  const predicate = explained.root?.kind === "predicate" ? explained.root : undefined;
  if (explanation !== undefined) assert.equal(predicate?.reason.kind, explanation);
}

/** Read with exact numbers, as events are; `JSON.parse` would round the ids in them. */
function casesOf(text: string): readonly Case[] {
  const result = parseJson(text);
  assert.ok(result.kind === "value" && Array.isArray(result.value), "a list of cases");
  return result.value.map((one: EventValue) => {
    assert.ok(isRecord(one));
    const { filter, event, virtualType, lists, truth, explanation, reason } = one;
    for (const key of Object.keys(one)) assert.ok(KEYS.includes(key), `a case has no ${key}`);
    assert.ok(typeof filter === "string" && typeof truth === "boolean" && typeof reason === "string");
    assert.ok(isRecord(event));
    assert.ok(virtualType === undefined || typeof virtualType === "string");
    assert.ok(explanation === undefined || typeof explanation === "string");
    return {
      filter,
      event,
      virtualType,
      lists: lists === undefined ? undefined : listsOf(lists),
      truth,
      explanation,
      reason,
    };
  });
}

function listsOf(lists: EventValue): Case["lists"] {
  assert.ok(isRecord(lists));
  return new Map(Object.entries(lists).map(([name, values]) => [name, literalsOf(values)]));
}

function literalsOf(values: EventValue): readonly Literal[] {
  assert.ok(Array.isArray(values));
  return values.map((value: EventValue) => {
    assert.ok(typeof value === "string");
    return { kind: "string", value };
  });
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
