/** Verdicts behind predicates: for one event with the actual value, for many with counts. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hintsForCounts, hintsForEvent } from "../../../server/src/language/features/inlayHints.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { analysed, eventOf } from "../../support/checkFilter.js";

/** The filter with the hints drawn in. */
function drawn(text: string, record: EventRecord, longest = 40): string {
  return insert(text, hintsForEvent(analysed(text).bound, eventOf(record), longest, "en"));
}

function insert(text: string, hints: readonly { readonly offset: number; readonly text: string }[]): string {
  let result = text;
  for (const hint of hints.toSorted((a, b) => b.offset - a.offset)) {
    result = `${result.slice(0, hint.offset)}‹${hint.text}›${result.slice(hint.offset)}`;
  }
  return result;
}

describe("hints for one event", () => {
  it("show truth and actual value behind each predicate", () => {
    assert.equal(
      drawn('exe = "/bin/sh" and (user != "root" or pid > 5)', { exe: "/bin/sh", user: "root", pid: 7 }),
      'exe = "/bin/sh"‹✓ "/bin/sh"› and (user != "root"‹✗ "root"› or pid > 5‹✓ 7›)',
    );
  });

  it("say what is absent, several or an object", () => {
    assert.equal(
      drawn('tty = null and args = "x" and userIdentity != null', { args: ["a", "b"], userIdentity: {} }),
      'tty = null‹✓ absent› and args = "x"‹✗ "a" +1› and userIdentity != null‹✓ {…}›',
    );
  });

  it("shorten and sanitise values", () => {
    assert.equal(drawn('exe = "x"', { exe: "a".repeat(100) }, 10), 'exe = "x"‹✗ "aaaaaaa…"›');
    assert.doesNotMatch(drawn('exe = "x"', { exe: "\u202egnp.exe\n" }), /[\u202e\n]/);
  });

  it("stand behind the intact predicates of a broken filter", () => {
    assert.equal(drawn('exe = "x" and user = ', { exe: "x" }), 'exe = "x"‹✓ "x"› and user = ');
  });
});

describe("hints for many events", () => {
  it("say where each predicate is true", () => {
    const text = 'exe = "x" and user = "u"';
    assert.equal(
      insert(text, hintsForCounts(analysed(text).bound, [2, 0], 3, "en")),
      'exe = "x"‹✓ 2/3› and user = "u"‹✗ 0/3›',
    );
  });
});
