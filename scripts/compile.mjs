// Type-checks and compiles all of TypeScript to out/, after removing what no source stands for any more: the output of
// a deleted test would otherwise still run, and the output of a deleted module would still be found.
import fs from "node:fs";
import path from "node:path";
import { outFolder, projectRoot } from "./project.mjs";
import { runTool } from "./run.mjs";

const COMPILED_FOLDERS = ["client", "server", "test"];
const OUTPUT = /\.([cm]?)(?:js|d\.\1ts)(?:\.map)?$/;

export function compile() {
  removeStaleOutput();
  runTool("tsc", ["-b"]);
}

function removeStaleOutput() {
  for (const folder of COMPILED_FOLDERS) {
    for (const output of filesBelow(path.join(outFolder, folder))) {
      const source = path.join(projectRoot, path.relative(outFolder, output)).replace(OUTPUT, ".$1ts");
      if (OUTPUT.test(output) && !fs.existsSync(source)) fs.rmSync(output);
    }
  }
}

function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
