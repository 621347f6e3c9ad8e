// One contender in a process of its own: reads a file, judges its events, prints how many match.
//   node bench/contender.mjs <contender> <filter or pack> <file>
import fs from "node:fs";
import { createRequire } from "node:module";
import { FILTERS } from "./filters.mjs";

const [name, subject, file] = process.argv.slice(2);
const CHUNK = 1024 * 1024;

/** Lines as the fastest plain loop reads them. */
function forEachLine(judge) {
  const input = fs.openSync(file, "r");
  const bytes = Buffer.alloc(3 * CHUNK);
  let kept = 0;
  for (;;) {
    const end = kept + fs.readSync(input, bytes, kept, CHUNK, null);
    if (end === kept) return;
    let start = 0;
    for (let feed = bytes.indexOf(10); feed >= 0 && feed < end; feed = bytes.indexOf(10, start)) {
      judge(bytes.utf8Slice(start, feed));
      start = feed + 1;
    }
    bytes.copyWithin(0, start, end);
    kept = end - start;
  }
}

function countParsed(matches) {
  let count = 0;
  forEachLine((line) => {
    if (matches(JSON.parse(line))) count++;
  });
  return count;
}

/** The product's own modules, for what its command line has no switch for. */
async function product() {
  const core = await import("../out/server/src/language/index.js");
  const data = JSON.parse(
    fs.readFileSync(new URL("../server/src/language/schema/data/cloudtrail.json", import.meta.url)),
  );
  const context = {
    schema: core.createSchema(data),
    ruleType: "CloudTrail",
    role: "filter",
    host: "file",
    lists: undefined,
  };
  return { ...core, boundOf: (text) => core.analyse(text, context).bound };
}

function packTexts() {
  return JSON.parse(fs.readFileSync(subject, "utf8")).rules.map(({ filter }) => filter);
}

const SAMPLE_BYTES = 2 * 1024 * 1024;
/** So many events the loop of all rules judges: with all of them it would take minutes. */
const LOOPED = 1_000;

/** Gives the processor time since it was asked last, in microseconds. */
function stopwatch() {
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return user + system;
  };
}

/** Columns as a user would declare them: name, type for DuckDB, type for ClickHouse. */
const COLUMNS = [
  ["eventSource", "VARCHAR", "String"],
  ["eventName", "VARCHAR", "String"],
  ["awsRegion", "VARCHAR", "String"],
  ["errorCode", "VARCHAR", "Nullable(String)"],
  ["userAgent", "VARCHAR", "String"],
  ["sourceIPAddress", "VARCHAR", "String"],
  ["userIdentity", "STRUCT(type VARCHAR)", "Tuple(type String)"],
  [
    "responseElements",
    "STRUCT(imageScanFindings STRUCT(findingSeverityCounts STRUCT(HIGH BIGINT)))",
    "Tuple(imageScanFindings Tuple(findingSeverityCounts Tuple(HIGH Int64)))",
  ],
];

/** Only those that the filter reads: the least that the engine must do. */
function columnsOf(sql) {
  return COLUMNS.filter(([column]) => sql.includes(column));
}

const peers = createRequire(new URL("peers/package.json", import.meta.url));

const CONTENDERS = {
  /** The floor: nothing but the bytes. */
  read() {
    const input = fs.openSync(file, "r");
    const bytes = Buffer.alloc(CHUNK);
    while (fs.readSync(input, bytes, 0, CHUNK, null) > 0);
    return 0;
  },
  async baseline() {
    const { compile, boundOf } = await product();
    const compiled = compile(boundOf(FILTERS[subject].text));
    return countParsed((record) => compiled({ record, virtualType: "cloudtrail" }));
  },
  async packLoop() {
    const { compile, boundOf } = await product();
    const rules = packTexts().map((text) => compile(boundOf(text)));
    let count = 0;
    countParsed((record) => {
      for (const rule of rules) if (rule({ record, virtualType: "cloudtrail" })) count++;
    });
    return count;
  },
  /** In one process: what the index costs, and what it saves, in processor time. */
  async packStages() {
    const { compile, boundOf } = await product();
    const { packScanner } = await import("../out/server/src/matcher/index.js");
    const { readJudged } = await import("../out/server/src/workspace/events/readJudged.js");
    const { decodeText } = await import("../out/server/src/workspace/events/decodeText.js");
    const bounds = packTexts().map(boundOf);
    const took = stopwatch();
    const scanner = packScanner(
      bounds.map((filter) => ({ filter, suppressions: [] })),
      { decodeText },
    );
    const sample = Buffer.alloc(SAMPLE_BYTES);
    fs.readSync(fs.openSync(file, "r"), sample, 0, SAMPLE_BYTES, 0);
    scanner.reserve(SAMPLE_BYTES).set(sample);
    // With the sample of events that tells which tests are rare.
    scanner.learn(0, SAMPLE_BYTES);
    const indexMs = took() / 1_000;
    let events = 0;
    let matches = 0;
    for await (const batch of readJudged({ kind: "paths", paths: [file], cwd: "/" }, scanner)) {
      for (const item of batch) {
        events += item.kind === "passed" ? item.count : 1;
        if (item.kind === "judged") matches += item.verdict.alerts.length;
        else if (item.kind === "event") matches += scanner.judgeEvent(item.event)?.alerts.length ?? 0;
      }
    }
    // Reading the file is part of the pass, and no part of the loop, whose events are parsed before.
    const passUs = took() / events;
    const asked = scanner.asked / events;
    const rules = bounds.map(compile);
    const parsed = [];
    for (const line of sample.toString().split("\n").slice(0, LOOPED))
      parsed.push({ record: JSON.parse(line), virtualType: "cloudtrail" });
    took();
    let looped = 0;
    for (const event of parsed) for (const rule of rules) if (rule(event)) looped++;
    const loopUs = took() / parsed.length;
    let judged = 0;
    for (const event of parsed) judged += scanner.judgeEvent(event)?.alerts.length ?? 0;
    const judgeUs = took() / parsed.length;
    if (looped !== judged) throw new Error(`${judged} matches by the index, ${looped} in a loop`);
    return JSON.stringify({ matches: matches / events, asked, indexMs, loopUs, passUs, judgeUs });
  },
  async pack() {
    const { boundOf } = await product();
    const { packScanner } = await import("../out/server/src/matcher/index.js");
    const { readJudged } = await import("../out/server/src/workspace/events/readJudged.js");
    const decodeText = (bytes, start, end) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).utf8Slice(start, end);
    const rules = packTexts().map((text) => ({ filter: boundOf(text), suppressions: [] }));
    const scanner = packScanner(rules, { decodeText });
    let count = 0;
    let events = 0;
    for await (const batch of readJudged({ kind: "paths", paths: [file], cwd: "/" }, scanner)) {
      for (const item of batch) {
        events += item.kind === "passed" ? item.count : 1;
        if (item.kind === "judged") count += item.verdict.alerts.length;
        else if (item.kind === "event") count += scanner.judgeEvent(item.event)?.alerts.length ?? 0;
      }
    }
    console.error(`${(scanner.asked / events).toFixed(1)} rules asked for each event`);
    return count;
  },
  sift() {
    const { default: sift } = peers("sift");
    return countParsed(sift(FILTERS[subject].mongo));
  },
  mingo() {
    const { Query } = peers("mingo");
    const query = new Query(FILTERS[subject].mongo);
    return countParsed((record) => query.test(record));
  },
  cel() {
    const { parse } = peers("@marcbachmann/cel-js");
    const matches = parse(FILTERS[subject].cel);
    return countParsed((e) => {
      try {
        return matches({ e });
      } catch {
        return false;
      }
    });
  },
  async jsonata() {
    const expression = peers("jsonata")(FILTERS[subject].jsonata);
    const lines = [];
    forEachLine((line) => lines.push(line));
    let count = 0;
    for (const line of lines) if (await expression.evaluate(JSON.parse(line))) count++;
    return count;
  },
  async rulesEngine() {
    const { Engine } = peers("json-rules-engine");
    const engine = new Engine([{ conditions: FILTERS[subject].rules, event: { type: "match" } }], {
      allowUndefinedFacts: true,
    });
    engine.addOperator("startsWith", (text, part) => typeof text === "string" && text.startsWith(part));
    engine.addOperator("containsText", (text, part) => typeof text === "string" && text.includes(part));
    const lines = [];
    forEachLine((line) => lines.push(line));
    let count = 0;
    for (const line of lines) count += (await engine.run({ e: JSON.parse(line) })).events.length;
    return count;
  },
  async duckdb() {
    const { DuckDBInstance } = peers("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    const used = columnsOf(FILTERS[subject].sql).map(([column, type]) => `${column}: '${type}'`);
    const sql = `SELECT count(*) FROM read_ndjson('${file}', columns={${used.join(", ")}}) WHERE ${FILTERS[subject].sql}`;
    const result = await connection.runAndReadAll(sql);
    return Number(result.getRows()[0][0]);
  },
  clickhouse() {
    const { query } = peers("chdb");
    const where = FILTERS[subject].sql
      .replaceAll("starts_with(", "startsWith(")
      .replace(/contains\((\w+), ('[^']*')\)/g, "position($1, $2) > 0");
    const used = columnsOf(where).map(([column, , type]) => `${column} ${type}`);
    const settings =
      "max_threads = 1, input_format_parallel_parsing = 0, input_format_skip_unknown_fields = 1, input_format_null_as_default = 1, input_format_json_defaults_for_missing_elements_in_named_tuple = 1, input_format_json_ignore_unknown_keys_in_named_tuple = 1";
    const source = `file('${file}', JSONEachRow, '${used.join(", ")}')`;
    return Number(String(query(`SELECT count() FROM ${source} WHERE ${where} SETTINGS ${settings}`, "CSV")).trim());
  },
};

console.log(await CONTENDERS[name]());
process.exit(0);
