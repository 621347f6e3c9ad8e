/** The list of remembered events. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { withChoice } from "../../client/src/chosenEvents.js";
import type { ChosenEvents } from "../../server/src/protocol.js";

const one = { filter: { uri: "file:///a.rules.yaml", rule: "one" }, choice: { source: "file:///e.json", index: 2 } };
const two = { filter: { uri: "file:///a.rules.yaml", rule: "two" }, choice: { source: "file:///e.json" } };
const file = { filter: { uri: "file:///a.tsq" }, choice: { source: "file:///e.json" } };

test("a choice takes the place of the former one of the same filter", () => {
  const again = { ...one, choice: { source: "file:///other.json" } };
  assert.deepEqual(withChoice([one, two, file], again), [two, file, again]);
});

test("choosing nothing forgets, and only that filter", () => {
  assert.deepEqual(withChoice([one, two, file], { ...one, choice: null }), [two, file]);
  assert.deepEqual(withChoice([one], { filter: { uri: one.filter.uri }, choice: null }), [one]);
});

test("the oldest choices are forgotten", () => {
  let list: readonly ChosenEvents[] = [one];
  for (let index = 0; index < 500; index++) {
    list = withChoice(list, { filter: { uri: `file:///${index}.tsq` }, choice: { source: "file:///e.json" } });
  }
  assert.equal(list.length, 500);
  assert.equal(list[0]?.filter.uri, "file:///0.tsq");
});
