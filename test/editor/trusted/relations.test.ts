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

function findView(): vscode.Tab | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("rulewright.relations"),
  );
}

describe("how the rules of a pack relate", () => {
  it("is shown beside the pack, and names lead back to their rules", async () => {
    const folder = await writeFolder({ "case.rules.yaml": PACK });
    const editor = await openInEditor(folder, "case.rules.yaml");
    await vscode.commands.executeCommand("rulewright.showRelations");
    const view = await eventually(() => findView());
    assert.equal(view.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(view.label, "How the rules of Cases relate");
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
    await eventually(() => findView()?.label === "How the rules of Changed relate" || undefined);
    await vscode.commands.executeCommand("rulewright.showRelations");
    const views = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => tab.input instanceof vscode.TabInputWebview);
    assert.equal(views.length, 1);
  });
});
