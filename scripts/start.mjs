// `npm start`: from a fresh clone to the samples in a real VS Code with the extension. Without a terminal, or with
// --once, a script uses that VS Code instead of a person, prints what it sees and exits with 0 or 1.
import fs from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { findDesktop, openDesktop } from "./desktop.mjs";
import { withWorkbench } from "./drive/session.mjs";
import { tour } from "./drive/tour.mjs";
import { cliFile, outFolder, projectRoot, samplesFolder } from "./project.mjs";
import { main, runNode, step } from "./run.mjs";
import { serveWorkbench } from "./serve.mjs";

const hasPerson = process.stdin.isTTY && process.stdout.isTTY && !process.argv.includes("--once");

await main(async () => {
  await build();
  await step("Lint the sample packs", () => runNode([cliFile, "lint", ...cleanSamples()]));
  await step("Run the rule tests of the sample packs", () =>
    runNode([cliFile, "test", ...cleanSamples().filter(holdsPack)]),
  );
  if (hasPerson) return openForPerson();
  await step("Use the extension in VS Code", () => withWorkbench((place) => tour(place, console.log)));
  console.log(`\nAll of it worked. Screenshots are in ${outFolder}.`);
});

/** The folders that are to be without findings: all but the one that shows what is found. */
function cleanSamples() {
  return fs
    .readdirSync(samplesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "mistakes")
    .map((entry) => path.posix.join("samples", entry.name));
}

function holdsPack(folder) {
  const names = fs.readdirSync(path.join(projectRoot, folder), { recursive: true });
  return names.some((name) => /\.rules\.(?:ya?ml|json)$|(?:^|[\\/])ruleset\.json$/.test(name));
}

async function openForPerson() {
  const desktop = findDesktop();
  if (desktop === undefined) await serveWorkbench();
  else openDesktop(desktop);
}
