// How long proofs take: node bench/proofs.mjs [folder of cases]. Needs `npx tsc -b test` first. Prints what the targets
// are about: satisfiability of real filters and of long ones, and all relations of a pack of 1,000 rules.
import fs from "node:fs";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { measureRule, nearestRules } from "../out/server/src/language/almostFired/nearestRules.js";
import { analyse } from "../out/server/src/language/analysis.js";
import { generateEvent } from "../out/server/src/language/generate/generateEvent.js";
import { Budget } from "../out/server/src/language/proof/budget.js";
import { predicatesIn, satisfiable } from "../out/server/src/language/proof/index.js";
import { PackRelations } from "../out/server/src/language/proof/packRelations.js";
import { RelationStore } from "../out/server/src/language/proof/relationStore.js";
import { PackTheory, prepare, relate } from "../out/server/src/language/proof/relations.js";
import { EVENT_TYPES } from "../out/server/src/language/schema/schema.js";
import { fullSchema } from "../out/test/support/fullSchema.js";

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, "../../shared/data/cases");
const context = { schema: fullSchema, ruleType: undefined, role: "filter", host: "pack", lists: undefined };
const documented = { kind: "asDocumented", schema: fullSchema, eventTypes: EVENT_TYPES };
const RULES = 1_000;
const THREADS = 2;

if (isMainThread) await main();
else work(workerData);

async function main() {
  const filters = realFilters();
  console.log(`${filters.length} filters, ${new Set(filters).size} of them different`);
  for (const assumption of [{ kind: "anyEvent" }, documented]) {
    for (let i = 0; i < 2; i++) {
      const label = `satisfiable, ${assumption.kind}${i === 0 ? ", cold" : ""}`;
      report(
        label,
        filters.map((text) => timed(() => satisfiable(analyse(text, context).bound, assumption))),
      );
    }
  }
  const long = Array.from({ length: 60 }, (_, i) => longFilter(i));
  report(
    "200 predicates, satisfiable or not",
    long.map((text) => timed(() => satisfiable(analyse(text, context).bound, documented))),
  );

  reportGenerated(filters);
  const rules = packOf(filters);
  reportNearest(rules);
  const started = performance.now();
  const counts = await Promise.all(Array.from({ length: THREADS }, (_, part) => inWorker({ rules, part })));
  const total = ((performance.now() - started) / 1000).toFixed(2);
  const sum = {};
  for (const one of counts) for (const [kind, count] of Object.entries(one)) sum[kind] = (sum[kind] ?? 0) + count;
  console.log(`${RULES} rules, ${(RULES * (RULES - 1)) / 2} pairs on ${THREADS} threads: ${total} s`, sum);

  // As in the editor: on one thread, and an edit finds everything else as it was.
  const relations = new PackRelations(new RelationStore(fullSchema));
  const relateAll = (version) => {
    relations.update(version);
    const budget = new Budget(Number.POSITIVE_INFINITY);
    for (let j = 0; j < version.length; j++) for (let i = 0; i < j; i++) relations.relation(i, j, budget);
  };
  const pack = rules.map(ruleOf);
  const used = process.cpuUsage();
  const seconds = (timed(() => relateAll(pack)) / 1000).toFixed(2);
  const processor = (process.cpuUsage(used).user / 1e6).toFixed(2);
  console.log(`the same on one thread, analysis left aside: ${seconds} s, ${processor} s of the processor`);
  const edits = Array.from({ length: 40 }, (_, i) => {
    const edited = pack.with(i * 23, ruleOf(`(${rules[i * 23]}) and awsRegion != "x${i}"`));
    return timed(() => relateAll(edited));
  });
  report("one rule edited, all pairs known again", edits);
}

/** Events made for real filters and for their predicates. */
function reportGenerated(filters) {
  const options = { schema: fullSchema, eventTypes: EVENT_TYPES, extent: "shaped" };
  const rules = [...new Set(filters)].map((text) => ({ filter: analyse(text, context).bound, suppressions: [] }));
  const made = { match: 0, nearMiss: 0, none: 0 };
  const make = (rule, wanted) =>
    timed(() => {
      const { kind } = generateEvent(rule, wanted, options);
      made[kind !== "event" ? "none" : wanted === "match" ? "match" : "nearMiss"]++;
    });
  make(rules[0], "match"); // Loads the catalogue.
  report(
    "a matching event",
    rules.map((rule) => make(rule, "match")),
  );
  report(
    "a near miss, for each predicate",
    rules.flatMap((rule) => predicatesIn(rule.filter.expression).map((predicate) => make(rule, predicate))),
  );
  console.log("made", made);
}

/** All rules of a pack by their distance to an alert on one event. */
function reportNearest(rules) {
  const measured = rules.map((text) => measureRule(analyse(text, context).bound, []));
  const events = Array.from({ length: 50 }, (_, i) => {
    const record = { eventName: `Name${i}`, eventSource: "iam.amazonaws.com", userIdentity: { type: "IAMUser" } };
    return { record, virtualType: "cloudtrail" };
  });
  report(
    `${rules.length} rules by distance to one event`,
    events.map((event) => timed(() => nearestRules(measured, event, 10))),
  );
}

function ruleOf(text) {
  return { key: text, filter: analyse(text, context).bound, suppressions: [], eventTypes: EVENT_TYPES };
}

function work({ rules, part }) {
  const theory = new PackTheory(fullSchema);
  const prepared = rules.map((text) => prepare(ruleOf(text), theory));
  const counts = {};
  for (let i = part; i < prepared.length; i += THREADS) {
    for (let j = i + 1; j < prepared.length; j++) {
      const relation = relate(prepared[i], prepared[j]);
      counts[relation] = (counts[relation] ?? 0) + 1;
    }
  }
  parentPort.postMessage(counts);
}

function inWorker(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

function realFilters() {
  const texts = [];
  for (const file of fs.readdirSync(folder)) {
    for (const line of fs.readFileSync(path.join(folder, file), "utf8").split("\n")) {
      if (line.trim() !== "") texts.push(JSON.parse(line).filter);
    }
  }
  return texts;
}

/** Different filters, made up to the number by narrowing them as authors do. */
function packOf(filters) {
  const different = [...new Set(filters)].filter((text) => analyse(text, context).bound.evaluable);
  return Array.from({ length: RULES }, (_, i) => {
    const text = different[i % different.length];
    return i < different.length ? text : `(${text}) and userIdentity.type != "AWSService"`;
  });
}

/** Chains and alternatives over a few fields; each third one is contradictory in a way that takes most of it to see. */
function longFilter(seed) {
  const fields = ["exe", "command", "arguments", "user", "cwd", "pid"];
  const parts = [];
  for (let i = 0; i < 66; i++) {
    const field = fields[(i * 7 + seed) % 5];
    parts.push(`(${field} != "/v${i}" or ${field} starts_with "/v${i}" or pid > ${i})`);
  }
  parts.push(seed % 3 === 0 ? "(pid < 0 or pid > 5)" : "pid < 50", seed % 3 === 0 ? "pid = 3" : "pid > 3");
  return `event_type = "audit" and ${parts.join(" and ")}`;
}

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function report(label, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
  console.log(`${label}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`);
}
