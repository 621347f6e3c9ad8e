/** What a click in an explanation does: it shows a place in an event or a rule, or makes a change of the rule. */

import * as vscode from "vscode";
import type { EventScheme, EventTextParams, Place, RuleEdit } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import type { ExplanationLink } from "./explanationText.js";
import { toRange } from "./places.js";

const SHOW = "rulewright.showPlace";
const APPLY = "rulewright.applyChange";
const EVENT_SCHEME: EventScheme = "rulewright-event";

export function registerLinkTargets(connection: Connection): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW, showPlace),
    vscode.commands.registerCommand(APPLY, applyEdit),
    vscode.workspace.registerTextDocumentContentProvider(EVENT_SCHEME, {
      async provideTextDocumentContent(uri, token) {
        const params = eventTextParams(uri);
        return params && (await connection.request("rulewright/eventText", params, token));
      },
    }),
  );
}

export function documentLinkOf({ line, start, end, target }: ExplanationLink): vscode.DocumentLink {
  const range = new vscode.Range(line, start, line, end);
  const [command, argument, tooltip] =
    target.kind === "place"
      ? [SHOW, target.place, vscode.l10n.t("Show it")]
      : [APPLY, target.edit, vscode.l10n.t("Make this change")];
  const query = encodeURIComponent(JSON.stringify([argument]));
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${command}?${query}`));
  link.tooltip = tooltip;
  return link;
}

/** Beside the explanation, and in the editor that shows the file already, where there is one. */
async function showPlace(place: Place): Promise<void> {
  const uri = vscode.Uri.parse(place.uri);
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: toRange(place.range),
    preview: true,
  });
}

/** One step to undo. */
async function applyEdit({ uri, version, edits }: RuleEdit): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  // Ranges of another version would change something else. A file that was not open has no version of ours.
  if (version !== 0 && document.version !== version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The rule was changed in the meantime. Look at the explanation again, it follows your edits."),
    );
    return;
  }
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) change.replace(document.uri, toRange(range), newText);
  await vscode.workspace.applyEdit(change);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preserveFocus: true });
}

function eventTextParams(uri: vscode.Uri): EventTextParams | undefined {
  const query = new URLSearchParams(uri.query);
  const filterUri = query.get("uri");
  const rule = query.get("rule");
  const index = Number(query.get("index") ?? Number.NaN);
  if (filterUri === null || !Number.isInteger(index)) return undefined;
  return { filter: rule === null ? { uri: filterUri } : { uri: filterUri, rule }, index };
}
