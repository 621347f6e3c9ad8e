// Bundles the compiled sources into what the product ships: one file each for the extension, the language server, the
// parts of the command line and its threads, and the data files that these read at run time beside themselves.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compileParts } from "./compiled/compileParts.mjs";
import { distFolder, projectRoot } from "./project.mjs";

/** Parts of the command line, which it loads where its sources import them dynamically. The extension starts the server, too. */
const PARTS = [
  { entry: "server/src/cli/run.ts", name: "run.cjs" },
  { entry: "server/src/cli/evalText.ts", name: "evalText.cjs" },
  { entry: "server/src/cli/runCommand.ts", name: "commands.cjs" },
  { entry: "server/src/main.ts", name: "server.cjs" },
];

const BUNDLES = [
  { entry: "client/src/extension.ts", name: "client.cjs", external: ["vscode"], executable: false },
  { entry: "server/src/cli.ts", name: "cli.cjs", external: [], executable: true },
  ...PARTS.map((part) => ({ ...part, external: [], executable: false })),
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

/** Turns the dynamic import of a part into loading its bundle, with the code that V8 has compiled of it. */
const loadParts = {
  name: "load-parts",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path: target, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const entry = path.resolve(resolveDir, target).replace(/\.js$/, ".ts");
      const part = PARTS.find((each) => path.join(projectRoot, each.entry) === entry);
      return part && { path: part.name, namespace: "part" };
    });
    build.onLoad({ filter: /./, namespace: "part" }, ({ path: name }) => ({
      contents: `
        import { join } from "node:path";
        import { loadCompiledPart } from "./server/src/cli/compiledPart.ts";
        module.exports = loadCompiledPart(join(__dirname, ${JSON.stringify(name)}));`,
      resolveDir: projectRoot,
    }));
  },
};

/** What packages import for uses that they are not put to here. Loading it takes a tenth of the time of a start. */
const NEEDLESS = [
  // For commands that are programs of their own.
  { importer: "/commander/", imports: "node:child_process" },
  // To look on the disk for a package that it would match globs with; tinyglobby does that itself.
  { importer: "/fdir/", imports: "module" },
];

const leaveOutNeedless = {
  name: "leave-out-needless",
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?\w+$/ }, ({ importer, path: name }) => {
      const isNeedless = NEEDLESS.some(
        (each) => each.imports === name && importer.split(path.sep).join("/").includes(each.importer),
      );
      return isNeedless ? { path: name, namespace: "needless" } : undefined;
    });
    build.onLoad({ filter: /./, namespace: "needless" }, () => ({
      contents: `
        export function createRequire() {
          const require = () => undefined;
          return Object.assign(require, { resolve: require });
        }`,
    }));
  },
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
  compileParts();
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
    plugins: [loadParts, leaveOutNeedless],
    define: IMPORT_META.define,
    banner: { js: `${executable ? "#!/usr/bin/env node\n" : ""}${IMPORT_META.banner}` },
    legalComments: "none",
    logLevel: "warning",
  });
  if (executable) fs.chmodSync(outfile, 0o755);
}

/** Data of an earlier build, a page of a check that is gone say, must not be shipped; the package may stay. */
function removeOldBundles() {
  const names = [...BUNDLES.map((each) => each.name), ...COPIES.map((each) => each.to.split("/")[0])];
  for (const found of fs.existsSync(distFolder) ? fs.readdirSync(distFolder) : []) {
    // What was compiled of a bundle is called like it, and more.
    if (names.some((name) => found === name || found.startsWith(`${name}.`)))
      fs.rmSync(path.join(distFolder, found), { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await bundle();
