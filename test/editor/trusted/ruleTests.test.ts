import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { click, lens, replace } from "../ask.js";
import { openInEditor } from "../extension.js";
import { RULE, writeFolder, yamlPack } from "../hosts.js";
import { failureOf, runTestsOf } from "../testResults.js";

const TESTS = `    tests:
      - name: somebody stops the trail
        event: {event_type: cloudtrail, eventName: StopLogging}
        expect: alert
      - name: somebody creates a user
        event: {event_type: cloudtrail, eventName: CreateUser}
        expect: no-match
`;

async function openPack(tests: string): Promise<vscode.TextEditor> {
  const pack = yamlPack(`'event_type = "cloudtrail" and eventName = "StopLogging"'`, tests);
  return openInEditor(await writeFolder({ "case.rules.yaml": pack }), "case.rules.yaml");
}

describe("rule tests in the Test Explorer", () => {
  it("run and pass", async () => {
    const { document } = await openPack(TESTS);
    assert.deepEqual(
      (await runTestsOf(document)).map(({ path, state }) => [path, state]),
      [
        [["Cases", RULE, "somebody stops the trail"], "passed"],
        [["Cases", RULE, "somebody creates a user"], "passed"],
      ],
    );
  });

  it("say what they expected, what they got and why", async () => {
    const editor = await openPack(TESTS);
    // Not saved: what is judged is what the author sees.
    await replace(editor, '"StopLogging"', '"DeleteTrail"');
    const [failed, passed] = await runTestsOf(editor.document);
    assert.equal(passed?.state, "passed");
    assert.equal(failed?.state, "failed");
    assert.ok(failed);
    const { message, expected, actual } = await failureOf(failed);
    assert.deepEqual([expected, actual], ["alert", "no-match"]);
    assert.match(message, /✗ .*eventName = "DeleteTrail".*StopLogging/);
  });

  it("report a filter that cannot be judged as an error of the test", async () => {
    const editor = await openPack(TESTS);
    await replace(editor, '= "StopLogging"', "=");
    const results = await runTestsOf(editor.document);
    assert.deepEqual(
      results.map(({ state }) => state),
      ["errored", "errored"],
    );
  });

  it("of the samples all pass", async () => {
    for (const [folder, file, least] of [
      ["fargate", "fargate.rules.yaml", 30],
      ["host", "host.rules.json", 10],
    ] as const) {
      const { document } = await openInEditor(folder, file);
      const results = await runTestsOf(document);
      assert.ok(results.length >= least, `${file}: ${results.length} tests`);
      assert.deepEqual(
        results.filter(({ state }) => state !== "passed"),
        [],
      );
    }
  });

  it("run from the lens above their rule", async () => {
    const { document } = await openPack(TESTS);
    await click(await lens(document, "Run 2 tests"));
    await vscode.commands.executeCommand("testing.clearTestResults");
  });
});
