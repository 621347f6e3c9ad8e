// Where things lie: the one place that knows the project's folders by name.
import path from "node:path";

export const projectRoot = path.resolve(import.meta.dirname, "..");

/** Compiled TypeScript, test results and screenshots; never committed, safe to delete. */
export const outFolder = path.join(projectRoot, "out");

/** What package.json names: the bundled extension, server and command line, and the VSIX. */
export const distFolder = path.join(projectRoot, "dist");

export const samplesFolder = path.join(projectRoot, "samples");
export const vsixFile = path.join(distFolder, "rulewright.vsix");
export const cliFile = path.join(distFolder, "cli.cjs");

/** Events and verdicts by others, present where the project is developed; tests that read them are skipped elsewhere. */
export const sharedDataFolder = path.resolve(projectRoot, "../shared/data");
