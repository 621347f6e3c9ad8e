// `npm run ready`: the one check before a review. Stops at the first step that fails.
import { bundle } from "./bundle.mjs";
import { compile } from "./compile.mjs";
import { install } from "./install.mjs";
import { CommandFailed, main, runNode, runTool, step } from "./run.mjs";
import { describeTotals, succeeded } from "./test/totals.mjs";
import { runUnitTests } from "./test/unit.mjs";

await main(async () => {
  const start = performance.now();
  await step("Install packages", install);
  await step("Generated files are current", () => runNode(["scripts/codegen.mjs", "--check"]));
  await step("Types", compile);
  await step("Lint and format", () => runTool("biome", ["check", "--error-on-warnings"]));
  await step("Bundle", bundle);
  await step("Fast tests", () => {
    const totals = runUnitTests({ slow: false });
    if (!succeeded(totals)) throw new CommandFailed(describeTotals(totals));
    console.log(`  ${describeTotals(totals)}`);
  });
  console.log(`\nReady, after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
});
