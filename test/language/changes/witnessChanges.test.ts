/** Where no field that has to turn gives a change, the decision procedure finds one, or says that there is none. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Analysis, analyse } from "../../../server/src/language/analysis.js";
import { type Changes, changesOf } from "../../../server/src/language/changes/index.js";
import { differenceOf } from "../../../server/src/language/changes/recordDifference.js";
import { withEdits } from "../../../server/src/language/changes/recordEdits.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";

describe("changes towards an event that a proof shows", () => {
  const targets = ["src_ip", "dst_ip", "connection.src_addr", "connection.dst_addr"];
  const detour = ['ip = "192.0.2.1"', ...targets.map((name) => `${name} != "192.0.2.1"`)].join(" and ");

  it("take a detour over a field that the event does not have", () => {
    const { event } = changesIn([detour], { event_type: "audit", src_ip: "198.51.100.7", exe: "/bin/sh" });
    assert.deepEqual(
      event.map(({ edits, verdict, proved }) => ({ edits, verdict, proved })),
      [
        {
          edits: [{ kind: "set", at: ["ip"], value: "192.0.2.1", before: undefined }],
          verdict: "alert",
          proved: "everySubset",
        },
      ],
    );
  });

  it("take away what stands in the way, and nothing else", () => {
    const filter = ['ip = "192.0.2.1"', ...targets.map((name) => `${name} = null`)].join(" and ");
    const record = { event_type: "audit", src_ip: "198.51.100.7", connection: { dst_port: 22 } };
    const [first] = changesIn([filter], record).event;
    assert.deepEqual(
      first?.edits.map(({ kind, at }) => [kind, at]),
      [
        ["remove", ["src_ip"]],
        ["set", ["ip"]],
      ],
    );
  });

  it("keep to the type that a reader attached", () => {
    const [first] = changesIn([detour], { src_ip: "198.51.100.7" }, "audit").event;
    assert.deepEqual(
      first?.edits.map(({ at }) => at),
      [["ip"]],
    );
  });

  it("are none, and that for certain, where the verdict is always the same", () => {
    for (const [texts, record] of [
      [['user = "a" and user != "a"'], { user: "b" }],
      [['user = "a"', 'user starts_with "a"'], { user: "a" }],
      [["user = null or user != null"], { user: "a" }],
    ] as const) {
      const { event, cutShort } = changesIn(texts, record);
      assert.deepEqual([event, cutShort.event], [[], false], texts.join(" | "));
    }
  });

  it("are given up where the budget ends the search", () => {
    const { event, cutShort } = changesIn([detour], { event_type: "audit", src_ip: "198.51.100.7" }, undefined, 3);
    assert.deepEqual([event, cutShort.event], [[], true]);
  });

  it("are given up where they take too many edits", () => {
    const filter = Array.from({ length: 40 }, (_, i) => `f${i} = "v"`).join(" and ");
    const { event, cutShort } = changesIn([filter], {});
    assert.deepEqual([event, cutShort.event], [[], true]);
  });
});

describe("the difference of two records", () => {
  const read = new Set(["a.b", "c", "d.e.f", "g", "__proto__.x"]);

  it("makes the one read as the other", () => {
    const from: EventRecord = { a: { b: 1, other: 2 }, c: ["x"], g: { inner: true }, unread: "u" };
    const to: EventRecord = { c: ["x", "y"], d: { e: { f: "deep" } }, "a.b": 3 };
    const edits = differenceOf(from, to, read);
    assert.deepEqual(withEdits(from, edits), {
      a: { other: 2 },
      c: ["x", "y"],
      d: { e: { f: "deep" } },
      "a.b": 3,
      unread: "u",
    });
  });

  it("is empty where no path tells them apart", () => {
    assert.deepEqual(differenceOf({ a: { b: 1, z: 2 }, x: 1, c: null }, { a: { b: 1 }, y: 2 }, read), []);
  });

  it("takes no key for special", () => {
    const from: EventRecord = JSON.parse('{"__proto__": {"x": 1}}');
    assert.deepEqual(differenceOf(from, {}, read), [{ kind: "remove", at: ["__proto__", "x"], before: 1 }]);
  });
});

function analysed(text: string, isSuppression: boolean): Analysis {
  const role = isSuppression ? "suppression" : "filter";
  return analyse(text, { schema: fullSchema, ruleType: undefined, role, host: "pack", lists: undefined });
}

function changesIn(texts: readonly string[], record: EventRecord, virtualType?: string, steps?: number): Changes {
  const [filter, ...suppressions] = texts.map((text, part) => analysed(text, part > 0));
  const changes = changesOf({ filter, suppressions }, { record, virtualType }, fullSchema, steps ? { steps } : {});
  assert.ok(changes !== undefined);
  return changes;
}
