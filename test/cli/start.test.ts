/**
 * What keeps the start of the bundled command line short: it loads only the parts that a command needs, with the code that
 * V8 compiled of them while they were bundled. How long that takes is measured elsewhere; this guards how it is done.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { readArguments } from "../../server/src/cli/args.js";
import { compiledCodeFile } from "../../server/src/cli/compiledPart.js";
import { evalText } from "../../server/src/cli/evalText.js";
import type { CommonOptions, EvalCommand } from "../../server/src/cli/request.js";
import { runCommand } from "../../server/src/cli/runCommand.js";
import { createTerminal } from "../../server/src/cli/terminal.js";
import { projectFolder } from "../support/commandLine.js";
import { scratchFolder } from "../support/scratchFolder.js";

const dist = path.join(projectFolder, "dist");
const probe = pathToFileURL(path.join(import.meta.dirname, "../support/startProbe.js")).href;
const ECR = path.join(projectFolder, "samples/cloudtrail-ecr");
/** Reads arguments, and loads the other parts. */
const RUN = "run.cjs: compiled code used";
const EVENTS = '{"eventName":"PutImage"}\n{"eventName":"GetImage"}\n';

function runBuilt(args: readonly string[], cwd: string, program = dist) {
  const env = { ...process.env, LC_ALL: "C", NO_COLOR: "1", FORCE_COLOR: "", NODE_OPTIONS: "" };
  const run = spawnSync(process.execPath, ["--import", probe, path.join(program, "cli.cjs"), ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { code: run.status, out: run.stdout, err: run.stderr.split("\n").filter((line) => line !== "") };
}

describe("the start of the command line", () => {
  it("loads little for the version, for help and for wrong usage, and of Node only what it needs", () => {
    for (const args of [["--version"], ["eval", "--help"], ["lnit"]]) {
      const { err } = runBuilt(args, projectFolder);
      assert.deepEqual(
        err.filter((line) => !line.startsWith("rulewright: ")),
        [RUN],
      );
    }
  });

  it("loads one part more to judge by a filter, with code that is compiled already", (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", EVENTS);
    const { code, out, err } = runBuilt(["eval", 'eventName = "PutImage"', "events.ndjson", "--count"], folder.path);
    assert.deepEqual([code, out, err], [0, "1 of 2 events match.\n", [RUN, "evalText.cjs: compiled code used"]]);
  });

  it("loads everything for packs", () => {
    const { code, err } = runBuilt(["lint", path.join(ECR, "ecr.rules.yaml")], projectFolder);
    assert.deepEqual([code, err], [0, [RUN, "commands.cjs: compiled code used"]]);
  });

  it("has neither packs nor checks nor proofs in the part that judges by a filter", () => {
    const [judging, everything] = ["evalText.cjs", "commands.cjs"].map((name) =>
      fs.readFileSync(path.join(dist, name), "utf8"),
    );
    for (const name of ["YAMLParseError", "duplicate-rule-name", "contradictory-predicates", "undefined-list"]) {
      assert.ok(everything?.includes(name), `${name} names something in the program`);
      assert.ok(!judging?.includes(name), `${name} is loaded to judge by a filter`);
    }
  });

  it("leaves no dynamic import in compiled code, where it would not work", () => {
    for (const name of ["run.cjs", "evalText.cjs", "commands.cjs"])
      assert.doesNotMatch(fs.readFileSync(path.join(dist, name), "utf8"), /\bimport\(/, name);
  });

  it("starts the language server, which is a part as well", () => {
    // Its input ends at once, and so does it.
    const { err } = runBuilt(["lsp"], projectFolder);
    const parts = [RUN, "commands.cjs: compiled code used", "server.cjs: compiled code none"];
    assert.deepEqual(
      err.filter((line) => line.includes(": ")),
      parts,
    );
  });

  it("does without compiled code that is missing or damaged", (test) => {
    const folder = scratchFolder(test);
    folder.write("events.ndjson", EVENTS);
    fs.cpSync(dist, path.join(folder.path, "dist"), { recursive: true, filter: (file) => !file.endsWith(".vsix") });
    const program = path.join(folder.path, "dist");
    const codeFile = compiledCodeFile(path.join(program, "evalText.cjs"));
    const whole = fs.readFileSync(codeFile);
    for (const [content, expected] of [
      [whole.subarray(0, whole.length / 2), "rejected"],
      [Buffer.from("not code"), "rejected"],
      [undefined, "none"],
    ] as const) {
      if (content === undefined) fs.rmSync(codeFile);
      else fs.writeFileSync(codeFile, content);
      const args = ["eval", 'eventName = "PutImage"', "events.ndjson", "--count"];
      const { code, out, err } = runBuilt(args, folder.path, program);
      const loaded = [RUN, `evalText.cjs: compiled code ${expected}`];
      assert.deepEqual([code, out, err], [0, "1 of 2 events match.\n", loaded]);
    }
  });
});

describe("judging by a filter without the rest of the program", () => {
  const cases: readonly (readonly string[])[] = [
    ['eventName = "PutImage"'],
    ['eventName = "PutImage"', "--format", "json"],
    ['eventName = "PutImage"', "--format", "ndjson", "--explain"],
    ['eventName = "PutImage"', "--all", "--explain"],
    ['eventName = "PutImage"', "--count", "--type", "cloudtrail"],
    ["eventName exists and not eventName starts_with 'Get'"],
    ["unknown.field = 1"],
    [""],
    ['# says nothing\neventName = "PutImage"'],
  ];

  it("says what the whole program says", async () => {
    for (const args of cases) {
      const quick = await output(args, evalText);
      assert.deepEqual(quick, await output(args, runCommand), JSON.stringify(args));
    }
  });

  it("leaves to the whole program what it takes more for", async (test) => {
    const folder = scratchFolder(test);
    folder.write("one.tsq", 'eventName = "PutImage"');
    folder.write("below/rulewright.json", '{ "dialect": "platform" }');
    const others: readonly (readonly [args: readonly string[], cwd: string])[] = [
      [["eventName = PutImage"], folder.path],
      [["eventName in @Names"], folder.path],
      [['eventName = "PutImage"', "--list", "Names=names.txt"], folder.path],
      [['eventName = "PutImage"', "--rule", "one"], folder.path],
      [["one.tsq"], folder.path],
      [[path.join(ECR, "ecr.rules.yaml")], folder.path],
      [["missing.rules.yaml"], folder.path],
      [['eventName = "PutImage"'], path.join(folder.path, "below")],
      [['eventName = "PutImage"', "--config", "below/rulewright.json"], folder.path],
    ];
    for (const [args, cwd] of others) {
      const { troubles, out, err } = await output(args, evalText, cwd);
      assert.deepEqual([troubles, out, err], [undefined, "", ""], JSON.stringify(args));
    }
  });
});

type Eval = EvalCommand & { readonly options: CommonOptions };
type Runs = (request: Eval, terminal: ReturnType<typeof createTerminal>) => Promise<readonly string[] | undefined>;

async function output(args: readonly string[], run: Runs, cwd = projectFolder) {
  const written = { out: "", err: "" };
  const streamTo = (name: "out" | "err") => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
    once: () => undefined,
  });
  async function* stdin() {
    yield Buffer.from(EVENTS);
  }
  const host = { env: {}, stdin: stdin(), stdout: streamTo("out"), stderr: streamTo("err"), cwd: () => cwd };
  const request = readArguments(["eval", ...args], "en", () => "0");
  assert.ok(request.kind === "eval");
  const troubles = await run(request, createTerminal("en", undefined, new AbortController().signal, host));
  return { troubles, ...written };
}
