// Runs every compiled test that needs no editor, on Node's own runner; gives the totals.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { outFolder, projectRoot } from "../project.mjs";
import { readTotals } from "./totals.mjs";

/** Long enough for the slowest property on a busy machine; a test that hangs must not hang the run. */
const TEST_TIMEOUT_MS = 300_000;

/** @param options.slow whether tests whose files are named `*.slow.test.ts` run too: long properties, big inputs */
export function runUnitTests({ slow } = { slow: true }) {
  const totalsFile = path.join(outFolder, "unit-totals.json");
  fs.rmSync(totalsFile, { force: true });
  const result = spawnSync(
    process.execPath,
    [
      "--test",
      `--test-concurrency=${os.availableParallelism()}`,
      `--test-timeout=${TEST_TIMEOUT_MS}`,
      ...reporter("summaryReporter.mjs", "stdout"),
      ...reporter("totalsReporter.mjs", totalsFile),
      ...testFiles(slow),
    ],
    { cwd: projectRoot, stdio: "inherit", env: { ...process.env, NODE_OPTIONS: "--enable-source-maps" } },
  );
  return readTotals(totalsFile, result.status === 0);
}

function testFiles(slow) {
  const folder = path.join(outFolder, "test");
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.js") && !name.startsWith(`editor${path.sep}`))
    .filter((name) => slow || !name.endsWith(".slow.test.js"))
    .sort()
    .map((name) => path.join(folder, name));
}

function reporter(name, destination) {
  const file = path.join(import.meta.dirname, name);
  return [`--test-reporter=${file}`, `--test-reporter-destination=${destination}`];
}
