// Entry of the tests that run inside VS Code: runs one suite with mocha and writes down its totals, because the exit
// status alone cannot say how many tests there were.
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import * as vscode from "vscode";

const TEST_TIMEOUT_MS = 60_000;

/** Called by VS Code. The suite is a folder beside this file; both names come from scripts/test/editor.mjs. */
export async function run(): Promise<void> {
  const suite = requiredVariable("RULEWRIGHT_SUITE");
  const totalsFile = requiredVariable("RULEWRIGHT_SUITE_TOTALS");
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: TEST_TIMEOUT_MS, forbidOnly: true, failZero: true });
  mocha.rootHooks({ afterEach: closeEditors });
  const folder = path.join(import.meta.dirname, suite);
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".test.js")) mocha.addFile(path.join(folder, name));
  }
  await mocha.loadFilesAsync();
  const stats = await runToEnd(mocha);
  const totals = { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
  writeFileSync(totalsFile, JSON.stringify(totals));
  if (totals.failed > 0) throw new Error(`${totals.failed} of the tests in VS Code failed.`);
}

/** What one test has opened would cost every later one time: VS Code keeps asking about all that is open. */
async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !document.isUntitled) await document.save(); // Else VS Code would ask what to do with it.
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

function runToEnd(mocha: Mocha): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats === undefined) reject(new Error("Mocha kept no statistics."));
      else resolve(runner.stats);
    });
  });
}

function requiredVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; scripts/test/editor.mjs sets it.`);
  return value;
}
