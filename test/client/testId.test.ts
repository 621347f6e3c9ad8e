/** Ids of the Test Explorer survive whatever packs, rules and tests are called. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTestId, testId } from "../../client/src/testId.js";

const text = fc.string({ minLength: 1, unit: "grapheme" });

test("an id parses back into its parts", () => {
  const plain = { noNullPrototype: true };
  const parts = fc.oneof(
    fc.record({ pack: text }, plain),
    fc.record({ pack: text, rule: text }, plain),
    fc.record({ pack: text, rule: text, test: text }, plain),
  );
  fc.assert(fc.property(parts, (each) => assert.deepEqual(parseTestId(testId(each)), each)));
});

test("different parts have different ids", () => {
  assert.notEqual(testId({ pack: "a", rule: "b/c" }), testId({ pack: "a", rule: "b", test: "c" }));
});

test("an id is readable", () => {
  assert.equal(
    testId({ pack: "file:///p/a.rules.yaml", rule: "Login", test: "one" }),
    "file%3A%2F%2F%2Fp%2Fa.rules.yaml/Login/one",
  );
});

test("a text that is no id of ours is told", () => {
  for (const id of ["", "a/b/c/d", "%E0%A4%A", "/rule"]) assert.equal(parseTestId(id), undefined, id);
});
