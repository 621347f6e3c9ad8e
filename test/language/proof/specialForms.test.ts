// What a proof puts between pieces of text never makes them a number, a date-time or an address.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { type Assumption, equivalent, implies, satisfiable } from "../../../server/src/language/proof/index.js";
import { partsOf } from "../../../server/src/language/proof/leafTruth.js";
import { freshCharacter, LETTERS } from "../../../server/src/language/proof/textCandidates.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";
import { parseInstant } from "../../../server/src/language/values/instant.js";
import { parseAddress, parseBlock } from "../../../server/src/language/values/ipAddress.js";
import { fullSchema } from "../../support/fullSchema.js";
import { fuzzPair } from "./fuzz.js";
import { randomFrom } from "./world.js";
import { worldsOfPieces } from "./worldsOfPieces.js";

const CONTEXT = { schema: fullSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const ANY: Assumption = { kind: "anyEvent" };
const ON_AUDIT: Assumption = { kind: "asDocumented", schema: fullSchema, eventTypes: ["audit"] };
const PAIRS_FOR_EACH_WORLD = 25;

function bound(text: string) {
  return analyse(text, CONTEXT).bound;
}

describe("the characters between pieces", () => {
  const spelled = [
    ...[
      "5",
      "-5",
      "+5.25",
      "1e5",
      "2E-7",
      "2020-01-01T00:00:00Z",
      "2020-01-01t00:00:00.5z",
      "2020-01-01T00:00:00+01:00",
    ],
    ...["10.0.0.1", "::", "::1", "2001:db8::a", "::ffff:10.0.0.1", "FE80:0:0:0:0:0:0:1", "10.0.0.0/8", "::/0"],
  ];

  it("are in no text that spells something", () => {
    for (const text of spelled) {
      for (let at = 0; at <= text.length; at++) {
        for (const letter of [...LETTERS, "\u4e00", "\u9fff"]) {
          for (const rest of [at, at + 1]) {
            const changed = text.slice(0, at) + letter + text.slice(rest);
            const readings = [parseNumber, parseInstant, parseAddress, parseBlock].map((read) => read(changed));
            assert.ok(
              readings.every((reading) => reading === undefined),
              changed,
            );
          }
        }
      }
    }
  });

  it("are in none of the tests' texts, and there are none where these use all of them up", () => {
    const named = (text: string) => [partsOf([{ kind: "text", operator: "contains", texts: [text] }])];
    assert.equal(freshCharacter(named("a")), "x");
    assert.equal(freshCharacter(named("zyx")), "u");
    assert.equal(freshCharacter(named(LETTERS)), "\u4e00");
    const ideographs = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("");
    assert.equal(freshCharacter(named(LETTERS + ideographs)), undefined);
    const filter = bound(
      `a starts_with "1" and not a starts_with "12" and a != "1" and a != "${LETTERS + ideographs}"`,
    );
    const answer = satisfiable({ ...filter }, ANY);
    assert.equal(answer.kind === "unknown" && answer.reason, "all-characters");
  });
});

describe("texts that begin as something else", () => {
  const cases = [
    ['starts_with "2020-01-01T00:00:00"', 'not in ("2020-01-01T00:00:00", "xy")', '< "2030-01-01T00:00:00Z"'],
    ['starts_with "2020-01-01T00:00:00"', `not in ("2020-01-01T00:00:00", "${LETTERS}")`, '> "2030-01-01T00:00:00Z"'],
    ['starts_with "1"', 'not in ("1", "1x", "xyuv")', "> 0"],
    ['ends_with "5"', `not in ("5", "${LETTERS}")`, "< 1e99"],
    ['starts_with "::"', 'not in ("::", "xyuv")', '= "::/0"'],
    ['starts_with "10.0.0."', `not in ("10.0.0.", "${LETTERS}")`, '= "10.0.0.0/8"'],
    ['starts_with "t"', 'not in ("t", "xyu")', "= true"],
  ] as const;
  for (const [piece, others, form] of cases) {
    it(`need not become it: ${piece} and ${form}`, () => {
      for (const assumption of [ANY, ON_AUDIT]) {
        const left = `exe ${piece} and exe ${others}`;
        assert.equal(implies(bound(left), bound(`exe ${form}`), assumption).kind, "refuted");
        assert.equal(equivalent(bound(left), bound(`${left} and exe ${form}`), assumption).kind, "refuted");
      }
    });
  }

  for (const world of worldsOfPieces()) {
    const seed = Number(process.env["PROOF_SEED"] ?? Date.now() % 2 ** 31);
    it(`are proved about rightly in the world of ${world.name} (PROOF_SEED=${seed})`, () => {
      const random = randomFrom(seed);
      const counts = {
        pairs: 0,
        questions: 0,
        unknown: 0,
        events: 0,
        smallest: 0,
        unknownReasons: new Map<string, number>(),
      };
      for (let i = 0; i < PAIRS_FOR_EACH_WORLD; i++) assert.deepEqual(fuzzPair(world, random, counts), []);
      assert.equal(counts.questions, 5 * PAIRS_FOR_EACH_WORLD);
    });
  }
});
