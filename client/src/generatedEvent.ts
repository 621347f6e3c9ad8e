/** Events made for a rule: shown as an unsaved JSON document beside it, or added to its tests. */

import * as vscode from "vscode";
import type { GenerateParams } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { toRange } from "./places.js";

export async function showGeneratedEvent(connection: Connection, params: GenerateParams): Promise<void> {
  const made = await connection.request("rulewright/generateEvent", params);
  if (made === null) return tellNoPredicate();
  if (made.json === null) {
    void vscode.window.showInformationMessage(made.message);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: "json", content: made.json });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  const add = vscode.l10n.t("Add as Rule Test");
  // Not awaited: the message may stand there for long, and the command is done.
  void vscode.window.showInformationMessage(made.message, ...(made.canBeTest ? [add] : [])).then((chosen) => {
    if (chosen === add) void addRuleTest(connection, params);
  });
}

/** The same rule and events give the same event again, so that what was shown is what is added. */
export async function addRuleTest(connection: Connection, params: GenerateParams): Promise<void> {
  const answer = await connection.request("rulewright/addRuleTest", params);
  if (answer === null) return tellNoPredicate();
  if (answer.kind === "refused") {
    void vscode.window.showWarningMessage(answer.message);
    return;
  }
  const { isNew, range, newText } = answer;
  const uri = vscode.Uri.parse(answer.uri);
  const edit = new vscode.WorkspaceEdit();
  if (isNew) edit.createFile(uri, { ignoreIfExists: true });
  edit.insert(uri, toRange(range).start, newText);
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.offsetAt(toRange(range).start);
  const added = new vscode.Range(document.positionAt(start), document.positionAt(start + newText.trimEnd().length));
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Active,
  });
  editor.selection = new vscode.Selection(added.start, added.start);
  editor.revealRange(added, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function tellNoPredicate(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No predicate at the cursor. Put it inside one, such as exe = "/bin/sh", then try again.'),
  );
}
