// The arithmetic of the test run itself: a run that counts wrongly would let every other test fail in silence.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";

const SCRIPTS = path.resolve(import.meta.dirname, "../../scripts");

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Outcome {
  readonly kind: keyof Totals;
}

async function load(name: string): Promise<unknown> {
  return import(pathToFileURL(path.join(SCRIPTS, name)).href);
}

function functionOf<Parameters extends readonly unknown[], Result>(module: unknown, name: string) {
  assert.ok(typeof module === "object" && module !== null && name in module, `no ${name}`);
  const found: unknown = Reflect.get(module, name);
  assert.ok(typeof found === "function", `${name} is no function`);
  return (...parameters: Parameters): Result => Reflect.apply(found, undefined, parameters);
}

describe("the totals of a test run", async () => {
  const totals = await load("test/totals.mjs");
  const succeeded = functionOf<[Totals], boolean>(totals, "succeeded");
  const describeTotals = functionOf<[Totals], string>(totals, "describeTotals");
  const addTotals = functionOf<Totals[], Totals>(totals, "addTotals");
  const readTotals = functionOf<[string, boolean], Totals>(totals, "readTotals");

  it("are a success only if something passed and nothing failed", () => {
    assert.equal(succeeded({ passed: 1, failed: 0, skipped: 3 }), true);
    assert.equal(succeeded({ passed: 9, failed: 1, skipped: 0 }), false);
    assert.equal(succeeded({ passed: 0, failed: 0, skipped: 3 }), false);
  });

  it("add up and are told in one line", () => {
    const sum = addTotals({ passed: 1, failed: 0, skipped: 0 }, { passed: 2, failed: 4, skipped: 1 });
    assert.equal(describeTotals(sum), "3 passed, 4 failed, 1 skipped");
    assert.equal(describeTotals({ passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
  });

  it("count a suite that wrote none as one failure", () => {
    assert.equal(readTotals(path.join(SCRIPTS, "no-such-file.json"), true).failed, 1);
  });
});

describe("the outcome of a test", async () => {
  const outcomeOf = functionOf<[unknown], Outcome | undefined>(await load("test/outcome.mjs"), "outcomeOf");
  const kindOf = (type: string, data: object) =>
    outcomeOf({ type, data: { name: "it works", details: {}, ...data } })?.kind;

  it("is passed, failed or skipped", () => {
    assert.equal(kindOf("test:pass", {}), "passed");
    assert.equal(kindOf("test:fail", { details: { error: { failureType: "testCodeFailure" } } }), "failed");
    assert.equal(kindOf("test:pass", { skip: "no data" }), "skipped");
    assert.equal(kindOf("test:diagnostic", {}), undefined);
  });

  it("is a failure where a file holds no test", () => {
    assert.equal(kindOf("test:pass", { name: "/somewhere/empty.test.js" }), "failed");
  });

  it("counts a suite through its tests, or where its own body threw", () => {
    const suite = (failureType: string) => ({ details: { type: "suite", error: { failureType } } });
    assert.equal(kindOf("test:pass", { details: { type: "suite" } }), undefined);
    assert.equal(kindOf("test:fail", suite("subtestsFailed")), undefined);
    assert.equal(kindOf("test:fail", suite("testCodeFailure")), "failed");
  });
});

describe("the command line of the stand-in for VS Code", async () => {
  interface CommandLine {
    has(name: string): boolean;
    all(name: string): readonly string[];
    last(name: string): string | undefined;
    readonly files: readonly string[];
  }
  const parse = functionOf<[readonly string[]], CommandLine>(await load("vscode/commandLine.mjs"), "parseCommandLine");

  it("takes values after a sign of equality or as the next word, and files", () => {
    const line = parse([
      "--user-data-dir=a=b",
      "--extensionDevelopmentPath",
      "x",
      "folder",
      "--extensionDevelopmentPath=y",
    ]);
    assert.equal(line.last("user-data-dir"), "a=b");
    assert.deepEqual(line.all("extensionDevelopmentPath"), ["x", "y"]);
    assert.deepEqual(line.files, ["folder"]);
  });

  it("gives a flag no value", () => {
    const line = parse(["--disable-extensions", "folder", "--", "--not-an-option"]);
    assert.equal(line.has("disable-extensions"), true);
    assert.deepEqual(line.files, ["folder", "--not-an-option"]);
  });
});
