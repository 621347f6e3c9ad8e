/** "Why not?": the truth tree of a filter on its chosen event, which leads from each line to the expression. */

import * as vscode from "vscode";
import type { FilterReference } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { registerLinkTargets } from "./explanationLinks.js";
import { explanationUri, serveExplanations, showExplanationDocument } from "./shownExplanations.js";

const SCHEME = "rulewright-why";

export function provideExplanations(connection: Connection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const source = {
    scheme: SCHEME,
    async explain(uri: vscode.Uri, token: vscode.CancellationToken) {
      const filter = findExplainedFilter(uri);
      return filter && (await connection.request("rulewright/explain", { filter }, token));
    },
    nothing: () => vscode.l10n.t("Nothing to explain: choose one event, and a filter without syntax errors."),
  };

  function refresh(uri: string): void {
    for (const document of vscode.workspace.textDocuments) {
      if (findExplainedFilter(document.uri)?.uri === uri) changed.fire(document.uri);
    }
  }

  return vscode.Disposable.from(
    changed,
    serveExplanations(source, changed),
    registerLinkTargets(connection),
    connection.onNotification("rulewright/evaluated", ({ uri }) => refresh(uri)),
    connection.onNotification("rulewright/eventsChosen", ({ filter }) => refresh(filter.uri)),
  );
}

export async function showExplanation({ uri, rule }: FilterReference, label: string): Promise<void> {
  const about = rule === undefined ? { uri } : { uri, rule };
  await showExplanationDocument(explanationUri(SCHEME, vscode.l10n.t("Why? {0}", label), about));
}

/** The filter that a document of ours explains. */
export function findExplainedFilter(uri: vscode.Uri): FilterReference | undefined {
  if (uri.scheme !== SCHEME) return undefined;
  const query = new URLSearchParams(uri.query);
  const filterUri = query.get("uri") ?? undefined;
  const rule = query.get("rule") ?? undefined;
  if (filterUri === undefined) return undefined;
  return rule === undefined ? { uri: filterUri } : { uri: filterUri, rule };
}
