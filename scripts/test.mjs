// `npm test`: everything, from a fresh clone. With --fast, only what needs no editor.
// Its last line adds up all suites: "N passed, M failed".
import fs from "node:fs";
import { bundle } from "./bundle.mjs";
import { compile } from "./compile.mjs";
import { install } from "./install.mjs";
import { packageExtension } from "./package.mjs";
import { sharedDataFolder } from "./project.mjs";
import { main, step } from "./run.mjs";
import { installEditor, runEditorTests } from "./test/editor.mjs";
import { addTotals, describeTotals, NONE, ONE_FAILURE, succeeded } from "./test/totals.mjs";
import { runUnitTests } from "./test/unit.mjs";

const isFast = process.argv.includes("--fast");
const isContinuousIntegration = !["", "0", "false"].includes(process.env.CI ?? "");

await main(async () => {
  const totals = await runAll().catch((error) => {
    console.error(`\n✗ ${error.stack}`);
    return ONE_FAILURE;
  });
  console.log(`\n${describeTotals(totals)}`);
  return succeeded(totals) ? 0 : 1;
});

async function runAll() {
  await step("Install packages", install);
  await step("Compile", compile);
  await step("Bundle", bundle); // First, because tests of the command line run the built one.
  if (!isFast) await step("Install VS Code", installEditor);
  const withoutEditor = addTotals(checkSharedData(), await step("Tests without an editor", runUnitTests));
  if (isFast) return withoutEditor;
  await step("Package", packageExtension);
  const inEditor = await step("Tests in VS Code", () => runEditorTests({ required: isContinuousIntegration }));
  return addTotals(withoutEditor, inEditor);
}

/** Tests that read the shared data are skipped where it is not present. In CI that would hide most of them. */
function checkSharedData() {
  if (fs.existsSync(sharedDataFolder) || !isContinuousIntegration) return NONE;
  console.error(`✗ ${sharedDataFolder} is missing, and CI must not skip the tests that read it.`);
  return ONE_FAILURE;
}
