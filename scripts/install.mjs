// Puts the project's packages in place on a fresh clone, and again whenever the lockfile names other versions than
// node_modules holds. Uses nothing but Node itself, because nothing else is there yet.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installLocked } from "./npm.mjs";
import { projectRoot } from "./project.mjs";

/** Installs when needed. Returns whether it had to. */
export function install() {
  if (isInstalled(projectRoot)) return false;
  installLocked(projectRoot);
  return true;
}

/**
 * Compares contents, not dates: a checkout touches files without changing them, and a needless `npm ci` would empty
 * node_modules under the feet of whoever else is using the folder.
 */
function isInstalled(folder) {
  const wanted = packagesOf(path.join(folder, "package-lock.json"));
  const present = packagesOf(path.join(folder, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "") return true;
    const found = present[place];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

function packagesOf(lockfile) {
  if (!fs.existsSync(lockfile)) return undefined;
  return JSON.parse(fs.readFileSync(lockfile, "utf8")).packages;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(install() ? "Installed." : "Already installed.");
}
