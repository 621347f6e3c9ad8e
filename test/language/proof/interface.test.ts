// What coverage, mutation testing and comparing versions of rules ask of proofs, with the façade alone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Assumption,
  alertingFilter,
  analyse,
  type BoundFilter,
  compile,
  equivalent,
  impliesAny,
  nearMiss,
  type Proof,
  predicatesIn,
} from "../../../server/src/language/index.js";
import { fullSchema } from "../../support/fullSchema.js";

const CONTEXT = { schema: fullSchema, ruleType: "Host", role: "filter", host: "file", lists: undefined } as const;
const AUDIT: Assumption = { kind: "asDocumented", schema: fullSchema, eventTypes: ["audit"] };

function bound(text: string): BoundFilter {
  return analyse(text, CONTEXT).bound;
}

function eventOf(proof: Proof) {
  return proof.kind === "refuted" ? proof.counterexample : undefined;
}

describe("the interface of proofs", () => {
  const filter = bound('event_type = "audit" and (exe = "/bin/sh" or exe ends_with "bash") and user != "root"');
  const suppression = bound('cwd starts_with "/opt" and user = "deploy"');
  const rule = alertingFilter(filter, [suppression]);
  const alerts = compile(rule);

  it("gives coverage an event for each predicate that decides, of filter and suppressions", () => {
    const predicates = predicatesIn(rule.expression);
    assert.equal(predicates.length, 6);
    for (const predicate of predicates.slice(1)) {
      const event = eventOf(nearMiss(rule, predicate, AUDIT));
      assert.equal(event && alerts?.(event), false, predicate.field.path);
    }
    // Among `audit` events, which type it is never decides.
    const [type] = predicates;
    assert.equal(type && nearMiss(rule, type, AUDIT).kind, "proved");
  });

  it("tells mutation testing which mutants no test can tell from the rule, and an event for each other", () => {
    const same = bound('event_type = "audit" and user != "root" and (exe = "/bin/sh" or exe ends_with "bash")');
    assert.equal(equivalent(rule, alertingFilter(same, [suppression]), AUDIT).kind, "proved");
    const mutant = alertingFilter(bound('event_type = "audit" and exe = "/bin/sh" and user != "root"'), [suppression]);
    const event = eventOf(
      equivalent(rule, mutant, AUDIT, { likely: (path) => (path === "exe" ? ["/usr/bin/bash"] : []) }),
    );
    assert.ok(event !== undefined);
    assert.equal(event.record["exe"], "/usr/bin/bash");
    assert.notEqual(alerts?.(event), compile(mutant)?.(event));
  });

  it("tells what a new version of a pack's rules no longer sees, and sees in addition", () => {
    const rules = [bound('exe = "/bin/sh"'), bound('exe = "/bin/bash"')];
    const one = [bound('exe starts_with "/bin/"')];
    const unseen = rules.map((old) => impliesAny(old, one, AUDIT).kind);
    assert.deepEqual(unseen, ["proved", "proved"]);
    const [newRule] = one;
    const more = newRule && eventOf(impliesAny(newRule, rules, AUDIT));
    assert.match(String(more?.record["exe"]), /^\/bin\//);
  });
});
