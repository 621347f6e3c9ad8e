// A reporter of Node's test runner for people: one line for each file, every failure in full, and what tests print
// themselves (a property's seed, say).
import path from "node:path";
import { inspect } from "node:util";
import { projectRoot } from "../project.mjs";
import { outcomeOf } from "./outcome.mjs";
import { NONE } from "./totals.mjs";

/** The runner's own counts at the end; ours are printed by whoever runs all suites. */
const RUNNER_COUNTS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

export default async function* summaryReporter(events) {
  const files = new Map();
  const failures = [];
  for await (const event of events) {
    const { type, data } = event;
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (type === "test:diagnostic" && !RUNNER_COUNTS.test(data.message)) yield `  ${data.message}\n`;
    const outcome = outcomeOf(event);
    if (outcome === undefined) continue;
    const file = files.get(data.file) ?? { totals: { ...NONE }, skipped: [], milliseconds: 0 };
    files.set(data.file, file);
    file.totals[outcome.kind]++;
    file.milliseconds += data.details.type === "suite" ? 0 : data.details.duration_ms;
    if (outcome.kind === "skipped") file.skipped.push(`${data.name}: ${outcome.reason}`);
    if (outcome.kind === "failed") failures.push({ ...outcome, file: data.file, name: data.name });
  }
  for (const [name, file] of files) yield describeFile(name, file);
  for (const failure of failures) yield describeFailure(failure);
}

function describeFile(name, { totals, skipped, milliseconds }) {
  const failed = totals.failed > 0 ? `, ${totals.failed} FAILED` : "";
  const reasons = skipped.map((reason) => `      skipped: ${reason}\n`).join("");
  const mark = totals.failed > 0 ? "✗" : "✓";
  return `  ${mark} ${shortName(name)}  ${totals.passed} passed${failed}  ${(milliseconds / 1000).toFixed(2)} s\n${reasons}`;
}

function describeFailure({ file, name, reason }) {
  const details = typeof reason === "string" ? reason : inspect(reason, { depth: 6, maxStringLength: 4_000 });
  return `\n✗ ${shortName(file)}${path.isAbsolute(name) ? "" : ` › ${name}`}\n${details.replace(/^/gm, "    ")}\n`;
}

function shortName(file) {
  return path.relative(projectRoot, file ?? "(no file)").replace(/^out\b./, "");
}
