// Runs tests as the Test Explorer does, and reads what it then shows. The command answers with the run's results as
// VS Code keeps them, so that nothing in the extension exists for the sake of its tests.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "./eventually.js";

export interface ShownTest {
  /** From the pack to the test. */
  readonly path: readonly string[];
  readonly state: "passed" | "failed" | "errored" | "other";
  /** VS Code's names for the run, and for the test in it. */
  readonly run: string;
  readonly id: string;
}

/** Runs every test of a document and gives the results of the tests themselves, without those of packs and rules. */
export function runTestsOf({ uri }: vscode.TextDocument): Promise<readonly ShownTest[]> {
  return eventually(async () => {
    const result: unknown = await vscode.commands.executeCommand("testing.run.uri", uri);
    const tests = testsIn(result).filter(({ path }) => path.length === DEPTH);
    return tests.length === 0 ? undefined : tests;
  });
}

export interface ShownFailure {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** What a failed test says, as the peek view shows it. */
export async function failureOf(test: ShownTest): Promise<ShownFailure> {
  const read = async (index: number, part: string) => {
    const uri = vscode.Uri.from({
      scheme: "vscode-test-data",
      authority: "results",
      path: `/${test.run}/message/0/${index}/${part}`,
      query: test.id,
    });
    return (await vscode.workspace.openTextDocument(uri)).getText();
  };
  // What the run prints for a test is counted among the test's messages, but compares nothing.
  for (let index = 0; index < MOST_MESSAGES; index++) {
    const expected = await read(index, "ExpectedOutput").catch(() => undefined);
    if (expected === undefined) continue;
    return { message: await read(index, "TestFailureMessage"), expected, actual: await read(index, "ActualOutput") };
  }
  return assert.fail(`${test.path.join(" › ")} failed without saying what it expected.`);
}

const MOST_MESSAGES = 5;
/** Pack, rule, test. */
const DEPTH = 3;
/** VS Code's own numbers. */
const STATES: readonly ShownTest["state"][] = ["other", "other", "other", "passed", "failed", "other", "errored"];

function testsIn(result: unknown): readonly ShownTest[] {
  const { id: run, items } = asRecord(result);
  const all = asArray(items);
  const labels = new Map(all.map((item) => [idOf(item), String(asRecord(asRecord(item)["item"])["label"])]));
  return all.map((item) => {
    // An id is the parents' ids and its own; the first of them is the controller's.
    const id = idOf(item);
    const parts = id.split("\0");
    const ids = parts.slice(1).map((_, index) => parts.slice(0, index + 2).join("\0"));
    const state = STATES[Number(asRecord(item)["ownComputedState"])] ?? "other";
    return { path: ids.map((each) => labels.get(each) ?? each), state, run: String(run), id };
  });
}

function idOf(item: unknown): string {
  const { extId } = asRecord(asRecord(item)["item"]);
  assert.ok(typeof extId === "string", "VS Code's results have another form than they had.");
  return extId;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
