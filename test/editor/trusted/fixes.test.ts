import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { diagnostic, diagnosticsOf, noDiagnostic } from "../ask.js";
import { eventually } from "../eventually.js";
import { HOSTS, openFilter } from "../hosts.js";

async function actionsAt(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const command = "vscode.executeCodeActionProvider";
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind.value);
}

describe("fixes", () => {
  for (const host of HOSTS) {
    it(`repair one mistake in ${host.name}`, async () => {
      const { document } = await openFilter(host, 'eventName = "StopLogging" y userAgent != null');
      const found = await diagnostic(document, "translated-connective");
      const actions = await actionsAt(document, found.range, vscode.CodeActionKind.QuickFix);
      const fix = actions.find(({ isPreferred }) => isPreferred);
      assert.ok(fix?.edit, `No preferred fix among: ${actions.map(({ title }) => title).join(", ")}`);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.equal(document.getText(), host.write('eventName = "StopLogging" and userAgent != null'));
      await noDiagnostic(document, "translated-connective");
    });

    it(`repair all that is safe in ${host.name} at once`, async () => {
      const { document } = await openFilter(host, "eventName == “StopLogging” && userAgent <> null");
      await diagnostic(document, "typographic-quotes");
      const expected = host.write('eventName = "StopLogging" and userAgent != null');
      await eventually(async () => {
        // The command works on the editor with the focus, which comes in its own time.
        await vscode.commands.executeCommand("editor.action.fixAll");
        assert.equal(document.getText(), expected);
        return true;
      });
      await eventually(() => diagnosticsOf(document).length === 0 || undefined);
    });

    it(`can be declined by a directive in ${host.name}`, async () => {
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventNam = "x"');
      const found = await diagnostic(document, "unknown-field");
      const actions = await actionsAt(document, found.range, vscode.CodeActionKind.QuickFix);
      assert.ok(actions.some(({ title }) => title === "Read about unknown-field"));
      const ignore = actions.find(({ title }) => title === "Ignore unknown-field here");
      // JSON has no comments to put a directive in.
      if (host.language === "json") return assert.equal(ignore, undefined);
      assert.ok(ignore?.edit);
      assert.ok(await vscode.workspace.applyEdit(ignore.edit));
      await noDiagnostic(document, "unknown-field");
    });
  }
});
