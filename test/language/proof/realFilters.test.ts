// Proofs about filters that others wrote: each is satisfiable, as its own event shows, and a witness is found in time.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type Analysis, analyse } from "../../../server/src/language/analysis.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { type Assumption, satisfiable } from "../../../server/src/language/proof/index.js";
import { EVENT_TYPES } from "../../../server/src/language/schema/schema.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;
const DOCUMENTED: Assumption = { kind: "asDocumented", schema: fullSchema, eventTypes: EVENT_TYPES };
/** Rules of other services, whose events have an `event_type` with a meaning of its own. */
const OTHER_SERVICES = "cases/panther-other.jsonl";

interface Case {
  readonly file: string;
  readonly filter: string;
  readonly expected?: boolean;
}

describe("proofs about real filters", needsSharedData, () => {
  const cases: (Case & { readonly analysis: Analysis })[] = [];

  before(() => {
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file)) {
        const read: { readonly filter: string; readonly expected?: boolean } = JSON.parse(line);
        cases.push({ ...read, file, analysis: analyse(read.filter, CONTEXT) });
      }
    }
    assert.ok(cases.length > 1600);
  });

  it("find a witness for each on any event, and the witness matches", () => {
    for (const { filter, analysis } of cases) {
      const answer = satisfiable(analysis.bound, { kind: "anyEvent" });
      assert.equal(answer.kind, "satisfiable", filter);
      if (answer.kind === "satisfiable") assert.ok(compile(analysis.bound)?.(answer.witness), filter);
    }
  });

  it("never call a filter that matches its event impossible on documented events", () => {
    let unknown = 0;
    for (const { file, filter, expected, analysis } of cases) {
      if (file === OTHER_SERVICES) continue;
      const answer = satisfiable(analysis.bound, DOCUMENTED);
      if (answer.kind === "unknown") unknown++;
      if (expected === true) assert.notEqual(answer.kind, "unsatisfiable", filter);
      if (answer.kind === "satisfiable") assert.ok(compile(analysis.bound)?.(answer.witness), filter);
    }
    assert.ok(unknown < cases.length / 100, `${unknown} unknown`);
  });

  it("take few steps", () => {
    // Steps, not time: a machine under load must not fail the test. The bench measures time.
    const tooMany = cases.filter(
      ({ analysis }) => satisfiable(analysis.bound, DOCUMENTED, { steps: 200_000 }).kind === "unknown",
    );
    assert.deepEqual(tooMany, []);
  });
});
