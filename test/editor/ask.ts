// What VS Code answers about a document, asked through the commands that it offers to every extension.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "./eventually.js";

/** The range of the first place where the text stands; a test that names a text which is not there is wrong. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `The document does not hold: ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export function diagnosticsOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Rulewright");
}

/** The stable name of a diagnostic's check. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

export function diagnostic(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return eventually(() => diagnosticsOf(document).find((found) => codeOf(found) === code));
}

/** Waits until no diagnostic of this check is left. */
export async function noDiagnostic(document: vscode.TextDocument, code: string): Promise<void> {
  await eventually(() => !diagnosticsOf(document).some((found) => codeOf(found) === code) || undefined);
}

export async function completionsAt(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const command = "vscode.executeCompletionItemProvider";
  return (await vscode.commands.executeCommand<vscode.CompletionList>(command, uri, position)).items;
}

export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

export async function hoverAt({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

/** The hints of the whole document, in the order in which they stand. */
export async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return hints.toSorted((a, b) => a.position.compareTo(b.position));
}

/** The filter as its author sees it: each hint of a line in its place, in angle brackets. */
export async function lineWithHints(document: vscode.TextDocument, text: string): Promise<string> {
  const { line } = rangeOf(document, text).start;
  let shown = document.lineAt(line).text;
  for (const { label, position } of (await hintsOf(document)).toReversed()) {
    if (position.line !== line) continue;
    const plain = typeof label === "string" ? label : label.map((part) => part.value).join("");
    shown = `${shown.slice(0, position.character)}‹${plain}›${shown.slice(position.character)}`;
  }
  return shown.trim();
}

export async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 100);
  return lenses.flatMap(({ command }) => command ?? []);
}

/** Waits for the first lens whose title begins so. */
export function lens(document: vscode.TextDocument, title: string): Promise<vscode.Command> {
  return eventually(async () => (await lensesOf(document)).find((found) => found.title.startsWith(title)));
}

export async function click({ command, arguments: given }: vscode.Command): Promise<void> {
  await vscode.commands.executeCommand(command, ...(given ?? []));
}

/** Replaces a text of the document, as typing would. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const range = rangeOf(editor.document, text);
  assert.ok(await editor.edit((edit) => edit.replace(range, by)), `VS Code refused the edit of ${text}.`);
}
