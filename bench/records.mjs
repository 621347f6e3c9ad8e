// `node bench/records.mjs [--rounds 5]`: files of one list, `{"Records": […]}`, read and judged in one process that has
// started already: how many times as fast as `JSON.parse` of each file and the compiled reference on each record, in full
// and with `--skim`.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { analyse, compile, createSchema } from "../out/server/src/language/index.js";
import { filterScanner } from "../out/server/src/matcher/index.js";
import { readJudged } from "../out/server/src/workspace/events/readJudged.js";
import { files, prepareFiles } from "./corpus/files.mjs";
import { FILTERS } from "./filters.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
prepareFiles();
const paths = fs.readdirSync(files.lists).map((name) => path.join(files.lists, name));
const catalogue = new URL("../server/src/language/schema/data/cloudtrail.json", import.meta.url);
const schema = createSchema(() => JSON.parse(fs.readFileSync(catalogue, "utf8")));
const context = { schema, ruleType: "CloudTrail", role: "filter", host: "file", lists: undefined };

function countParsed(bound) {
  const matches = compile(bound);
  let count = 0;
  for (const file of paths)
    for (const record of JSON.parse(fs.readFileSync(file, "utf8")).Records)
      if (matches({ record, virtualType: "cloudtrail" })) count++;
  return count;
}

async function countJudged(bound, options) {
  const scanner = filterScanner(bound);
  const matches = compile(bound);
  let count = 0;
  for await (const batch of readJudged({ kind: "paths", paths, cwd: "/" }, scanner, options))
    for (const item of batch) if (item.kind === "judged" || (item.kind === "event" && matches(item.event))) count++;
  return count;
}

/** Milliseconds of the processor, on all threads. */
async function processorTime(work) {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return { time: (user + system) / 1_000, answer };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

for (const [id, { text }] of Object.entries(FILTERS)) {
  const { bound } = analyse(text, context);
  const ways = {
    parsed: () => countParsed(bound),
    full: () => countJudged(bound, {}),
    skim: () => countJudged(bound, { skim: true }),
  };
  const times = { parsed: [], full: [], skim: [] };
  const answers = new Set();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [way, count] of Object.entries(ways)) {
      const { time, answer } = await processorTime(count);
      times[way].push(time);
      answers.add(answer);
    }
  }
  if (answers.size > 1) throw new Error(`${id}: ${[...answers].join(" or ")} matches`);
  const [parsed, full, skim] = Object.values(times).map(median);
  const inWords = (time) => `${(parsed / time).toFixed(1)} × as fast (${time.toFixed(0)} ms)`;
  console.log(`${id}: ${inWords(full)}, with --skim ${inWords(skim)}; parsed ${parsed.toFixed(0)} ms`);
}
