import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { suggestName } from "../../../server/src/language/text/similar.js";

const FIELDS = ["arguments", "command", "cwd", "event_type", "exe", "eventName", "userIdentity.userName", "src_ip"];

test("finds one typing mistake: a letter missing, added, changed, swapped", () => {
  for (const name of ["comand", "commmand", "cammand", "ocmmand"]) assert.equal(suggestName(name, FIELDS), "command");
});

test("capitals come before all else, then the way words are joined", () => {
  assert.equal(suggestName("EventName", ["eventNames", "event_name", "eventName"]), "eventName");
  assert.equal(suggestName("eventType", ["eventName", "event_type"]), "event_type");
  assert.equal(suggestName("srcIp", FIELDS), "src_ip");
  assert.equal(suggestName("event-name", FIELDS), "eventName");
});

test("the nearest wins, and of several the first", () => {
  assert.equal(suggestName("argumints", ["argument", "arguments"]), "arguments");
  assert.equal(suggestName("pit", ["pip", "pid"]), "pip");
});

test("nothing is near enough", () => {
  assert.equal(suggestName("zzz", FIELDS), undefined);
  assert.equal(suggestName("command", []), undefined);
  assert.equal(suggestName("comand", FIELDS, 0), undefined);
  assert.equal(suggestName("cmmnd", FIELDS), undefined);
  assert.equal(suggestName("cmmnd", FIELDS, 2), "command");
  assert.equal(suggestName("x".repeat(10_000), ["x".repeat(9_999)]), undefined);
});

test("agrees with the plain definition of the distance", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, limit) => {
      const expected = plainDistance(one, other) <= limit ? other : undefined;
      assert.equal(suggestName(one, [other], limit), expected);
    }),
    { numRuns: 2000 },
  );
});

/** Optimal string alignment, as a recursion over prefixes. */
function plainDistance(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const changed = one.at(-1) === other.at(-1) ? 0 : 1;
  const distances = [
    plainDistance(one.slice(0, -1), other) + 1,
    plainDistance(one, other.slice(0, -1)) + 1,
    plainDistance(one.slice(0, -1), other.slice(0, -1)) + changed,
  ];
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    distances.push(plainDistance(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...distances);
}
