/** "Which rules almost fired?": all rules of the workspace by what one event lacks for them. */

import * as vscode from "vscode";
import type { AlmostFiredParams, FilterReference } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { OUR_DOCUMENTS } from "./documents.js";
import { fromPosition } from "./places.js";
import { explanationUri, isExplanation, serveExplanations, showExplanationDocument } from "./shownExplanations.js";

const SCHEME = "rulewright-almost";

/** What a document is about: the chosen event of a rule, or the event at a place of a document of events. */
type Subject = FilterReference | { readonly events: string; readonly line: number; readonly character: number };

export function provideAlmostFired(connection: Connection): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const source = {
    scheme: SCHEME,
    async explain(uri: vscode.Uri, token: vscode.CancellationToken) {
      const params = await paramsOf(findSubject(uri));
      return params && (await connection.request("rulewright/almostFired", params, token));
    },
    nothing: () =>
      vscode.l10n.t("No event here: choose one event for the rule, or put the cursor inside of a saved event."),
  };

  function refresh(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (document.uri.scheme === SCHEME) changed.fire(document.uri);
    }
  }

  return vscode.Disposable.from(
    changed,
    serveExplanations(source, changed),
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
  return !isExplanation(document) && vscode.languages.match(OUR_DOCUMENTS, document) === 0;
}

async function show(subject: Subject, label: string): Promise<void> {
  const about = Object.fromEntries(Object.entries(subject).map(([key, value]) => [key, String(value)]));
  await showExplanationDocument(explanationUri(SCHEME, vscode.l10n.t("Almost fired? {0}", label), about));
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

function findSubject(uri: vscode.Uri): Subject | undefined {
  const query = new URLSearchParams(uri.query);
  const events = query.get("events");
  if (events !== null) return { events, line: Number(query.get("line")), character: Number(query.get("character")) };
  const filter = query.get("uri");
  const rule = query.get("rule");
  if (filter === null) return undefined;
  return rule === null ? { uri: filter } : { uri: filter, rule };
}
