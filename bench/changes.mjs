// How long it takes to find what would change a verdict, and how often something is found: node bench/changes.mjs [folder
// of cases]. Needs `npx tsc -b test` first. Each case is a filter and an event of a public rule.
import fs from "node:fs";
import path from "node:path";
import { analyse } from "../out/server/src/language/analysis.js";
import { changesOf } from "../out/server/src/language/changes/index.js";
import { fullSchema } from "../out/test/support/fullSchema.js";

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, "../../shared/data/cases");
const context = { schema: fullSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined };

const cases = fs
  .readdirSync(folder)
  .flatMap((file) => fs.readFileSync(path.join(folder, file), "utf8").split("\n"))
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line))
  .filter(({ filter, event }) => typeof event === "object" && analyse(filter, context).bound.evaluable);

for (const round of ["cold", "warm"]) {
  const times = [];
  const counts = { cases: 0, event: 0, filter: 0, cutShort: 0, oneEventEdit: 0, oneFilterEdit: 0 };
  for (const { filter, event } of cases) {
    const rule = { filter: analyse(filter, context), suppressions: [] };
    const start = performance.now();
    const changes = changesOf(rule, { record: event, virtualType: undefined }, fullSchema);
    times.push(performance.now() - start);
    counts.cases++;
    if (changes.event.length > 0) counts.event++;
    if (changes.filter.length > 0) counts.filter++;
    if (changes.cutShort.event || changes.cutShort.filter) counts.cutShort++;
    if (changes.event[0]?.edits.length === 1) counts.oneEventEdit++;
    if (changes.filter[0]?.edits.length === 1) counts.oneFilterEdit++;
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(2);
  console.log(`${round}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`, counts);
}
