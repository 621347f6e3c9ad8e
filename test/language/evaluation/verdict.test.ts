/** A rule's verdict on one event. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compileRule, verdictOf } from "../../../server/src/language/evaluation/verdict.js";
import { broken, filterOf, predicateOf } from "../../support/boundBuilder.js";

const event = { record: { a: 1, b: 2 }, virtualType: undefined };
const yes = filterOf(predicateOf("a", { kind: "presence" }));
const no = filterOf(predicateOf("c", { kind: "presence" }));

describe("verdicts", () => {
  it("follow the filter, then the suppressions", () => {
    const verdict = (...[filter, ...suppressions]: readonly [typeof yes, ...(typeof yes)[]]) => {
      const rule = compileRule(filter, suppressions);
      return rule && verdictOf(rule, event);
    };
    assert.equal(verdict(yes), "alert");
    assert.equal(verdict(yes, no), "alert");
    assert.equal(verdict(yes, no, yes), "suppressed");
    assert.equal(verdict(no), "none");
    assert.equal(verdict(no, yes), "none");
  });

  it("need a truth of the filter and of every suppression", () => {
    const withoutTruth = { expression: broken, evaluable: false };
    assert.equal(compileRule(withoutTruth, []), undefined);
    assert.equal(compileRule(yes, [no, withoutTruth]), undefined);
  });
});
