/** What the server announces, and what it registers once the editor is ready. */

import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { FIX_ALL, GENERATE } from "./codeActions.js";
import { SEMANTIC_TOKENS_LEGEND } from "./semanticTokens.js";
import type { Session } from "./session.js";

export function capabilitiesFor({ support }: Session): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    completionProvider: { triggerCharacters: [" ", ".", "=", '"', "'", "@", "("], resolveProvider: true },
    hoverProvider: true,
    documentHighlightProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, GENERATE, FIX_ALL] },
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true, range: true },
    ...(support.pullDiagnostics
      ? { diagnosticProvider: { identifier: "rulewright", interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Files whose change matters although no editor shows them: packs, their tests, saved events. */
const WATCHED = "**/*.{yaml,yml,json,ndjson,jsonl,gz}";

export async function registerWatchers({ connection, support }: Session): Promise<void> {
  if (support.watchedFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] });
  }
  if (support.configurationChanges) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "rulewright" });
  }
}
