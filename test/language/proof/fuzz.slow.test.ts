// Proofs against brute force, in small worlds where every event can be tried. `bench/proofFuzz.mjs` runs millions.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fuzzPair } from "./fuzz.js";
import { smallWorlds } from "./smallWorlds.js";
import { randomFrom } from "./world.js";

const PAIRS_FOR_EACH_WORLD = 600;

describe("proofs in small worlds", () => {
  const seed = Number(process.env["PROOF_SEED"] ?? Date.now() % 2 ** 31);
  for (const world of smallWorlds()) {
    it(`are right about ${world.name} (PROOF_SEED=${seed})`, () => {
      const random = randomFrom(seed);
      const counts = {
        pairs: 0,
        questions: 0,
        unknown: 0,
        events: 0,
        smallest: 0,
        unknownReasons: new Map<string, number>(),
      };
      for (let i = 0; i < PAIRS_FOR_EACH_WORLD; i++)
        assert.deepEqual(fuzzPair(world, random, counts), [], `seed ${seed}`);
      assert.equal(counts.questions, 5 * PAIRS_FOR_EACH_WORLD);
      // Pieces of spellings are where proofs give up.
      assert.ok(
        counts.unknown < counts.questions / (world.isConjunctive ? 20 : 50),
        `${counts.unknown} unknown of ${counts.questions}`,
      );
    });
  }
});
