// How much memory `rulewright eval` takes for inputs of gigabytes: lines, one single array, and the corpus of the other
// measurements. Ends with exit code 1 where it is more than it may be. The large inputs are made in a folder for
// temporary files, one after the other, and removed.
//
// `npm run build && node bench/memory.mjs [gigabytes]`
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { events } from "./corpus/events.mjs";
import { files, prepareFiles } from "./corpus/files.mjs";
import { FILTERS } from "./filters.mjs";

const GIGABYTES = Number(process.argv[2] ?? 2);
const EVENTS_IN_A_BLOCK = 20_000;
const SEED = 1;
/** In MiB. */
const MOST_FOR_GIGABYTES = 300;
const MOST_FOR_LINES = 80;

const project = path.resolve(import.meta.dirname, "..");
const meter = path.join(import.meta.dirname, "memoryMeter.cjs");

/** What stands around the records. */
const FORMS = [
  { name: "lines", head: "", between: "\n", tail: "\n" },
  { name: "one array on one line", head: "[", between: ",", tail: "]" },
  { name: "one pretty-printed array", head: "[\n  ", between: ",\n  ", tail: "\n]\n" },
];

prepareFiles();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rulewright-memory-"));
const rows = [];
try {
  const records = [...events(EVENTS_IN_A_BLOCK, SEED)].map((event) => JSON.stringify(event));
  for (const form of FORMS) {
    const file = path.join(folder, "events.json");
    write(file, records, form);
    for (const options of [["--workers", "1"], []])
      rows.push({ input: `${GIGABYTES} GB, ${form.name}`, ...measure(file, "F2", options), most: MOST_FOR_GIGABYTES });
    fs.rmSync(file);
  }
  for (const filter of Object.keys(FILTERS))
    rows.push({ input: "424 MB, lines", ...measure(files.all, filter, ["--workers", "1"]), most: MOST_FOR_LINES });
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

console.log("| input | filter | options | peak, MiB | at most | events |");
console.log("| --- | --- | --- | ---: | ---: | ---: |");
for (const { input, filter, options, peak, most, events } of rows)
  console.log(`| ${input} | ${filter} | ${options} | ${peak.toFixed(1)} | ${most} | ${events} |`);
process.exitCode = rows.every(({ peak, most }) => peak <= most) ? 0 : 1;

/** The same records again and again, up to the size. */
function write(file, records, { head, between, tail }) {
  const block = Buffer.from(records.join(between));
  const separator = Buffer.from(between);
  const out = fs.openSync(file, "w");
  fs.writeSync(out, head);
  let size = 0;
  while (size < GIGABYTES * 1e9) {
    if (size > 0) fs.writeSync(out, separator);
    fs.writeSync(out, block);
    size += block.length;
  }
  fs.writeSync(out, tail);
  fs.closeSync(out);
}

function measure(file, filter, options) {
  const report = path.join(folder, "peak");
  const command = path.join(project, "dist/cli.cjs");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", meter, command, "eval", FILTERS[filter].text, file, "--count", ...options],
    { encoding: "utf8", env: { ...process.env, LC_ALL: "C", MEMORY_REPORT: report } },
  );
  if (status !== 0) throw new Error(`Exit code ${status}: ${stderr}`);
  const kilobytes = Number(fs.readFileSync(report, "utf8"));
  fs.rmSync(report);
  const events = / of ([\d,]+) /.exec(stdout)?.[1] ?? "none";
  return { filter, options: options.join(" "), peak: kilobytes / 1024, events };
}
