/** Packs and their tests, read from the disk. */

import { dirname, join } from "node:path";
import { foldersIn, isFile, readTextFile } from "../workspace/nodeFiles.js";
import type { PackFileAccess } from "../workspace/ruleTestFiles.js";

export const diskAccess: PackFileAccess = {
  readText: (path) => (isFile(path) ? readTextFile(path) : undefined),
  folderOf: dirname,
  join,
  findTsctlRules: (folder) =>
    foldersIn(folder)
      .map((name) => join(folder, name, "rule.json"))
      .filter(isFile),
};
