// Runs programs and named steps, and says how long each took.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { projectRoot } from "./project.mjs";

/** A program ended badly; it has said why itself, so this needs no stack. */
export class CommandFailed extends Error {
  name = "CommandFailed";
}

/** Runs one of the tools in node_modules/.bin from the project's folder; throws `CommandFailed` when it does. */
export function runTool(name, toolArguments) {
  run(path.join(projectRoot, "node_modules", ".bin", name), toolArguments);
}

/** Runs a script with this Node from the project's folder; throws `CommandFailed` when it fails. */
export function runNode(nodeArguments) {
  run(process.execPath, nodeArguments);
}

/** Prints the step's name, does it, prints how long it took. Gives what the action gives. */
export async function step(name, action) {
  const start = performance.now();
  console.log(`\n▸ ${name}`);
  try {
    return await action();
  } finally {
    console.log(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

/** Errors that say all there is to know: what failed is not these scripts. */
const SELF_EXPLAINING = ["CommandFailed", "EditorUnavailable", "NotSeen"];

/** Top of a script: ends it with what the action gives, or with 1. An error of our own making keeps its stack. */
export async function main(action) {
  try {
    process.exitCode = await action();
  } catch (error) {
    console.error(SELF_EXPLAINING.includes(error.name) ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

function run(program, programArguments) {
  const result = spawnSync(program, programArguments, {
    cwd: projectRoot,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    const name = [path.basename(program), ...programArguments].join(" ");
    throw new CommandFailed(`${name}: ${result.error?.message ?? `exit ${result.status ?? result.signal}`}`);
  }
}
