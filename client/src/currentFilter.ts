/** Which filter a command or the status item is about: the one at the cursor, or the one being explained. */

import * as vscode from "vscode";
import type { EvaluationSummary, FilterReference } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { OUR_DOCUMENTS } from "./documents.js";
import { findExplainedFilter } from "./explanationDocument.js";
import { fromPosition } from "./places.js";

/** The summary of the rule at the cursor of an editor; `undefined` off any rule. */
export async function findSummary(
  connection: Connection,
  editor: vscode.TextEditor | undefined,
): Promise<EvaluationSummary | undefined> {
  if (editor === undefined || vscode.languages.match(OUR_DOCUMENTS, editor.document) === 0) return undefined;
  const uri = editor.document.uri.toString();
  const position = fromPosition(editor.selection.active);
  return (await connection.request("rulewright/summary", { uri, position })) ?? undefined;
}

/** The filter that the user means; tells how to say so where none is meant. */
export async function currentFilter(connection: Connection): Promise<FilterReference | undefined> {
  const editor = vscode.window.activeTextEditor;
  const explained = editor && findExplainedFilter(editor.document.uri);
  if (explained) return explained;
  const filter = (await findSummary(connection, editor))?.filter;
  if (filter === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("No rule at the cursor. Put it inside a filter file or a rule of a pack, then try again."),
    );
  }
  return filter;
}
