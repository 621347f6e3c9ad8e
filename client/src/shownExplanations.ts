/**
 * Explanations as read-only documents beside the editor. A document needs no keys of its own: it folds, searches and
 * reads aloud like any other, and Go to Definition leads from a line to what the line is about.
 */

import * as vscode from "vscode";
import type { Explanation } from "../../server/src/protocol.js";
import { documentLinkOf } from "./explanationLinks.js";
import { explanationText, findPlace, linksOf } from "./explanationText.js";
import { explanationWords } from "./explanationWords.js";
import { toRange } from "./places.js";

const LANGUAGE = "rulewright-explanation";

export interface ExplanationSource {
  /** The URI scheme of its documents. */
  readonly scheme: string;
  /** What the document of a URI says; nothing where there is nothing to explain any more. */
  readonly explain: (uri: vscode.Uri, token: vscode.CancellationToken) => Promise<Explanation | null | undefined>;
  /** What it says then. */
  readonly nothing: () => string;
}

/** Serves the documents of one source. Fire the emitter with a document's URI when it may say something else now. */
export function serveExplanations(
  { scheme, explain, nothing }: ExplanationSource,
  changed: vscode.EventEmitter<vscode.Uri>,
): vscode.Disposable {
  const shown = new Map<string, Explanation>();

  async function provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const explanation = await explain(uri, token);
    if (!explanation) {
      shown.delete(uri.toString());
      return nothing();
    }
    shown.set(uri.toString(), explanation);
    return explanationText(explanation, explanationWords());
  }

  function provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const explanation = shown.get(document.uri.toString());
    const place = explanation && findPlace(explanation, explanationWords(), position.line);
    return place && new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
  }

  function provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const explanation = shown.get(document.uri.toString());
    return explanation === undefined ? [] : linksOf(explanation, explanationWords()).map(documentLinkOf);
  }

  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent,
    }),
    vscode.languages.registerDefinitionProvider({ scheme }, { provideDefinition }),
    vscode.languages.registerDocumentLinkProvider({ scheme }, { provideDocumentLinks }),
    // Setting the language closes the document in its former one and opens it again: the lines are still needed then.
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      if (languageId === LANGUAGE) shown.delete(uri.toString());
    }),
  );
}

/** Opens such a document, in the column where one of its kind is shown already: "beside" would open a third one. */
export async function showExplanationDocument(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.scheme === uri.scheme);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside,
    preview: true,
  });
}

/** The URI of a document that is about these things, with a title for its tab. */
export function explanationUri(scheme: string, title: string, about: Readonly<Record<string, string>>): vscode.Uri {
  // The tab shows what follows the last slash, and a name may have slashes of its own.
  const path = `/${title.replaceAll("/", "∕")}`;
  return vscode.Uri.from({ scheme, path, query: new URLSearchParams(about).toString() });
}

export function isExplanation({ languageId }: vscode.TextDocument): boolean {
  return languageId === LANGUAGE;
}
