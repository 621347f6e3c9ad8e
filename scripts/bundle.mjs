// Bundles the compiled sources into what the product ships: one file each for the extension, the language server, the
// command line and its threads, and the data files that these read at run time beside themselves.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { distFolder, projectRoot } from "./project.mjs";

const BUNDLES = [
  { entry: "client/src/extension.ts", name: "client.cjs", external: ["vscode"], executable: false },
  { entry: "server/src/main.ts", name: "server.cjs", external: [], executable: false },
  { entry: "server/src/cli.ts", name: "cli.cjs", external: [], executable: true },
  // Started by the command line, which looks for them beside itself.
  {
    entry: "server/src/workspace/events/judgingWorker.ts",
    name: "judgingWorker.cjs",
    external: [],
    executable: false,
  },
  { entry: "server/src/cli/relating/relatingWorker.ts", name: "relatingWorker.cjs", external: [], executable: false },
  // Started by all of them where there is a Parquet file.
  {
    entry: "server/src/workspace/events/parquet/parquetWorker.ts",
    name: "parquetWorker.cjs",
    external: [],
    executable: false,
  },
];

/** Copied next to the bundles. In a bundle, `new URL("./data/…", import.meta.url)` finds them. */
const COPIES = [
  { from: "server/src/language/schema/data/cloudtrail.json", to: "data/cloudtrail.json" },
  { from: "docs/checks", to: "checks" },
];

/** `import.meta` does not exist in CommonJS, so these stand in for it at the top of each bundle. */
const IMPORT_META = {
  define: {
    "import.meta.url": "bundleUrl",
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
  },
  banner: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;',
};

/** Writes `dist/`; throws when an entry, a data file or anything they import is missing. */
export async function bundle() {
  // Imported late, so that scripts can be loaded before the packages are installed.
  const { build } = await import("esbuild");
  removeOldBundles();
  await Promise.all(BUNDLES.map((each) => bundleOne(build, each)));
  for (const { from, to } of COPIES) {
    fs.cpSync(path.join(projectRoot, from), path.join(distFolder, to), { recursive: true });
  }
}

async function bundleOne(build, { entry, name, external, executable }) {
  const outfile = path.join(distFolder, name);
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile,
    external,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    define: IMPORT_META.define,
    banner: { js: `${executable ? "#!/usr/bin/env node\n" : ""}${IMPORT_META.banner}` },
    legalComments: "none",
    logLevel: "warning",
  });
  if (executable) fs.chmodSync(outfile, 0o755);
}

/** Data of an earlier build, a page of a check that is gone say, must not be shipped; the package may stay. */
function removeOldBundles() {
  for (const name of [...BUNDLES.map((each) => each.name), ...COPIES.map((each) => each.to.split("/")[0])]) {
    fs.rmSync(path.join(distFolder, name), { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await bundle();
