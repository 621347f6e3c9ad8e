import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { codeOf, diagnostic, diagnosticsOf, hoverAt, noDiagnostic, rangeOf, replace } from "../ask.js";
import { eventually } from "../eventually.js";
import { HOSTS, openFilter, YAML } from "../hosts.js";

describe("diagnostics", () => {
  for (const host of HOSTS) {
    it(`stand at the very characters of ${host.name}, with the check's page`, async () => {
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventNam = "StopLogging"');
      const found = await diagnostic(document, "unknown-field");
      assert.deepEqual(found.range, rangeOf(document, "eventNam"));
      assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
      assert.match(found.message, /eventNam.*eventName/s);
      assert.ok(typeof found.code === "object", "The code leads nowhere.");
      assert.match(found.code.target.path, /\/checks\/unknown-field\.md$/);
      await vscode.workspace.fs.stat(found.code.target);
    });

    it(`come and go in ${host.name} as the filter is typed`, async () => {
      const editor = await openFilter(host, 'event_type = "cloudtrail" and eventName = StopLogging');
      const found = await diagnostic(editor.document, "unquoted-value");
      assert.deepEqual(found.range, rangeOf(editor.document, "StopLogging"));
      await replace(editor, " = StopLogging", " != null");
      await noDiagnostic(editor.document, "unquoted-value");
      assert.deepEqual(diagnosticsOf(editor.document).map(codeOf), []);
    });
  }

  it("of a pack stand beside those of its filters", async () => {
    const editor = await openFilter(YAML, 'eventName = "StopLogging"');
    await replace(editor, "severityOfAlerts: 2", "severityOfAlerts: 7");
    const found = await eventually(() => diagnosticsOf(editor.document).find(({ message }) => message.includes("7")));
    assert.deepEqual(found.range, rangeOf(editor.document, "7"));
  });
});

describe("hover", () => {
  for (const host of HOSTS) {
    it(`explains fields and values of ${host.name}`, async () => {
      const { document } = await openFilter(host, 'eventName = "StopLogging" and sourceIPAddress != "10.0.0.0/8"');
      const inside = (text: string) => rangeOf(document, text).start.translate(0, 2);
      assert.match(
        await eventually(async () => (await hoverAt(document, inside("eventName"))) || undefined),
        /CreateUser/,
      );
      assert.match(await hoverAt(document, inside("10.0.0.0/8")), /16,777,216/);
    });
  }
});
