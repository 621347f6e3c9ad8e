// node bench/fuzzMatcher.mjs [--count 1000000] [--seed n]: filters and records by the million, judged by the matcher with the
// kernel and without it, and by the reference. Prints the first difference, or that there is none. Needs `npm run typecheck`.
import { parseArgs } from "node:util";
import fc from "fast-check";
import { filterScanner } from "../out/server/src/matcher/index.js";
import { findDifference, referenceOf } from "../out/test/matcher/differential.js";
import { Random, recordText } from "../out/test/matcher/recordTexts.js";
import { boundFilter } from "../out/test/support/hostileEvents.js";

const { values: options } = parseArgs({ options: { count: { type: "string" }, seed: { type: "string" } } });
const count = Number(options.count ?? 1_000_000);
const seed = Number(options.seed ?? Date.now() % 1_000_000);
const FILTERS = 100;
const LINES = 250;

const handedBack = { count: 0 };
let pairs = 0;
for (let round = 0; pairs < count; round++) {
  const random = new Random(seed + round);
  const damageIn = round % 2 === 0 ? 40 : 1_000_000;
  const lines = Array.from({ length: LINES }, () => referenceOf(recordText(random, { damageIn }))).filter(({ line }) =>
    line.endsWith("}"),
  );
  for (const filter of fc.sample(boundFilter, { numRuns: FILTERS, seed: seed + round })) {
    for (const isPlain of [false, true]) {
      const difference = findDifference(
        filter,
        filterScanner(filter, { isPlain }),
        lines,
        isPlain ? { count: 0 } : handedBack,
      );
      if (difference === undefined) continue;
      const text = (key, value) => (typeof value === "bigint" ? `${value}n` : key === "node" ? undefined : value);
      console.error(`seed ${seed + round}: ${difference}\n${JSON.stringify(filter.expression, text)}`);
      process.exit(1);
    }
    pairs += lines.length;
  }
}
const share = Math.round((handedBack.count / pairs) * 100);
console.log(`${pairs} pairs from seed ${seed}: no difference; the kernel left ${share} % to the reference.`);
