// Who may import whom: the table of ARCHITECTURE.md, checked against every import of the sources. The linter bans the
// same imports while one types; this is the guard that knows all of them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const LANGUAGE = "server/src/language";
/** Everything of the core that packs are built on. */
const BELOW_PACKS: readonly string[] = [
  "foundations",
  "analysis",
  "checks",
  "features",
  "evaluation",
  "proof",
  "changes",
  "coverage",
  "generate",
  "almostFired",
  "alerts",
  "sql",
];

interface Layer {
  readonly name: string;
  /** Folders (ending in a slash), files, or how their names begin. A file belongs to the layer that names the longest part of its path. */
  readonly places: readonly string[];
  /** Other layers. A layer may always import itself. */
  readonly layers: readonly string[];
  /** Packages by name; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

function core(name: string, layers: readonly string[], packages: readonly string[] = []): Layer {
  return { name, places: [`${LANGUAGE}/${name}/`], layers, packages };
}

/** `foundations` in a list stands for these. */
const FOUNDATIONS = ["text", "values", "syntax", "schema", "binding"];
const ON_FOUNDATIONS = ["foundations", "analysis"];

const LAYERS: readonly Layer[] = [
  core("text", []),
  core("values", ["text"]),
  core("syntax", ["text", "values"], ["chevrotain"]),
  core("schema", ["text", "values"]),
  {
    name: "binding",
    places: [`${LANGUAGE}/binding/`, `${LANGUAGE}/analysisContext.ts`],
    layers: ["text", "values", "syntax", "schema"],
    packages: [],
  },
  { ...core("analysis", ["foundations"]), places: [`${LANGUAGE}/analysis.ts`] },
  core("evaluation", ON_FOUNDATIONS),
  core("proof", ON_FOUNDATIONS),
  // What it finds with the proofs' candidates, evaluation judges.
  core("changes", [...ON_FOUNDATIONS, "evaluation", "proof", "events"]),
  core("relations", ["text", "alerts", "proof"]),
  core("alerts", ON_FOUNDATIONS),
  core("sql", ON_FOUNDATIONS),
  core("checks", [...ON_FOUNDATIONS, "proof"]),
  core("coverage", [...ON_FOUNDATIONS, "proof"]),
  core("generate", [...ON_FOUNDATIONS, "proof", "evaluation"]),
  core("almostFired", [...ON_FOUNDATIONS, "proof", "evaluation"]),
  // Inline verdicts are a feature, so features also read evaluations.
  core("features", [...ON_FOUNDATIONS, "checks", "evaluation", "changes"]),
  core("events", ["text", "values", "schema"]),
  // One layer: a pack holds its tests, and a run of tests reads the pack.
  {
    name: "packs",
    places: [`${LANGUAGE}/pack/`, `${LANGUAGE}/ruleTests/`],
    layers: BELOW_PACKS,
    packages: ["yaml", "jsonc-parser"],
  },
  core("document", [...BELOW_PACKS, "packs"]),
  {
    name: "façade",
    places: [`${LANGUAGE}/index.ts`],
    layers: [...BELOW_PACKS, "relations", "events", "packs", "document"],
    packages: [],
  },
  { name: "matcher", places: ["server/src/matcher/"], layers: ["façade"], packages: [] },
  {
    name: "workspace",
    places: ["server/src/workspace/"],
    layers: ["façade", "matcher"],
    packages: ["vscode-languageserver-textdocument"],
  },
  {
    // What only Node can do: the files named node….ts, and the readers of saved events.
    name: "file access",
    places: [
      "server/src/workspace/nodeFiles.ts",
      "server/src/workspace/nodeFileAccess.ts",
      "server/src/workspace/events/",
    ],
    layers: ["façade", "matcher", "workspace"],
    packages: ["node:", "tinyglobby", "fzstd", "hyparquet", "hyparquet-compressors"],
  },
  { name: "protocol", places: ["server/src/protocol.ts"], layers: [], packages: [] },
  {
    name: "lsp",
    places: ["server/src/lsp/", "server/src/main.ts", "server/src/browser.ts"],
    layers: ["façade", "workspace", "file access", "protocol"],
    packages: ["vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  {
    name: "cli",
    places: ["server/src/cli/", "server/src/cli.ts"],
    layers: ["façade", "matcher", "workspace", "file access"],
    packages: ["node:", "commander", "diff", "tinyglobby"],
  },
  { name: "client", places: ["client/src/"], layers: ["protocol"], packages: ["vscode", "vscode-languageclient"] },
];

/** `lsp --stdio` of the command line starts the server: the one place where two entries meet. */
const EXCEPTIONS: readonly string[] = ["server/src/cli/commands/lsp.ts imports lsp (server/src/main.ts)"];

describe("the import table", () => {
  const files = ["client/src", "server/src"].flatMap(typeScriptFilesBelow);

  it("covers every source file", () => {
    assert.ok(files.length > 100, `only ${files.length} files found below ${PROJECT}`);
    assert.deepEqual(
      files.filter((file) => layerOf(file) === undefined),
      [],
    );
  });

  it("holds for every import", () => {
    assert.deepEqual(
      files.flatMap(violationsIn).filter((violation) => !EXCEPTIONS.includes(violation)),
      [],
    );
  });

  it("lets the client take only types from the server", () => {
    const values = typeScriptFilesBelow("client/src").flatMap((file) =>
      importsOf(readSource(file))
        .filter(({ target, isType }) => target.includes("/server/") && !isType)
        .map(({ target }) => `${file} imports values of ${target}`),
    );
    assert.deepEqual(values, []);
  });

  it("is judged on every form of import", () => {
    const source = [
      'import { a } from "./a.js";',
      'import type { B,\n  C } from "../b.js";',
      'export * from "./c.js";',
      'import "./d.js";',
      'const e = await import("./e.js");',
      ' * import { not } from "./example.js";',
    ].join("\n");
    assert.deepEqual(
      importsOf(source).map(({ target, isType }) => `${target}${isType ? " (type)" : ""}`),
      ["./a.js", "../b.js (type)", "./c.js", "./d.js", "./e.js"],
    );
  });
});

function violationsIn(file: string): readonly string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [];
  const allowed = new Set(layer.layers.flatMap((name) => (name === "foundations" ? FOUNDATIONS : [name])));
  return importsOf(readSource(file)).flatMap(({ target }) => {
    if (!target.startsWith(".")) {
      return layer.packages.some((name) => isOfPackage(target, name)) ? [] : [`${file} imports package ${target}`];
    }
    const imported = path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, ".ts");
    const name = layerOf(imported)?.name ?? "something outside every layer";
    return name === layer.name || allowed.has(name) ? [] : [`${file} imports ${name} (${imported})`];
  });
}

function isOfPackage(target: string, name: string): boolean {
  return name === "node:" ? target.startsWith(name) : target === name || target.startsWith(`${name}/`);
}

function layerOf(file: string): Layer | undefined {
  const lengthIn = ({ places }: Layer) =>
    Math.max(0, ...places.filter((each) => file.startsWith(each)).map((each) => each.length));
  const [nearest] = LAYERS.filter((layer) => lengthIn(layer) > 0).toSorted((a, b) => lengthIn(b) - lengthIn(a));
  return nearest;
}

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

/** The imports of a source. Comments and strings do not count, as long as no line of theirs begins like an import. */
function importsOf(source: string): readonly Import[] {
  const statement = /^(?:import|export)\s+(?:(?<what>[^"';=]*?)\bfrom\s+)?"(?<target>[^"\n]+)";$/gm;
  const dynamic = /\bimport\((?<what>)\s*"(?<target>[^"\n]+)"/g;
  return [statement, dynamic].flatMap((form) =>
    [...source.matchAll(form)].map(({ groups }) => ({
      target: groups?.["target"] ?? "",
      isType: takesOnlyTypes(groups?.["what"] ?? ""),
    })),
  );
}

function takesOnlyTypes(what: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(what)?.[1]
      ?.split(",")
      .filter((name) => name.trim() !== "") ?? [];
  return /^\s*type\b/.test(what) || (names.length > 0 && names.every((name) => /^\s*type\b/.test(name)));
}

function readSource(file: string): string {
  return readFileSync(path.join(PROJECT, file), "utf8");
}

function typeScriptFilesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")));
}
