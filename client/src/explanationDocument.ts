/**
 * "Why not?": the truth tree of a filter on its chosen event, as a read-only document beside the editor. A document
 * needs no keys of its own: it folds, searches and reads aloud like any other, and Go to Definition leads from a line
 * to the expression.
 */

import * as vscode from "vscode";
import type { Explanation, FilterReference } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { documentLinkOf, registerLinkTargets } from "./explanationLinks.js";
import { explanationText, findPlace, linksOf } from "./explanationText.js";
import { explanationWords } from "./explanationWords.js";
import { toRange } from "./places.js";

const SCHEME = "rulewright-why";
const LANGUAGE = "rulewright-explanation";

export function provideExplanations(connection: Connection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const explanations = new Map<string, Explanation>();

  async function provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const filter = findExplainedFilter(uri);
    const explanation = filter && (await connection.request("rulewright/explain", { filter }, token));
    if (!explanation) {
      explanations.delete(uri.toString());
      return vscode.l10n.t("Nothing to explain: choose one event, and a filter without syntax errors.");
    }
    explanations.set(uri.toString(), explanation);
    return explanationText(explanation, explanationWords());
  }

  function refresh(uri: string): void {
    for (const document of vscode.workspace.textDocuments) {
      if (findExplainedFilter(document.uri)?.uri === uri) changed.fire(document.uri);
    }
  }

  function provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const explanation = explanations.get(document.uri.toString());
    const place = explanation && findPlace(explanation, explanationWords(), position.line);
    return place && new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
  }

  function provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const explanation = explanations.get(document.uri.toString());
    return explanation === undefined ? [] : linksOf(explanation, explanationWords()).map(documentLinkOf);
  }

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent,
    }),
    vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition }),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks }),
    registerLinkTargets(connection),
    // Setting the language closes the document in its former one and opens it again: the tree is still needed then.
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      if (languageId === LANGUAGE) explanations.delete(uri.toString());
    }),
    connection.onNotification("rulewright/evaluated", ({ uri }) => refresh(uri)),
    connection.onNotification("rulewright/eventsChosen", ({ filter }) => refresh(filter.uri)),
  );
}

export async function showExplanation(filter: FilterReference, label: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(explanationUri(filter, label));
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  // Asked for again from the tree itself, "beside" would open a third column.
  const shown = vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === SCHEME);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside,
    preview: true,
  });
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

function explanationUri({ uri, rule }: FilterReference, label: string): vscode.Uri {
  const query = new URLSearchParams(rule === undefined ? { uri } : { uri, rule }).toString();
  // The tab shows what follows the last slash, and a name may have slashes of its own.
  const path = `/${vscode.l10n.t("Why? {0}", label).replaceAll("/", "∕")}`;
  return vscode.Uri.from({ scheme: SCHEME, path, query });
}
