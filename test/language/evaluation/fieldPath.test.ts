/** What a path reaches: against a plain reading of the specification, and on events made to hurt. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isLeaf, preparePath, type Reached, someReached } from "../../../server/src/language/evaluation/fieldPath.js";
import { Decimal } from "../../../server/src/language/values/decimal.js";
import type { EventRecord, EventValue } from "../../../server/src/language/values/event.js";
import { hostileEvent } from "../../support/hostileEvents.js";

function reachedBy(path: string, record: EventRecord): readonly Reached[] {
  const reached: Reached[] = [];
  someReached(record, preparePath(path.split(".")), (value) => {
    reached.push(value);
    return false;
  });
  return reached;
}

/** Section 3 as it is written, with no thought for cost. */
function plainlyReached(value: EventValue, segments: readonly string[]): readonly Reached[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    const elements = value.flatMap((element: EventValue) => plainlyReached(element, segments));
    const [first = "", ...rest] = segments;
    const selected: EventValue = /^\d+$/.test(first) ? (value[Number(first)] ?? null) : null;
    return [...elements, ...plainlyReached(selected, rest)];
  }
  if (typeof value !== "object" || value instanceof Decimal || segments.length === 0) {
    return segments.length === 0 ? [value as Reached] : [];
  }
  return Object.entries(value).flatMap(([key, member]) =>
    segments.flatMap((_, i) =>
      segments.slice(0, i + 1).join(".") === key ? plainlyReached(member, segments.slice(i + 1)) : [],
    ),
  );
}

/** The same thing may be reached by two ways; how often does not matter, and neither does the order. */
function distinct(reached: readonly Reached[]): readonly string[] {
  const texts = reached.map((value) =>
    isLeaf(value) ? `${typeof value} ${value instanceof Decimal ? value.digits : value}` : "object",
  );
  return [...new Set(texts)].sort();
}

const segment = fc.constantFrom("a", "a", "a", "b", "0", "0", "1", "__proto__", "constructor");

describe("field paths", () => {
  it("reach what the specification says, in short paths and long ones", () => {
    let found = 0;
    const path = fc.oneof(
      { weight: 4, arbitrary: fc.array(segment, { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(segment, { minLength: 13, maxLength: 16 }) },
    );
    fc.assert(
      fc.property(hostileEvent, path, ({ record }, segments) => {
        const expected = distinct(plainlyReached(record, segments));
        assert.deepEqual(distinct(reachedBy(segments.join("."), record)), expected);
        if (expected.length > 0) found++;
      }),
      { numRuns: 3_000 },
    );
    assert.ok(found > 100, `${found} paths led somewhere`);
  });

  it("reach dotted keys under long paths as under short ones", () => {
    const segments = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const nest = (cuts: readonly number[]): EventRecord => {
      const [from = 0, to] = cuts;
      const key = segments.slice(from, to).join(".");
      return { [key]: to === undefined || cuts.length < 2 ? "leaf" : nest(cuts.slice(1)) };
    };
    for (const cuts of [[0], [0, 1], [0, 29], [0, 5, 6, 20], segments.map((_, i) => i)]) {
      assert.deepEqual(reachedBy(segments.join("."), nest(cuts)), ["leaf"]);
    }
    assert.deepEqual(reachedBy(segments.join("."), { [`${segments.join(".")}.`]: "no", s: "no" }), []);
  });

  it("stop at the first thing accepted", () => {
    let asked = 0;
    const accepted = someReached({ a: ["x", "y", "z"] }, preparePath(["a"]), (value) => {
      asked++;
      return value === "y";
    });
    assert.deepEqual([accepted, asked], [true, 2]);
  });

  it("keep the order of the event", () => {
    assert.deepEqual(reachedBy("a.b", { a: [{ b: 1 }, [{ b: [2, [3]] }], { b: 4 }] }), [1, 2, 3, 4]);
  });
});

describe("hostile events", () => {
  it("may be nested a hundred thousand deep", () => {
    let arrays: EventValue = "leaf";
    let objects: EventValue = "leaf";
    for (let i = 0; i < 100_000; i++) {
      arrays = [arrays];
      objects = { a: objects };
    }
    assert.deepEqual(reachedBy("a", { a: arrays }), ["leaf"]);
    assert.equal(reachedBy("a.a", { a: objects }).length, 1);
    const path = Array.from({ length: 100_001 }, () => "a").join(".");
    assert.deepEqual(reachedBy(path, { a: objects }), ["leaf"]);
  });

  it("cannot multiply the ways through nested arrays with a path of digits", () => {
    let arrays: EventValue = ["leaf"];
    for (let i = 0; i < 60; i++) arrays = [arrays];
    const path = `a${".0".repeat(30)}`;
    // There are more ways to choose 30 of 61 levels than a computer can count.
    assert.ok(new Set(reachedBy(path, { a: arrays })).has("leaf"));
  });

  it("cannot multiply by holding one object in many places", () => {
    let shared: EventValue = ["leaf"];
    for (let i = 0; i < 200; i++) shared = [shared, shared];
    assert.ok(reachedBy("a", { a: shared }).includes("leaf"));
    let dotted: EventRecord = { a: "leaf" };
    for (let i = 0; i < 60; i++) dotted = { a: dotted, "a.a": dotted };
    assert.ok(reachedBy(Array.from({ length: 40 }, () => "a").join("."), dotted).length > 0);
    assert.ok(reachedBy(Array.from({ length: 12 }, () => "a").join("."), dotted).length > 0);
  });

  it("cannot reach what is inherited, whatever its name", () => {
    for (const path of ["constructor", "__proto__", "toString", "a.constructor.name", "hasOwnProperty", "b.length"]) {
      assert.deepEqual(reachedBy(path, { a: {}, b: ["x"] }), [], path);
    }
    assert.deepEqual(reachedBy("hasOwnProperty", { hasOwnProperty: "own" }), ["own"]);
  });
});
