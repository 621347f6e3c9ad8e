// Runs the tests below test/editor inside a real VS Code; gives the totals. Two runs: a workspace that the user trusts,
// and one that VS Code holds restricted because nobody has trusted it.
import fs from "node:fs";
import path from "node:path";
import { outFolder, projectRoot, samplesFolder } from "../project.mjs";
import { ensureChromium } from "../vscode/chromium.mjs";
import { ensureVSCode } from "../vscode/install.mjs";
import { EditorUnavailable } from "../vscode/unavailable.mjs";
import { addTotals, ONE_FAILURE, ONE_SKIPPED, readTotals } from "./totals.mjs";

const HARNESS = path.join(projectRoot, "scripts/vscode/code.mjs");
const SUITES = [
  { name: "trusted", workspace: [samplesFolder], launchArguments: [] },
  {
    name: "untrusted",
    // What an attacker would add to a folder that looks harmless.
    workspace: [samplesFolder, path.join(projectRoot, "test/fixtures/untrusted")],
    launchArguments: ["--enable-workspace-trust"],
  },
];

/** Where no editor can be had, the suites count as skipped; with `required` (in CI) that is a failure. */
export async function runEditorTests({ required }) {
  try {
    const program = await editorProgram();
    const totals = [];
    for (const suite of SUITES) totals.push(await runSuite(suite, program));
    return addTotals(...totals);
  } catch (error) {
    if (!(error instanceof EditorUnavailable)) throw error;
    console.error(`  No editor tests: ${error.message}`);
    return required ? ONE_FAILURE : ONE_SKIPPED;
  }
}

/** Installs what the tests outside of the editor read from it: the grammars of the languages that ours are put into. */
export function installEditor() {
  try {
    if (process.platform === "linux") ensureVSCode();
  } catch (error) {
    if (!(error instanceof EditorUnavailable)) throw error;
    console.error(`  ${error.message}`);
  }
}

/** Our own host where a download is not to be counted on; elsewhere the desktop build that test-electron downloads. */
async function editorProgram() {
  if (process.platform === "linux") {
    ensureChromium(); // First, because it is the one that may be impossible.
    ensureVSCode();
    return HARNESS;
  }
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  try {
    return await downloadAndUnzipVSCode();
  } catch (error) {
    throw new EditorUnavailable(`VS Code cannot be downloaded: ${error.message}`, { cause: error });
  }
}

async function runSuite({ name, workspace, launchArguments }, program) {
  // test-electron always tells desktop VS Code to trust everything, and offers no way to take that back.
  if (launchArguments.length > 0 && program !== HARNESS) return ONE_SKIPPED;
  const { runTests } = await import("@vscode/test-electron");
  console.log(`\n  ${name} workspace`);
  const scratch = path.join(outFolder, "editor", name);
  fs.rmSync(scratch, { recursive: true, force: true });
  const folder = path.join(scratch, "workspace");
  for (const source of workspace) fs.cpSync(source, folder, { recursive: true });
  const totalsFile = path.join(scratch, "totals.json");
  const endedWell = await succeeds(() =>
    runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(outFolder, "test/editor/index.js"),
      launchArgs: [folder, `--user-data-dir=${path.join(scratch, "data")}`, ...launchArguments],
      extensionTestsEnv: { RULEWRIGHT_SUITE: name, RULEWRIGHT_SUITE_TOTALS: totalsFile },
    }),
  );
  return readTotals(totalsFile, endedWell);
}

async function succeeds(action) {
  try {
    await action();
    return true;
  } catch (error) {
    console.error(`  ${error.message}`);
    return false;
  }
}
