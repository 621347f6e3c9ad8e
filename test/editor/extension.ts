// The extension under test, as VS Code knows it, and the workspace that it is tested in.
import assert from "node:assert/strict";
import * as vscode from "vscode";

const EXTENSION_ID = "rulewright.rulewright";

export function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(extension, `VS Code does not know ${EXTENSION_ID}.`);
  return extension;
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "No folder is open.");
  return folder.uri;
}

/** Opens a file of the workspace in an editor, as a click in the explorer does. */
export async function openInEditor(...segments: string[]): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), ...segments));
  return vscode.window.showTextDocument(document);
}

/** The packs of the workspace, in a fixed order. */
export async function findPacks(): Promise<vscode.Uri[]> {
  const packs = await vscode.workspace.findFiles("**/*.rules.{yaml,json}");
  return packs.sort((a, b) => a.path.localeCompare(b.path));
}
