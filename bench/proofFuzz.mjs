// Proofs against brute force: node bench/proofFuzz.mjs [pairs] [seed] [world…]. Needs `npx tsc -b test` first. Prints the
// seed, the counts and everything that is wrong, and exits with 1 if anything is. Without names it takes all worlds in turn.
import { fuzzPair } from "../out/test/language/proof/fuzz.js";
import { smallWorlds } from "../out/test/language/proof/smallWorlds.js";
import { randomFrom } from "../out/test/language/proof/world.js";

const pairs = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const named = process.argv.slice(4);
const worlds = smallWorlds().filter(({ name }) => named.length === 0 || named.includes(name));
if (worlds.length === 0) throw new Error(`There is no world called ${named.join(" or ")}.`);
const random = randomFrom(seed);
const counts = { pairs: 0, questions: 0, unknown: 0, events: 0, smallest: 0, unknownReasons: new Map() };
let wrong = 0;

console.log(
  `seed ${seed}; worlds: ${worlds.map(({ name, events }) => `${name} (${events.length} events)`).join(", ")}`,
);
const start = performance.now();
for (let i = 0; i < pairs && wrong < 20; i++) {
  for (const fault of fuzzPair(worlds[i % worlds.length], random, counts)) {
    wrong++;
    console.log(fault);
  }
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const share = ((100 * counts.unknown) / counts.questions).toFixed(3);
console.log(
  `${counts.pairs} pairs, ${counts.questions} questions in ${seconds} s; wrong: ${wrong}; unknown: ${counts.unknown} (${share} %)`,
);
console.log(`${counts.events} events shown, ${counts.smallest} of them proved to be the smallest`);
for (const [reason, count] of counts.unknownReasons) console.log(`  ${reason}: ${count}`);
process.exitCode = wrong === 0 ? 0 : 1;
