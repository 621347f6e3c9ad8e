import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { replace } from "../ask.js";
import { eventually } from "../eventually.js";
import { openInEditor } from "../extension.js";
import { writeFolder } from "../hosts.js";

const PACK = `name: Cases
rules:
  - name: One user
    type: CloudTrail
    filter: 'eventName = "CreateUser" and userIdentity.type = "Root"'
  - name: Any user
    type: CloudTrail
    filter: 'eventName = "CreateUser"'
`;

function findViews(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("rulewright.relations"),
  );
}

function findView(title: string): vscode.Tab | undefined {
  return findViews().find(({ label }) => label === title);
}

describe("how the rules of a pack relate", () => {
  it("is shown beside the pack, and names lead back to their rules", async () => {
    const folder = await writeFolder({ "case.rules.yaml": PACK });
    const editor = await openInEditor(folder, "case.rules.yaml");
    await vscode.commands.executeCommand("rulewright.showRelations");
    const view = await eventually(() => findView("How the rules of Cases relate"));
    assert.equal(view.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());

    const at = editor.document.positionAt(PACK.indexOf("Any user"));
    const { line, character } = at;
    const place = {
      uri: editor.document.uri.toString(),
      range: { start: { line, character }, end: { line, character: character + 8 } },
    };
    await vscode.commands.executeCommand("rulewright.showRule", place);
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.viewColumn, vscode.ViewColumn.One);
    assert.equal(activeTextEditor?.document.getText(activeTextEditor.selection), "Any user");
  });

  it("follows the pack, and is shown once", async () => {
    const folder = await writeFolder({ "case.rules.yaml": PACK });
    const editor = await openInEditor(folder, "case.rules.yaml");
    await vscode.commands.executeCommand("rulewright.showRelations");
    await replace(editor, "name: Cases", "name: Changed");
    await eventually(() => findView("How the rules of Changed relate"));
    await vscode.commands.executeCommand("rulewright.showRelations");
    assert.equal(findViews().length, 1);
  });
});
