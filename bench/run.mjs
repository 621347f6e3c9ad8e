// `npm run bench [-- --rounds 5 --only filters|packs|lint|folders --no-peers]`: makes the corpus where it is missing, checks that
// all contenders give the same matches, and prints ratios of processor time. docs/performance.md says what they mean.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { EVENTS, FEW_EVENTS, files, prepareFiles } from "./corpus/files.mjs";
import { FILTERS } from "./filters.mjs";
import { lint, packs } from "./packs.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    only: { type: "string" },
    "no-peers": { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
const here = import.meta.dirname;
const cli = path.join(here, "../dist/cli.cjs");
const contender = path.join(here, "contender.mjs");
const hasPeers = !options["no-peers"] && fs.existsSync(path.join(here, "peers/node_modules"));

/** Runs a process; its processor time with that of its children, its clock time, peak memory in MB and last line. */
function run(command, args) {
  const result = spawnSync(
    "/usr/bin/env",
    ["bash", "-c", 'TIMEFORMAT="@@%R %U %S"; time "$0" "$@"', command, ...args],
    {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  const times = /@@([\d.]+) ([\d.]+) ([\d.]+)/.exec(result.stderr);
  if (times === null || result.status !== 0)
    throw new Error(`${command} ${args.join(" ")}\n${result.stderr.slice(-600)}`);
  const [clock, user, system] = times.slice(1).map(Number);
  return { clock, processor: user + system, answer: result.stdout.trim().split("\n").at(-1), log: result.stderr };
}

const node = (...args) => run(process.execPath, args);
const one = (name, subject, file) => () => node(contender, name, subject, file);
/** The command line prints “3 of 320,000 events match.” */
const product =
  (filter, file, ...options) =>
  () => {
    const result = node(...options.filter(isOfNode), cli, "eval", "--count", filter, file, ...options.filter(isOfCli));
    return { ...result, answer: /^[\d,.]+/.exec(result.answer)?.[0].replaceAll(",", "") };
  };
const WITHOUT_WEB_ASSEMBLY = "--noexpose-wasm";
const isOfNode = (option) => option === WITHOUT_WEB_ASSEMBLY;
const isOfCli = (option) => !isOfNode(option);

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function geometricMean(numbers) {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}

/** Runs each contender once in each round, so that what else the machine does troubles all alike. */
function measure(contenders) {
  const results = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of Object.entries(contenders)) {
      const result = start();
      const known = results.get(name) ?? { processor: [], clock: [], answer: result.answer, log: result.log };
      known.processor.push(result.processor);
      known.clock.push(result.clock);
      results.set(name, known);
    }
  }
  return (name) => {
    const { processor, clock, answer, log } = results.get(name);
    return { processor: median(processor), clock: median(clock), answer, log };
  };
}

function table(rows) {
  const titles = Object.keys(rows[0]);
  console.log(`\n| ${titles.join(" | ")} |\n|${titles.map(() => " --- |").join("")}`);
  for (const row of rows) console.log(`| ${titles.map((title) => row[title] ?? "").join(" | ")} |`);
}

/** What takes minutes judges a tenth of the events; its time is scaled. */
const SLOW_PEERS = {
  sift: "sift",
  mingo: "mingo",
  cel: "CEL (@marcbachmann/cel-js)",
  jsonata: "jsonata",
  rulesEngine: "json-rules-engine",
};
const SCALE = EVENTS / FEW_EVENTS;

function filters() {
  const ratios = new Map();
  const wrong = [];
  for (const [id, { text, jq }] of Object.entries(FILTERS)) {
    const contenders = {
      baseline: one("baseline", id, files.all),
      Rulewright: product(text, files.all),
      "Rulewright, `--skim`": product(text, files.all, "--skim"),
      "Rulewright, without WebAssembly": product(text, files.all, WITHOUT_WEB_ASSEMBLY),
      "nothing but reading": one("read", id, files.all),
      "baseline, few": one("baseline", id, files.few),
    };
    if (hasPeers) {
      contenders["DuckDB, declared columns"] = one("duckdb", id, files.all);
      contenders["ClickHouse (chdb), declared columns"] = one("clickhouse", id, files.all);
      for (const [peer, name] of Object.entries(SLOW_PEERS)) contenders[name] = one(peer, id, files.few);
      contenders.jq = () => run("bash", ["-c", `jq -c 'select(${jq}) | 1' "$0" | wc -l`, files.few]);
    }
    const slow = new Set([...Object.values(SLOW_PEERS), "jq"]);
    const result = measure(contenders);
    const base = result("baseline").processor;
    for (const name of Object.keys(contenders)) {
      if (name === "baseline, few") continue;
      const { processor, answer } = result(name);
      const expected = result(slow.has(name) ? "baseline, few" : "baseline").answer;
      if (name !== "nothing but reading" && answer !== expected)
        wrong.push(`${id}, ${name}: ${answer}, not ${expected}`);
      const row = ratios.get(name) ?? {};
      row[id] = (slow.has(name) ? processor * SCALE : processor) / base;
      ratios.set(name, row);
    }
    console.error(`${id}: ${result("baseline").answer} matches, baseline ${base.toFixed(2)} s`);
  }
  console.log(`\nOne filter over ${EVENTS} events, processor time as a multiple of the baseline's`);
  const shown = (ratio) => ratio.toFixed(ratio < 10 ? 3 : 1);
  table(
    [...ratios].map(([contender_, row]) => ({
      contender: contender_,
      ...Object.fromEntries(Object.entries(row).map(([id, ratio]) => [id, shown(ratio)])),
      "geometric mean": shown(geometricMean(Object.values(row))),
    })),
  );
  return wrong;
}

function folders() {
  const { text } = FILTERS.F2;
  const result = measure({
    unpack: () => node("-e", UNPACK, files.trail),
    judge: product(text, files.trail, "--workers", "1"),
    judgeSkimming: product(text, files.trail, "--workers", "1", "--skim"),
    judgeByTwo: product(text, files.trail, "--workers", "2"),
    readPlain: product(FILTERS.F5.text, files.all, "--workers", "1"),
    readPlainByTwo: product(FILTERS.F5.text, files.all, "--workers", "2"),
    parseRecords: () => node("-e", PARSE, files.lists),
    judgeRecords: product(text, files.lists),
    judgeRecordsF5: product(FILTERS.F5.text, files.lists),
  });
  const row = (what, name, base) => ({ what, ratio: (result(name).processor / result(base).processor).toFixed(2) });
  console.log("\nFolders of gzip files and files of one list, processor time as a multiple of doing only that");
  table([
    row("F2 over a folder of .json.gz / unpacking it", "judge", "unpack"),
    row("the same with --skim", "judgeSkimming", "unpack"),
    row('F2 over a folder of {"Records": […]} files / JSON.parse of each', "judgeRecords", "parseRecords"),
    row('F5 over a folder of {"Records": […]} files / JSON.parse of each', "judgeRecordsF5", "parseRecords"),
  ]);
  const clock = (what, one, two) => ({
    what,
    "one thread": `${result(one).clock.toFixed(2)} s`,
    "two workers": `${result(two).clock.toFixed(2)} s`,
    "times as fast": (result(one).clock / result(two).clock).toFixed(2),
    "times the processor time": (result(two).processor / result(one).processor).toFixed(2),
  });
  console.log("\nWorkers, by the clock");
  table([
    clock("F2 over a folder of .json.gz", "judge", "judgeByTwo"),
    clock("F5 over one NDJSON file", "readPlain", "readPlainByTwo"),
  ]);
  const answers = ["judge", "judgeSkimming", "judgeByTwo", "judgeRecords"].map((name) => result(name).answer);
  const differs = new Set(answers).size > 1 || result("readPlain").answer !== result("readPlainByTwo").answer;
  return differs ? [`folders: ${answers.join(", ")}`] : [];
}

const UNPACK = `const fs = require("fs"), zlib = require("zlib"); const folder = process.argv[1];
for (const name of fs.readdirSync(folder)) { const packed = fs.readFileSync(folder + "/" + name);
zlib.gunzipSync(packed, { chunkSize: Math.max(65536, packed.readUInt32LE(packed.length - 4) + 16) }); }`;
const PARSE = `const fs = require("fs"); const folder = process.argv[1];
for (const name of fs.readdirSync(folder)) JSON.parse(fs.readFileSync(folder + "/" + name, "utf8"));`;

prepareFiles();
const tools = { run, node, measure, table };
const parts = { filters, packs: () => packs(tools), lint: () => lint(tools), folders };
const chosen = options.only === undefined ? Object.values(parts) : [parts[options.only]];
const wrong = chosen.flatMap((part) => part());
for (const line of wrong) console.error(`NOT AS IT MUST BE: ${line}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
