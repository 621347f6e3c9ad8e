/** Alerts over a stream: keys, windows by event time, thresholds, titles. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AlertRule, alertsOf } from "../../../server/src/language/alerts/alertsOf.js";
import { eventTime } from "../../../server/src/language/alerts/eventTime.js";
import { fillTitle, placeholdersOf } from "../../../server/src/language/alerts/title.js";
import { fieldValues } from "../../../server/src/language/ruleTests/fieldValues.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";
import type { Event, EventRecord } from "../../../server/src/language/values/event.js";
import { packSchema } from "../pack/packSchema.js";

const HOUR = 3_600_000;
const RULE: AlertRule = { title: "{{user}}: {{exe}}", aggregateFields: ["user"], window: 3600, threshold: 2 };

function event(record: EventRecord): Event {
  return { record, virtualType: undefined };
}

function replay(records: readonly EventRecord[], rule: Partial<AlertRule> = {}) {
  return alertsOf(records.map(event), { ...RULE, ...rule }, fieldValues(packSchema));
}

function at(time: number, user = "root", more: EventRecord = {}): EventRecord {
  return { event_time: time, user, ...more };
}

test("the alert fires with the event that reaches the threshold, and later ones add to it", () => {
  const { alerts } = replay([at(1, "root", { exe: "a" }), at(2, "root", { exe: "b" }), at(3, "root", { exe: "c" })]);
  assert.deepEqual(
    alerts.map(({ title, opened, fired, count }) => [title, opened, fired, count]),
    [["root: b", 1, 2, 3]],
  );
});

test("a window is half-open and starts with the first event, not with the alert", () => {
  const counts = (records: readonly EventRecord[]) => replay(records).alerts.map(({ count }) => count);
  assert.deepEqual(counts([at(0), at(HOUR - 1)]), [2]);
  assert.deepEqual(counts([at(0), at(HOUR)]), []);
  assert.deepEqual(counts([at(0), at(HOUR), at(2 * HOUR - 1)]), [2]);
  assert.deepEqual(counts([at(0), at(1), at(HOUR), at(HOUR + 1)]), [2, 2]);
});

test("values of aggregate fields and agents have windows of their own", () => {
  assert.equal(replay([at(1, "root"), at(2, "www"), at(3, "root", { agent_id: "x" })]).alerts.length, 0);
  const { alerts } = replay([
    at(1, "root", { agent_id: "x" }),
    at(2, "www"),
    at(3, "root", { agent_id: "x" }),
    at(4, "www"),
  ]);
  assert.deepEqual(
    alerts.map(({ agentId, aggregate }) => [agentId, aggregate[0]?.values]),
    [
      ["x", ["root"]],
      [undefined, ["www"]],
    ],
  );
});

test("aliases count for keys and titles, and several values in any order are the same key", () => {
  const ips = (src: string, dst: string, time: number): EventRecord => ({
    event_type: "audit",
    event_time: time,
    src_ip: src,
    dst_ip: dst,
  });
  const { alerts } = replay([ips("1.1.1.1", "2.2.2.2", 1), ips("2.2.2.2", "1.1.1.1", 2)], {
    aggregateFields: ["ip"],
    title: "{{ ip }}",
  });
  assert.deepEqual(
    alerts.map(({ title }) => title),
    ["2.2.2.2, 1.1.1.1"],
  );
});

test("older spellings of aggregate fields are read", () => {
  const one = { account_id: "1" };
  assert.equal(
    replay([at(1, "a", one), at(2, "a", { account_id: "2" })], { aggregateFields: ["accountId"] }).alerts.length,
    0,
  );
  assert.equal(replay([at(1, "a", one), at(2, "b", one)], { aggregateFields: ["accountId"] }).alerts.length, 1);
});

test("event time decides, not the order of arrival", () => {
  const seed = Date.now() % 1_000_000_000;
  console.log(`seed of the arrival order property: ${seed}`);
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 10 * HOUR }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(times, fc.func(fc.integer()), (distinct, rank) => {
      const sorted = distinct.toSorted((a, b) => a - b);
      const shuffled = distinct.toSorted((a, b) => rank(a) - rank(b));
      const outcome = (list: readonly number[]) =>
        replay(list.map((time) => at(time))).alerts.map(({ opened, fired, count }) => [opened, fired, count]);
      assert.deepEqual(outcome(shuffled), outcome(sorted));
    }),
    { seed },
  );
});

test("events without a time are counted, and go with the timed event before them", () => {
  const untimed: EventRecord = { user: "root" };
  assert.deepEqual(
    replay([untimed, untimed]).alerts.map(({ opened, count }) => [opened, count]),
    [[undefined, 2]],
  );
  const { alerts, withoutTime, events } = replay([untimed, at(5), at(9 * HOUR), untimed]);
  assert.deepEqual(
    alerts.map(({ opened, count }) => [opened, count]),
    [
      [5, 2],
      [9 * HOUR, 2],
    ],
  );
  assert.deepEqual([withoutTime, events], [2, 4]);
});

test("the time of an event, in all forms", () => {
  const cases: readonly (readonly [EventRecord, number | undefined])[] = [
    [{ event_time: 1_700_000_000_167, timestamp: 1 }, 1_700_000_000_167],
    [{ timestamp: "1700000000167" }, 1_700_000_000_167],
    [{ eventTime: "1970-01-01T00:00:01Z" }, 1_000],
    [{ updatedAt: "1970-01-01T01:00:00.250+01:00" }, 250],
    [{ event_time: "soon", stageTimestamp: "1970-01-01T00:00:00Z" }, 0],
    [{ event_time: parseNumber("1700000000167.00000001") ?? null }, 1_700_000_000_167],
    [{ event_time: null, eventTime: {} }, undefined],
    [Object.fromEntries([["__proto__", { event_time: 5 }]]), undefined],
  ];
  for (const [record, expected] of cases) assert.equal(eventTime(event(record)), expected);
});

test("titles: placeholders with spans, values once each, unknown fields left as written", () => {
  const title = "{{user}} from {{ ip }} {{}} {{a{b}}";
  assert.deepEqual(
    placeholdersOf(title).map(({ field, span }) => [field, title.slice(span.start, span.end)]),
    [
      ["user", "user"],
      ["ip", "ip"],
    ],
  );
  const values = new Map([["user", ["$&", "$&"]]]);
  assert.equal(
    fillTitle("{{user}} {{ip}}", (field) => values.get(field) ?? []),
    "$& {{ip}}",
  );
  const started = Date.now();
  placeholdersOf(`{{${" ".repeat(200_000)}`);
  placeholdersOf("{{a".repeat(100_000));
  assert.ok(Date.now() - started < 2_000);
});
