/** "How rules relate": a view of the active pack beside its editor, which follows the edits and the cursor in the pack. */

import * as vscode from "vscode";
import type { PackRelations, Place, Position } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { fromPosition, toRange } from "./places.js";
import { messagePage, relationsPage } from "./relationsPage.js";

const VIEW = "rulewright.relations";
/** After the last key. */
const REFRESHED_AFTER_MILLISECONDS = 300;

/** What the view is about, until another pack is asked for. A class, because it follows what happens. */
export class RelationsView {
  #panel: vscode.WebviewPanel | undefined;
  #document = "";
  /** As the server knows it: a tsctl folder's is another than the document that was asked from. */
  #pack = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: vscode.CancellationTokenSource | undefined;
  /** Of the cursor in the pack. */
  #position: Position | undefined;
  /** One for the panel's life, so that an answer that says nothing new is known by its page and not painted again. */
  #nonce = "";
  readonly #subscription: vscode.Disposable;

  constructor(private readonly connection: Connection) {
    this.#subscription = vscode.Disposable.from(
      connection.onNotification("rulewright/evaluated", ({ uri }) => this.#changed(uri)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)),
    );
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  /** Shows the relations of the pack that the active editor is of. */
  async show(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined && this.#panel === undefined) return tellNoPack();
    if (editor !== undefined) {
      this.#document = editor.document.uri.toString();
      this.#position = fromPosition(editor.selection.active);
    }
    const panel = this.#panel ?? this.#open();
    panel.reveal(undefined, true);
    await this.#refresh();
  }

  #open(): vscode.WebviewPanel {
    const title = vscode.l10n.t("How Rules Relate");
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(VIEW, title, column, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: ["rulewright.showRule"],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    this.#nonce = newNonce();
    panel.webview.html = messagePage(vscode.l10n.t("Proving how the rules relate…"), this.#nonce, vscode.env.language);
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#request?.cancel();
      clearTimeout(this.#timer);
    });
    this.#panel = panel;
    return panel;
  }

  #changed(uri: string): void {
    if (this.#isAbout(uri)) this.#refreshSoon();
  }

  #moved({ document, selection }: vscode.TextEditor): void {
    const uri = document.uri.toString();
    // Beside a pack in one file there may be others, which have a view of their own.
    if (!this.#isAbout(uri) || (uri !== this.#document && !this.#pack.endsWith("/ruleset.json"))) return;
    this.#document = uri;
    this.#position = fromPosition(selection.active);
    this.#refreshSoon();
  }

  /** Also of a document that is no pack's any more, or of a rule of a tsctl folder: asking costs little. */
  #isAbout(uri: string): boolean {
    const folder = this.#pack.slice(0, this.#pack.lastIndexOf("/") + 1);
    return this.#panel !== undefined && (uri === this.#document || (folder !== "" && uri.startsWith(folder)));
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), REFRESHED_AFTER_MILLISECONDS);
  }

  async #refresh(): Promise<void> {
    this.#request?.cancel();
    const request = new vscode.CancellationTokenSource();
    this.#request = request;
    const relations = await this.#ask(request.token);
    // Outdated by another edit: what is shown stays until that one is answered.
    if (relations === "outdated" || request !== this.#request || this.#panel === undefined) return;
    this.#pack = relations?.pack ?? "";
    if (relations) this.#panel.title = relations.title;
    const none = vscode.l10n.t("This is no pack, so there are no rules to relate.");
    const { language } = vscode.env;
    const page = relations ? relationsPage(relations, this.#nonce, language) : messagePage(none, this.#nonce, language);
    if (this.#panel.webview.html !== page) this.#panel.webview.html = page;
  }

  async #ask(token: vscode.CancellationToken): Promise<PackRelations | null | "outdated"> {
    try {
      const position = this.#position === undefined ? {} : { position: this.#position };
      return await this.connection.request("rulewright/relations", { uri: this.#document, ...position }, token);
    } catch (error) {
      // What went wrong in the server is in its log; the next edit asks again.
      if (error instanceof Error) return "outdated";
      throw error;
    }
  }
}

/** Where a name in the view leads to: the pack, beside the view where it is open already. */
export async function showRule(place: Place): Promise<void> {
  if (!isPlace(place)) return;
  const uri = vscode.Uri.parse(place.uri);
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  await vscode.window.showTextDocument(uri, {
    selection: toRange(place.range),
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
  });
}

/** It comes by way of a page. */
function isPlace(value: unknown): value is Place {
  return (
    typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string" && "range" in value
  );
}

function tellNoPack(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t("This is no pack, so there are no rules to relate."));
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
