// Lets V8 compile the parts of the command line while they are bundled: it runs the bundled program as a user would, and
// keeps the code of what was called. A command then starts without compiling that again.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cliFile, samplesFolder } from "../project.mjs";
import { CommandFailed } from "../run.mjs";

const pack = path.join(samplesFolder, "cloudtrail-ecr", "ecr.rules.yaml");
const events = path.join(samplesFolder, "cloudtrail-ecr", "events");

/** What is called in one of these is kept, each on top of those before. */
const RUNS = [
  ["eval", 'eventSource = "ecr.amazonaws.com" and not eventName starts_with "Describe"', events],
  ["eval", pack, events, "--count"],
  ["lint", pack],
];

/** Writes what V8 has compiled beside the bundled parts. */
export function compileParts() {
  const preload = pathToFileURL(path.join(import.meta.dirname, "keepCompiledCode.mjs")).href;
  for (const command of RUNS) {
    const { status, stderr } = spawnSync(process.execPath, ["--import", preload, cliFile, ...command], {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    if (status !== 0) throw new CommandFailed(`rulewright ${command.join(" ")}: exit code ${status}: ${stderr}`);
  }
}
