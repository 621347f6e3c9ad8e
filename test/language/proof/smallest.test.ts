// The smallest events: the fewest fields, then the shortest values. Cases with what anybody would give, and worlds in which
// every event of a domain is compared with the one that is called the smallest.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import {
  type Assumption,
  disjoint,
  equivalent,
  implies,
  satisfiable,
  valid,
} from "../../../server/src/language/proof/index.js";
import { lengthOf } from "../../../server/src/language/proof/valueLength.js";
import { numberText, parseNumber } from "../../../server/src/language/values/decimal.js";
import type { EventValue } from "../../../server/src/language/values/event.js";
import { fullSchema } from "../../support/fullSchema.js";
import { fuzzPair } from "./fuzz.js";
import { events, product, randomFrom, records, type World, worldOf } from "./world.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const ANY: Assumption = { kind: "anyEvent" };
const FILE_OR_AUDIT: Assumption = { kind: "asDocumented", schema: fullSchema, eventTypes: ["audit", "file"] };

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

describe("the smallest event", () => {
  const cases: readonly (readonly [why: string, filter: string, record: unknown])[] = [
    ["pieces overlap", 'a contains "abc" and a contains "bcd" and a contains "cde"', { a: "abcde" }],
    [
      "five pieces in the one order in which they overlap",
      'a like "efx" and a like "bcd" and a like "fxgh" and a like "abc" and a like "cde"',
      { a: "abcdefxgh" },
    ],
    ["beginning and end overlap", 'a starts_with "/tmp/x" and a ends_with "x.sh"', { a: "/tmp/x.sh" }],
    ["a refused piece keeps them apart", 'a starts_with "ab" and a ends_with "bc" and not a like "abc"', { a: "abbc" }],
    [
      "a fresh letter does",
      'a starts_with "ab" and a ends_with "bc" and not a like "abc" and not a like "bb"',
      { a: "abxbc" },
    ],
    ["the shorter alternative", '(a like "abcdef" or a like "xyz")', { a: "xyz" }],
    ["a number rather than a text", "a != null", { a: 0 }],
    ["a number rather than its text", 'a = "7.0"', { a: 7 }],
    ["no text that is a number in disguise", "a > 99999", { a: 100_000 }],
    ["a fraction where nothing else lies between", "a > 0.25 and a < 0.5", { a: 0.3 }],
    ["the one near zero", "a > -5000 and a < -70", { a: -71 }],
    ["a number with the pieces", 'a starts_with "80" and a > 1000', { a: 8000 }],
    ["an address of the block with few digits", 'a = "10.0.0.0/8" and a != "10.0.0.0/29"', { a: "10.0.0.8" }],
    ["of two families the shorter", '(a = "fe80::/10" or a = "192.168.100.0/24")', { a: "fe80::" }],
    [
      "an instant with few digits",
      't > "2020-01-01T00:00:00.1Z" and t < "2020-01-01T00:00:00.35Z"',
      { t: "2020-01-01T00:00:00.2Z" },
    ],
    ["truth values", 'a like "ru"', { a: "ru" }],
    ["a truth value rather than its text", 'a = "false"', { a: false }],
    ["one value rather than two", 'a like "ab" and a like "cd"', { a: "abcd" }],
    ["two values where one cannot be both", 'a = "ab" and a like "cd"', { a: ["ab", "cd"] }],
    ["three wishes in two values", 'a = "ab" and a = "cd" and a ends_with "b"', { a: ["ab", "cd"] }],
    ["the shorter of two fields", '(a = "long value" or b = "short")', { b: "short" }],
    ["the sum of several fields", '(a = "xx" and b = "xxxx") or (c = "xxx" and d = "xx")', { c: "xxx", d: "xx" }],
    ["fields before lengths", '(a = "x" and b = "y") or c = "a much longer text"', { c: "a much longer text" }],
    ["objects that hold others", "a != null and a.b != null", { a: { b: 0 } }],
  ];
  for (const [why, filter, record] of cases) {
    it(`${why}: ${filter}`, () => {
      const answer = satisfiable(bound(filter), ANY);
      assert.ok(answer.kind === "satisfiable");
      const { a: array } = answer.witness.record;
      const found = Array.isArray(array) ? { a: array.toSorted() } : answer.witness.record;
      assert.deepEqual(found, record);
      assert.equal(answer.minimal, "proved");
    });
  }

  it("is of the type that makes it short, and keeps to what is documented", () => {
    const answer = satisfiable(bound('exe starts_with "/a" or fields != null'), FILE_OR_AUDIT);
    assert.ok(answer.kind === "satisfiable");
    assert.equal(answer.minimal, "proved");
    assert.deepEqual(satisfiable(bound("x = 1"), FILE_OR_AUDIT), {
      ...{ kind: "satisfiable", witness: { record: { x: 1, event_type: "file" }, virtualType: undefined } },
      ...{ minimal: "proved", assumption: "asDocumented" },
    });
    const text = satisfiable(bound('event_type = "audit" and exe != null and pid = "7"'), FILE_OR_AUDIT);
    assert.deepEqual(text.kind === "satisfiable" && text.witness.record, { exe: "", pid: 7, event_type: "audit" });
  });

  it("is shown against all that is claimed of two filters", () => {
    const [one, other] = [bound('a like "abc" or b = "xxxx"'), bound('a like "abc" and a like "bcd"')];
    const answers = [
      implies(one, other, ANY),
      equivalent(one, other, ANY),
      disjoint(one, other, ANY),
      valid(bound('not a like "abc" or a like "bcde"'), ANY),
    ];
    const shown = answers.map((answer) =>
      answer.kind === "refuted" ? [answer.counterexample.record, answer.minimal] : answer,
    );
    assert.deepEqual(shown, [
      [{ a: "abc" }, "proved"],
      [{ a: "abc" }, "proved"],
      [{ a: "abcd" }, "proved"],
      [{ a: "abc" }, "proved"],
    ]);
    // Of events that only one of two filters matches the smaller, whichever it is.
    const apart = equivalent(bound('a = "xxxxx"'), bound('b = "xx"'), ANY);
    assert.deepEqual(apart.kind === "refuted" && apart.counterexample.record, { b: "xx" });
  });

  it("is not called the smallest where that was left open", () => {
    // Of how many ways to spell a number which is the shortest that is not refused?
    const spelled = satisfiable(bound('a = 7 and not a = "7"'), ANY);
    assert.ok(spelled.kind === "satisfiable");
    assert.deepEqual([spelled.witness.record, spelled.minimal], [{ a: "07" }, "found"]);
    const pieces = Array.from({ length: 14 }, (_, i) => `a like "${String.fromCharCode(97 + i).repeat(3)}q${i}"`);
    const answer = satisfiable(bound(pieces.join(" and ")), ANY);
    assert.ok(answer.kind === "satisfiable");
    assert.equal(answer.minimal, "found");
    const quick = satisfiable(bound('a like "ab"'), ANY, { certified: false });
    assert.equal(quick.kind === "satisfiable" && quick.minimal, "found");
  });

  it("counts values that were asked for as nothing", () => {
    const likely = (path: string) => (path === "a" ? ["/usr/bin/something"] : []);
    const answer = satisfiable(bound('a starts_with "/usr" and b like "x"'), ANY, { likely });
    assert.deepEqual(answer.kind === "satisfiable" && answer.witness.record, { a: "/usr/bin/something", b: "x" });
  });
});

describe("how long values are", () => {
  const lengths: readonly (readonly [EventValue, number])[] = [
    ["", 2],
    ["ab", 4],
    ['"\n', 4],
    [100_000, 6],
    ["1e5", 8],
    ["::ffff:10.0.0.1", 17],
    ["1:0::", 7],
    ["0:0:0:0:0:0:0:1", 17],
    [true, 4],
  ];
  for (const [value, length] of lengths) {
    it(`${JSON.stringify(value)} is ${length}`, () => {
      assert.ok(typeof value === "string" || typeof value === "number" || typeof value === "boolean");
      assert.equal(lengthOf(value), length);
    });
  }
});

/** All texts of some characters up to a length, and the numbers that they spell. */
function valuesOf(characters: string, longest: number): readonly EventValue[] {
  let texts = [""];
  const all = [""];
  for (let length = 1; length <= longest; length++) {
    texts = texts.flatMap((text) => [...characters].map((character) => text + character));
    all.push(...texts);
  }
  const numbers = all.flatMap((text) => {
    const number = parseNumber(text);
    return number !== undefined && numberText(number) === text ? [number] : [];
  });
  return [...numbers, ...all];
}

function pairsOf(values: readonly EventValue[]): readonly EventValue[] {
  return values.flatMap((one, i) => values.slice(i + 1).map((other) => [one, other]));
}

/** Worlds that hold every value of a domain. */
function wholeWorlds(): readonly World[] {
  const pieces = ['like "ab"', 'like "ba"', 'like "bb"', 'like "aab"', 'starts_with "ab"', 'starts_with "b"'];
  const ends = ['ends_with "ba"', 'ends_with "ab"', 'ends_with "bb"', 'like "a"', 'like "b"', '= "ab"', '= "abab"'];
  const digits = ['like "1"', 'like "01"', 'starts_with "1"', 'ends_with "0"', 'like "."', 'starts_with "0"'];
  const bounds = ["> 1", "< 10", "> 10", '= "1"', "= 10", '= "1.0"', "< 1", '> "100"', "< 0.1", "!= null"];
  const short = ["", "a", "b", "ab", 0, 1, true];
  return [
    worldOf("all texts", [...product(["a"], [...pieces, ...ends])], events(records({ a: valuesOf("abx", 6) }))),
    worldOf("all numbers", [...product(["a"], [...digits, ...bounds])], events(records({ a: valuesOf("01.x", 5) }))),
    worldOf(
      "lists and two fields",
      [...product(["a", "b"], [...pieces.slice(0, 3), ...ends.slice(3, 6), "> 0", "= 1", "= true", "!= null"])],
      events([
        ...records({ a: [undefined, ...valuesOf("ab1", 3), ...pairsOf(short)] }),
        ...records({ a: [...short, ...pairsOf(short)], b: [undefined, ...short] }),
        ...records({ b: [...valuesOf("ab1", 2), ...pairsOf(short)] }),
      ]),
    ),
  ];
}

describe("among all events of a domain", () => {
  const seed = Number(process.env["PROOF_SEED"] ?? Date.now() % 2 ** 31);
  for (const world of wholeWorlds()) {
    it(`none is smaller, in the world of ${world.name} (PROOF_SEED=${seed})`, () => {
      const random = randomFrom(seed);
      const counts = { pairs: 0, questions: 0, unknown: 0, events: 0, smallest: 0, unknownReasons: new Map() };
      for (let i = 0; i < 150; i++) {
        assert.deepEqual(fuzzPair(world, random, counts), []);
        assert.deepEqual(fuzzPair({ ...world, isConjunctive: true }, random, counts), []);
      }
      // A number that has to be within bounds and to hold pieces as well is often left open.
      const least = world.name === "all numbers" ? 0.6 : 0.9;
      assert.ok(counts.smallest > counts.events * least, `${counts.smallest} of ${counts.events} proved`);
    });
  }
});
