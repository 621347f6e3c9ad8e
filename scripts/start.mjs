// `npm start`: from a fresh clone to the samples in a real VS Code with the extension. Without a terminal, or with
// --once, a script uses that VS Code instead of a person, prints what it sees and exits with 0 or 1.
import { build } from "./build.mjs";
import { findDesktop, openDesktop } from "./desktop.mjs";
import { withWorkbench } from "./drive/session.mjs";
import { tour } from "./drive/tour.mjs";
import { cliFile, outFolder } from "./project.mjs";
import { main, runNode, step } from "./run.mjs";
import { serveWorkbench } from "./serve.mjs";

const hasPerson = process.stdin.isTTY && process.stdout.isTTY && !process.argv.includes("--once");

await main(async () => {
  await build();
  await step("Lint the sample packs", () => runNode([cliFile, "lint", "samples"]));
  await step("Run the rule tests of the sample packs", () => runNode([cliFile, "test", "samples"]));
  if (hasPerson) return openForPerson();
  await step("Use the extension in VS Code", () => withWorkbench((place) => tour(place, console.log)));
  console.log(`\nAll of it worked. Screenshots are in ${outFolder}.`);
});

async function openForPerson() {
  const desktop = findDesktop();
  if (desktop === undefined) await serveWorkbench();
  else openDesktop(desktop);
}
