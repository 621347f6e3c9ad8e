/** Explanations in words, one for each kind of reason, as a reader gets them. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { explain } from "../../../server/src/language/evaluation/explain.js";
import { reasonText } from "../../../server/src/language/evaluation/reasonText.js";
import { type Locale, render } from "../../../server/src/language/text/message.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { aliasSchema } from "../../support/platformAliases.js";

function reasonOf(filter: string, record: EventRecord, locale: Locale = "en"): string {
  const context = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined } as const;
  const { root } = explain(analyse(filter, context).bound, { record, virtualType: undefined });
  assert.ok(root?.kind === "predicate" || root?.kind === "broken");
  return render(reasonText(root), locale);
}

describe("reasons in words", () => {
  const expectations: readonly (readonly [string, EventRecord, string])[] = [
    ['a = "x"', { a: "x" }, '`a` has exactly the value "x".'],
    ['a = "5"', { a: 5 }, '`a` is 5, the same number as "5".'],
    ["a = 5.0", { a: "5" }, '`a` is "5", the same number as 5.0.'],
    [
      'a = "::ffff:10.0.0.1"',
      { a: "10.0.0.1" },
      '`a` is "10.0.0.1", another way to write the address "::ffff:10.0.0.1".',
    ],
    ['a != "10.0.0.0/8"', { a: "10.0.0.1" }, '`a` is "10.0.0.1", which lies in the block "10.0.0.0/8".'],
    ['a != "10.0.0.0/8"', { a: "192.0.2.1" }, '`a` is "192.0.2.1", which lies outside "10.0.0.0/8".'],
    [
      'a = "10.0.0.0/8"',
      { a: "host" },
      '`a` is "host", which is no IP address, so it cannot lie in the block "10.0.0.0/8".',
    ],
    ['a = "x"', { a: "y" }, '`a` is "y", not "x".'],
    ['a in ("x", "z")', { a: "y" }, '`a` is "y", which is none of the 2 values listed.'],
    ['a = "x"', { a: "X" }, '`a` is "X": it differs from "x" only in upper and lower case, and case counts.'],
    ['a = "x"', { a: "x " }, '`a` is "x ": it differs from "x" only in the white space around it.'],
    ['a = "x"', { a: 5 }, '`a` is 5 without quotes: a value of that type never equals "x".'],
    ["a > 4", { a: 5 }, "`a` is 5, and 5 > 4."],
    ["a < 4", { a: 5 }, "`a` is 5, so `< 4` does not hold."],
    ["a < 4", { a: "x" }, '`a` is "x", which is no number, so it cannot be compared with 4.'],
    [
      'a < "2020-01-01T00:00:00Z"',
      { a: 5 },
      '`a` is 5, which is no RFC 3339 date-time, so it cannot be compared with "2020-01-01T00:00:00Z".',
    ],
    ['a < "x"', { a: 5 }, '"x" is neither a number nor a date-time, so `<` holds for no value of `a`.'],
    ['a starts_with "/b"', { a: "/bin" }, '`a` is "/bin", which starts with "/b".'],
    [
      'a starts_with "/B"',
      { a: "/bin" },
      '`a` is "/bin": it has "/B" there only with other upper and lower case, and case counts.',
    ],
    ['a ends_with "/b"', { a: "/bin" }, '`a` is "/bin", which does not end with "/b".'],
    ['a like "bi"', { a: "/bin" }, '`a` is "/bin", which contains "bi".'],
    ['a = "x"', { a: ["y", "z"] }, 'None of the 2 values of `a` passes `= "x"`; the first is "y".'],
    [
      'a in ("x", "w")',
      { a: ["y", "z"] },
      'None of the 2 values of `a` passes `in` for any value listed; the first is "y".',
    ],
    ['a = "x"', { a: ["y", "X"] }, '`a` is "X": it differs from "x" only in upper and lower case, and case counts.'],
    ["a != null", { a: 1 }, "The event has `a`: 1."],
    ["a = null", { a: [1, 2] }, "The event has 2 values of `a`; the first is 1."],
    ["a = null", { a: {} }, "The event has `a`, and it is an object."],
    ["a = null", {}, "The event has no `a`."],
    ['a = "x"', {}, "The event has no `a`."],
    ['a != "x"', {}, "The event has no `a`, and `!=` is true where the field is absent."],
    ['a = "x"', { a: {} }, "`a` is an object in this event, and an object cannot be compared: name one of its fields."],
    [
      'a != "x"',
      { a: {} },
      "`a` is an object in this event: it equals no value, so `!=` is true. Name one of its fields.",
    ],
    ["a = @List", { a: 1 }, "The list to compare `a` with is empty or not defined, so no value is in it."],
    ["a like 5", { a: 1 }, "`like` cannot take an operand of this type, so this predicate is false on every event."],
    [
      "a in (1, null)",
      { a: 1 },
      "A list cannot hold `null`, so this predicate is false on every event. Test for absence on its own: `a = null`.",
    ],
    ['ip = "10.0.0.1"', { event_type: "audit", dst_ip: "10.0.0.1" }, '`dst_ip` has exactly the value "10.0.0.1".'],
    ['a = "x"', { a: "y\u202e\n" }, '`a` is "y\\u{202e}\\n", not "x".'],
  ];
  for (const [filter, record, expected] of expectations) {
    it(`${filter} on ${JSON.stringify(record)}`, () => assert.equal(reasonOf(filter, record), expected));
  }

  it("speak Spanish and Portuguese", () => {
    const record = { a: "192.0.2.1" };
    assert.equal(reasonOf('a = "10.0.0.0/8"', record, "es"), '`a` es "192.0.2.1", que está fuera de "10.0.0.0/8".');
    assert.equal(reasonOf('a = "10.0.0.0/8"', record, "pt-br"), '`a` é "192.0.2.1", que está fora de "10.0.0.0/8".');
  });

  it("say that a part is incomplete", () => {
    assert.match(reasonOf("a =", { a: 1 }), /incomplete/);
  });
});
