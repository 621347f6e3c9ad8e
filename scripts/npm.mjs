// Runs `npm ci` in a folder, as a fresh shell would: what an outer `npm start` or `npm test` has put into the
// environment (its own package's paths and settings) must not steer the inner npm.
import { spawnSync } from "node:child_process";

const KEPT = /^npm_config_(cache|registry|cafile|proxy|https_proxy|noproxy|userconfig|prefer_offline|offline)$/i;

/** The environment without the variables of an outer npm; settings of the machine (cache, registry, proxy) stay. */
export function environmentWithoutNpm(environment = process.env) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/i.test(name) || KEPT.test(name)));
}

/**
 * Installs exactly what the folder's lockfile names; throws when npm does not succeed.
 * npm's output goes to standard error, so that what a script prints itself stays readable by machines.
 */
export function installLocked(folder, ...options) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", ...options], {
    cwd: folder,
    env: environmentWithoutNpm(),
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    throw new Error(`npm ci failed in ${folder}: ${result.error?.message ?? result.signal ?? `exit ${result.status}`}`);
  }
}
