/** 1,679 filters with events and verdicts that others vouch for: the rules' authors, or other engines. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { type CompiledFilter, compile } from "../../../server/src/language/evaluation/compile.js";
import { explainer } from "../../../server/src/language/evaluation/explain.js";
import type { Event, EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { parseJson } from "../../../server/src/language/values/parseJson.js";
import { aliasSchema } from "../../support/platformAliases.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

describe("conformance", needsSharedData, () => {
  it("agrees with every verdict, compiled and explained", () => {
    const eventFiles = new Map<string, readonly Event[]>();
    const disagreements: string[] = [];
    let passed = 0;
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file)) {
        const one = recordOf(line);
        const { id, filter } = one;
        assert.ok(typeof id === "string" && typeof filter === "string");
        const problem = judge(filter, one, eventFiles);
        if (problem === undefined) passed++;
        else disagreements.push(`${id}: ${problem}\n  ${filter}`);
      }
    }
    assert.deepEqual(disagreements, []);
    assert.equal(passed, 1_679);
  });
});

/** What is wrong with our judgement of a case; `undefined` where it agrees. */
function judge(filter: string, one: EventRecord, eventFiles: Map<string, readonly Event[]>): string | undefined {
  const context = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;
  const { bound, syntax } = analyse(filter, context);
  const compiled = compile(bound);
  if (compiled === undefined) return `no truth: ${syntax.problems.map(({ code }) => code).join(", ")}`;
  const explained = explainer(bound);
  const bothAgree: CompiledFilter = (event) => {
    const truth = compiled(event);
    assert.equal(explained(event).truth, truth, filter);
    return truth;
  };

  const { event, expected, event_file: file, records, expected_lines: expectedLines } = one;
  if (typeof file !== "string") {
    assert.ok(typeof expected === "boolean" && isRecord(event));
    const truth = bothAgree({ record: event, virtualType: undefined });
    return truth === expected ? undefined : `${truth}, but ${expected} is expected`;
  }
  const events =
    eventFiles.get(file) ?? sharedLines(file).map((line) => ({ record: recordOf(line), virtualType: undefined }));
  eventFiles.set(file, events);
  assert.equal(events.length, records);
  const matching = events.flatMap((candidate, i) => (bothAgree(candidate) ? [i + 1] : []));
  return String(matching) === String(expectedLines)
    ? undefined
    : `lines ${matching}, but ${expectedLines} are expected`;
}

function recordOf(line: string): EventRecord {
  const result = parseJson(line);
  assert.ok(result.kind === "value" && isRecord(result.value));
  return result.value;
}

function isRecord(value: EventValue | undefined): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
