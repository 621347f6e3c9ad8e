/**
 * "Which rules almost fired?": all rules of the workspace by what one event lacks for them, as a read-only document
 * beside the editor. Like a truth tree, it leads from each line to what the line is about.
 */

import * as vscode from "vscode";
import type { AlmostFiredParams, Explanation, FilterReference } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { OUR_DOCUMENTS } from "./documents.js";
import { explanationText, findPlace } from "./explanationText.js";
import { explanationWords } from "./explanationWords.js";
import { fromPosition, toRange } from "./places.js";

const SCHEME = "rulewright-almost";
const LANGUAGE = "rulewright-explanation";

/** What a document is about: the chosen event of a rule, or the event at a place of a document of events. */
type Subject = FilterReference | { readonly events: string; readonly line: number; readonly character: number };

export function provideAlmostFired(connection: Connection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, Explanation>();

  async function provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const params = await paramsOf(findSubject(uri));
    const found = params && (await connection.request("rulewright/almostFired", params, token));
    if (!found) {
      shown.delete(uri.toString());
      return vscode.l10n.t("No event here: choose one event for the rule, or put the cursor inside of a saved event.");
    }
    shown.set(uri.toString(), found);
    return explanationText(found, explanationWords());
  }

  function refresh(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (document.uri.scheme === SCHEME) changed.fire(document.uri);
    }
  }

  function provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const explanation = shown.get(document.uri.toString());
    const place = explanation && findPlace(explanation, explanationWords(), position.line);
    return place && new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
  }

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent,
    }),
    vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition }),
    // Setting the language closes the document in its former one and opens it again: the lines are still needed then.
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      if (languageId === LANGUAGE) shown.delete(uri.toString());
    }),
    connection.onNotification("rulewright/evaluated", refresh),
    connection.onNotification("rulewright/eventsChosen", refresh),
  );
}

/** Shows the rules for the event at the cursor of a file of events. */
export async function showAlmostFiredHere({ document, selection }: vscode.TextEditor): Promise<void> {
  const { line, character } = fromPosition(selection.active);
  const name = document.uri.path.split("/").at(-1) ?? "";
  await show({ events: document.uri.toString(), line, character }, `${name}:${line + 1}`);
}

/** Shows the rules for the chosen event of a rule. */
export async function showAlmostFired(filter: FilterReference, label: string): Promise<void> {
  await show(filter, label);
}

/** Whether a document can be one of saved events: any that is neither ours nor made by us. */
export function mayHoldEvents(document: vscode.TextDocument): boolean {
  const isShownByUs = document.languageId === LANGUAGE;
  return !isShownByUs && vscode.languages.match(OUR_DOCUMENTS, document) === 0;
}

async function show(subject: Subject, label: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(subject, label));
  await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  const shown = vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === SCHEME);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside,
    preview: true,
  });
}

async function paramsOf(subject: Subject | undefined): Promise<AlmostFiredParams | undefined> {
  if (subject === undefined) return undefined;
  if ("uri" in subject) return { filter: subject };
  const { events, line, character } = subject;
  // Also of a document that is not saved; what cannot be opened any more has no event.
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === events);
  const text = open?.getText();
  return text === undefined ? undefined : { text, position: { line, character } };
}

function uriOf(subject: Subject, label: string): vscode.Uri {
  const entries = Object.entries(subject).map(([key, value]): [string, string] => [key, String(value)]);
  const query = new URLSearchParams(entries).toString();
  // The tab shows what follows the last slash, and a name may have slashes of its own.
  const path = `/${vscode.l10n.t("Almost fired? {0}", label).replaceAll("/", "∕")}`;
  return vscode.Uri.from({ scheme: SCHEME, path, query });
}

function findSubject(uri: vscode.Uri): Subject | undefined {
  const query = new URLSearchParams(uri.query);
  const events = query.get("events");
  if (events !== null) return { events, line: Number(query.get("line")), character: Number(query.get("character")) };
  const filter = query.get("uri");
  const rule = query.get("rule");
  if (filter === null) return undefined;
  return rule === null ? { uri: filter } : { uri: filter, rule };
}
