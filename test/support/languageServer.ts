/** The real server in this process, with an editor's side of the conversation: the only test code that knows the wiring. */

import { PassThrough } from "node:stream";
import {
  type CancellationToken,
  createConnection,
  createMessageConnection,
  type InitializeResult,
  type MessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { startServer } from "../../server/src/lsp/server.js";
import { nodeFileAccess } from "../../server/src/workspace/nodeFileAccess.js";
import { loadCloudTrailData } from "../../server/src/workspace/nodeFiles.js";

export interface Editor {
  readonly initialized: InitializeResult;
  /** Everything that the server told, oldest first. */
  readonly told: readonly { readonly method: string; readonly params: unknown }[];
  request<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result>;
  notify(method: string, params: unknown): Promise<void>;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  /** Says goodbye and takes the connection down. */
  close(): Promise<void>;
  dispose(): void;
}

export interface EditorOptions {
  readonly capabilities?: unknown;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  readonly folders?: readonly string[] | null;
  /** What the editor answers when it is asked for the settings. */
  readonly settings?: unknown;
}

/** What VS Code can do, as far as it matters. */
export const FULL_CAPABILITIES = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    completion: {
      completionItem: { snippetSupport: true },
      completionList: { itemDefaults: ["editRange"] },
    },
  },
};

export const OUR_OPTIONS = { locale: "en", trusted: true, chosenEvents: [] };

export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    { files: nodeFileAccess, loadCloudTrail: loadCloudTrailData, version: "test" },
  );
  const client: MessageConnection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const told: { method: string; params: unknown }[] = [];
  client.onNotification((method, params) => void told.push({ method, params }));
  client.onRequest((method, params) => {
    told.push({ method, params });
    return method === "workspace/configuration" ? [options.settings ?? null] : null;
  });
  client.listen();
  const initialized = await client.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...("initializationOptions" in options ? { initializationOptions: options.initializationOptions } : {}),
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  await client.sendNotification("initialized", {});
  return {
    initialized,
    told,
    request: (method, params, token) =>
      token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token),
    notify: (method, params) => client.sendNotification(method, params),
    open: (uri, text, languageId = languageOf(uri)) =>
      client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, text) =>
      client.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    async close() {
      await client.sendRequest("shutdown");
      client.dispose();
    },
    dispose: () => client.dispose(),
  };
}

function languageOf(uri: string): string {
  if (uri.endsWith(".tsq")) return "threatstack-filter";
  return uri.endsWith(".json") ? "json" : "yaml";
}
