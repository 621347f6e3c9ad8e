// Filters that have the same form have the same truth; what people write in several ways has the same form.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { compile } from "../../../server/src/language/evaluation/compile.js";
import { toEvent } from "../../../server/src/language/events/eventType.js";
import { haveSameForm } from "../../../server/src/language/proof/index.js";
import { fullSchema } from "../../support/fullSchema.js";
import { type Random, randomFrom } from "./world.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

describe("the form of filters", () => {
  const same: readonly (readonly [string, string])[] = [
    ["", " "],
    ['exe in ("a", "b")', 'exe = "b" or exe = "a" or exe = "b"'],
    ['exe not in ("a", "b")', 'exe != "b" and exe != "a"'],
    ['not exe in ("a", "b")', 'not (exe = "b" or exe = "a")'],
    ['x = 1 and exe in ("a", "b")', '(exe = "a" or (exe = "b")) and x = 1'],
    ['not (x = 1 and (y > 2 or exe = "a"))', 'x != 1 or (not y > 2 and exe != "a")'],
    ["exe exists", "exe != null"],
    ['exe contains "x"', 'exe like "x"'],
  ];
  for (const [one, other] of same) {
    it(`is the same: ${one} | ${other}`, () => assert.ok(haveSameForm(bound(one), bound(other))));
  }

  const different: readonly (readonly [string, string])[] = [
    ["", 'exe = "a"'],
    ['exe in ("a", "b")', 'exe = "a" and exe = "b"'],
    ['exe = "a\\",\\"b"', 'exe in ("a", "b")'],
    ['exe != "a" or exe != "b"', 'exe not in ("a", "b")'],
    ['exe = "5"', "exe = 5"],
    ['exe = "true"', "exe = true"],
    ['exe starts_with "a"', 'exe ends_with "a"'],
    ['exe = "a" and x = 1', 'exe = "a" or x = 1'],
    ["x < null", "not x < null"],
  ];
  for (const [one, other] of different) {
    it(`is not the same: ${one} | ${other}`, () => assert.ok(!haveSameForm(bound(one), bound(other))));
  }

  it("is the same only where the truth is", () => {
    const seed = Date.now() % 1_000_000;
    const random = randomFrom(seed);
    let found = 0;
    for (let round = 0; round < 300; round++) {
      const forms = formsOf(pick(PREDICATES, random), pick(PREDICATES, random)).map((text) => {
        const filter = bound(text);
        const matches = compile(filter);
        assert.ok(matches, text);
        return { text, filter, truth: EVENTS.map((event) => matches(event)).join() };
      });
      for (const one of forms) {
        for (const other of forms) {
          if (!haveSameForm(one.filter, other.filter)) continue;
          found++;
          assert.equal(one.truth, other.truth, `seed ${seed}: ${one.text} | ${other.text}`);
        }
      }
    }
    assert.ok(found > 10_000, `${found} pairs`);
  });
});

const PREDICATES = [
  ...['a = "x"', 'a != "x"', 'a in ("x", "y")', 'a not in ("x", "y")', 'a in ("x")', "a = 5", 'a = "5"', "a != 5.0"],
  ...["a = null", "a != null", "a exists", "a < 6", "a >= 5", 'a starts_with "x"', 'a contains ""', "a < null"],
  ...["a = true", "a in (null)", 'b = "x"', 'b != "x"', "b = null", 'not b = "x"', "a in (5, true)"],
];
const VALUES = [undefined, "x", "y", "5", 5, "5.0", true, "true", {}, ["x", "y"], [5, "x"], []];
const EVENTS = VALUES.flatMap((a) =>
  ["x", undefined, 6].map((b) => toEvent({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })),
);

/** What can be made of two predicates, some of it in several ways. */
function formsOf(one: string, other: string): readonly string[] {
  const joined = [`${one} and ${other}`, `${one} or ${other}`, `${one} and not ${other}`, `not ${one} or ${other}`];
  return joined.flatMap((text) => {
    const [left = "", right = ""] = text.split(/ and | or /);
    const connective = text.includes(" and ") ? "and" : "or";
    const dual = connective === "and" ? "or" : "and";
    return [
      text,
      `${right} ${connective} (${left} ${connective} ${right})`,
      `not (not ${left} ${dual} not (${right}))`,
      `(${left} ${dual} ${right}) ${connective} ${left}`,
    ];
  });
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("Nothing to pick");
  return item;
}
