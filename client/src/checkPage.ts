/** Shows the page of a check, which comes with the extension: no browser, no network. */

import * as vscode from "vscode";

export async function showCheckPage(extension: vscode.Uri, code: string | undefined): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, "dist", "checks");
  const chosen = code ?? (await askForCode(folder));
  // The code may come from a document's diagnostics, so it must not lead out of the folder.
  if (chosen === undefined || !/^[a-z0-9-]+$/.test(chosen)) return;
  const page = vscode.Uri.joinPath(folder, `${chosen}.md`);
  try {
    await vscode.workspace.fs.stat(page);
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no check "{0}".', chosen));
    return;
  }
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

async function askForCode(folder: vscode.Uri): Promise<string | undefined> {
  const files = await vscode.workspace.fs.readDirectory(folder);
  const codes = files.flatMap(([name]) => (name.endsWith(".md") ? [name.slice(0, -".md".length)] : []));
  return vscode.window.showQuickPick(codes.sort(), { title: vscode.l10n.t("Read about a check") });
}
