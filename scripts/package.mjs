// Packs the built extension into dist/rulewright.vsix. Everything is bundled, so no dependency travels with it.
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { distFolder, vsixFile } from "./project.mjs";
import { runTool } from "./run.mjs";

/** Writes the VSIX; the bundles must be there already. */
export function packageExtension() {
  fs.mkdirSync(distFolder, { recursive: true });
  runTool("vsce", [
    ...["package", "--no-dependencies", "--out", vsixFile],
    // The project names no repository: links in the README stay as they are.
    ...["--allow-missing-repository", "--no-rewrite-relative-links"],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) packageExtension();
