// Opens the samples in the desktop VS Code of this machine, with user data and extensions of their own: the user's
// profile is neither read nor changed.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { outFolder, samplesFolder, vsixFile } from "./project.mjs";
import { CommandFailed } from "./run.mjs";
import { seedSettings, WELCOMING } from "./vscode/settings.mjs";

const PROGRAM = "code";
const ON_WINDOWS = process.platform === "win32";

/** The command line of desktop VS Code, or undefined where there is none that works. */
export function findDesktop() {
  const result = spawnSync(PROGRAM, ["--version"], { shell: ON_WINDOWS, encoding: "utf8" });
  return result.status === 0 && /^\d+\.\d+\.\d+/.test(result.stdout) ? PROGRAM : undefined;
}

export function openDesktop(program) {
  const dataFolder = path.join(outFolder, "desktop", "data");
  const profile = ["--user-data-dir", dataFolder, "--extensions-dir", path.join(outFolder, "desktop", "extensions")];
  // Electron refuses to run as root otherwise.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  seedSettings(dataFolder, WELCOMING);
  run(program, [...profile, ...asRoot, "--install-extension", vsixFile, "--force"]);
  run(program, [...profile, ...asRoot, "--new-window", samplesFolder]);
  console.log(`\nThe samples are open in VS Code, with settings of their own below ${path.dirname(dataFolder)}.`);
}

function run(program, programArguments) {
  const result = spawnSync(program, programArguments, { shell: ON_WINDOWS, stdio: "inherit" });
  if (result.status !== 0) throw new CommandFailed(`${program} ended with ${result.status ?? result.signal}.`);
}
