// Events that proofs make for tests: they match, or miss by one predicate, and look like the events of the user.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import type { BoundExpression, BoundPredicate } from "../../../server/src/language/binding/boundFilter.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { predicatesIn } from "../../../server/src/language/proof/formula.js";
import { type Assumption, nearMiss, satisfiable } from "../../../server/src/language/proof/index.js";
import { fullSchema } from "../../support/fullSchema.js";
import { needsSharedData, sharedFiles, sharedLines } from "../../support/sharedData.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const ANY: Assumption = { kind: "anyEvent" };

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

function missOf(text: string, index: number): unknown {
  const filter = bound(text);
  const predicate = predicatesIn(filter.expression)[index];
  assert.ok(predicate !== undefined);
  const answer = nearMiss(filter, predicate, ANY);
  return answer.kind === "refuted" ? answer.counterexample.record : answer.kind;
}

describe("matching events", () => {
  it("take values that were seen, where they fit", () => {
    const likely = (path: string) => (path === "exe" ? ["/usr/bin/python3", "/tmp/x"] : path === "pid" ? [4711] : []);
    const filter = bound('exe starts_with "/tmp" and pid > 100 and command = "x"');
    const answer = satisfiable(filter, ANY, { likely });
    assert.deepEqual(answer.kind === "satisfiable" && answer.witness.record, {
      exe: "/tmp/x",
      pid: 4711,
      command: "x",
    });
    const documented: Assumption = { kind: "asDocumented", schema: fullSchema, eventTypes: ["cloudtrail"] };
    const enumerated = satisfiable(bound("additionalEventData.MFAUsed != null"), documented, {
      likely: () => ["perhaps"],
    });
    assert.ok(enumerated.kind === "satisfiable" && JSON.stringify(enumerated.witness.record).match(/Yes|No/));
    const other = satisfiable(bound('exe starts_with "/opt" and pid < 100'), ANY, { likely });
    assert.deepEqual(other.kind === "satisfiable" && other.witness.record, { exe: "/opt", pid: 0 });
  });
});

describe("near misses", () => {
  it("fail by the one predicate", () => {
    assert.deepEqual(missOf('a = "x" and b = "y"', 0), { b: "y" });
    assert.deepEqual(missOf('a = "x" and b != "y"', 1), { a: "x", b: "y" });
    assert.deepEqual(missOf('a = "x" and (b = "y" or c = "z")', 1), { a: "x" });
    assert.deepEqual(missOf('not (a = "x" or b = "y")', 1), { b: "y" });
  });

  it("do not exist where the predicate never decides", () => {
    assert.equal(missOf('a = "x" and a starts_with "x"', 1), "proved");
  });

  it("miss each predicate of real filters, as evaluation sees it", needsSharedData, () => {
    let found = 0;
    let none = 0;
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file).slice(0, 40)) {
        const { filter: text }: { readonly filter: string } = JSON.parse(line);
        const filter = bound(text);
        const holds = compile(filter);
        assert.ok(holds !== undefined);
        for (const predicate of predicatesIn(filter.expression).slice(0, 12)) {
          const answer = nearMiss(filter, predicate, ANY);
          if (answer.kind !== "refuted") {
            none++;
            continue;
          }
          found++;
          const { counterexample } = answer;
          assert.equal(holds(counterexample), false, text);
          const turned = compile({ ...filter, expression: filter.expression && turn(filter.expression, predicate) });
          assert.equal(turned?.(counterexample), true, text);
        }
      }
    }
    assert.ok(found > 1_000 && none < found / 50, `${found} found, ${none} not`);
  });
});

/** The expression with one predicate the other way round. */
function turn(expression: BoundExpression, predicate: BoundPredicate): BoundExpression {
  switch (expression.kind) {
    case "and":
    case "or":
      return { ...expression, operands: expression.operands.map((operand) => turn(operand, predicate)) };
    case "not":
      return { ...expression, operand: turn(expression.operand, predicate) };
    case "predicate":
      return expression === predicate ? { ...predicate, negated: !predicate.negated } : expression;
    case "broken":
      return expression;
  }
}
