/** Where the settings of a project stand: in the folder where the user is, or above it. */

import { dirname, join, resolve } from "node:path";
import { isFile } from "../workspace/nodeFiles.js";

const NAMES = ["rulewright.json", ".rulewright.json"];

/** `undefined` where there are none. */
export function nearestSettings(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = NAMES.map((name) => join(folder, name)).find(isFile);
    if (path !== undefined || dirname(folder) === folder) return path;
  }
}
