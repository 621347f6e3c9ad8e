/** Puts the parts together: handshake, the life of documents, settings, and what happens when files change. */

import type { Connection, InitializeParams } from "vscode-languageserver";
import type { CloudTrailData } from "../language/index.js";
import type { FileAccess } from "../workspace/fileAccess.js";
import { Workspace } from "../workspace/workspace.js";
import { capabilitiesFor, registerWatchers } from "./capabilities.js";
import { pushDiagnostics } from "./diagnostics.js";
import { guarded } from "./guard.js";
import { registerFeatures } from "./handlers.js";
import { Refresher, refreshAll, refreshDiagnostics } from "./refresh.js";
import { protocolPack } from "./ruleTests.js";
import { objectOf, Session } from "./session.js";

export interface ServerOptions {
  readonly files: FileAccess;
  readonly loadCloudTrail: () => CloudTrailData;
  readonly version: string;
}

/** Tests are found anew a moment after an edit, not at each key. */
const TESTS_AFTER_MILLISECONDS = 300;

/**
 * Serves one editor over a connection, until it says that it is done.
 *
 * @example startServer(createConnection(ProposedFeatures.all), { files: nodeFileAccess, loadCloudTrail, version })
 */
export function startServer(connection: Connection, { files, loadCloudTrail, version }: ServerOptions): Session {
  const refresher = new Refresher((uris) => refreshAll(session, uris));
  const workspace = new Workspace(files, loadCloudTrail, {
    changed: (uris) => refresher.add(uris),
    progressed: (uris) => {
      for (const uri of uris) session.notify("rulewright/evaluated", { uri });
    },
    diagnosed: (uri) => refreshDiagnostics(session, uri),
  });
  const session: Session = new Session(connection, workspace);
  const testsChanged = new TestWatch(session);

  connection.onInitialize(
    guarded(session, "initialize", (params) => {
      session.begin(params);
      workspace.folders = foldersOf(params, files);
      restoreChoices(session, params.initializationOptions);
      return { capabilities: capabilitiesFor(session), serverInfo: { name: "Rulewright", version } };
    }),
  );
  connection.onInitialized(
    guarded(session, "initialized", async () => {
      await Promise.all([registerWatchers(session), configure(session)]);
    }),
  );
  connection.onDidChangeConfiguration(
    guarded(session, "didChangeConfiguration", ({ settings }) => configure(session, settings)),
  );
  connection.onNotification(
    "workspace/didChangeWorkspaceFolders",
    guarded(session, "didChangeWorkspaceFolders", (params) => changeFolders(workspace, files, params)),
  );
  connection.onDidChangeWatchedFiles(
    guarded(session, "didChangeWatchedFiles", ({ changes }) => {
      workspace.filesChanged();
      for (const { uri } of changes) testsChanged.add(uri);
    }),
  );
  connection.onDidOpenTextDocument(
    guarded(session, "didOpen", ({ textDocument }) => {
      const { uri, languageId, version: documentVersion, text } = textDocument;
      workspace.documents.open(uri, languageId, documentVersion, text);
      workspace.refreshSchema(uri);
      pushDiagnostics(session, uri);
      testsChanged.add(uri);
    }),
  );
  connection.onDidChangeTextDocument(
    guarded(session, "didChange", ({ textDocument: { uri, version: documentVersion }, contentChanges }) => {
      workspace.documents.change(uri, documentVersion, contentChanges);
      workspace.refreshSchema(uri);
      pushDiagnostics(session, uri);
      session.notify("rulewright/evaluated", { uri });
      testsChanged.add(uri);
    }),
  );
  connection.onDidCloseTextDocument(
    guarded(session, "didClose", ({ textDocument: { uri } }) => {
      workspace.closed(uri);
      session.relations.forget(session.tests.packOf(uri) ?? uri);
      pushDiagnostics(session, uri);
      testsChanged.add(uri);
    }),
  );
  connection.onShutdown(() => {
    refresher.stop();
    testsChanged.stop();
    workspace.stop();
  });
  registerFeatures(session);
  connection.listen();
  return session;
}

async function configure({ connection, workspace, support }: Session, pushed?: unknown): Promise<void> {
  if (!support.configuration) {
    workspace.configure(objectOf(pushed)?.["rulewright"]);
    return;
  }
  // An editor may refuse, or know nothing of the section: then the defaults hold.
  const section: unknown = await connection.workspace.getConfiguration("rulewright").catch(() => undefined);
  workspace.configure(section);
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams, files: FileAccess): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.flatMap((uri) => files.toPath(uri) ?? []);
}

function changeFolders(workspace: Workspace, files: FileAccess, params: unknown): void {
  const event = objectOf(objectOf(params)?.["event"]);
  const pathsIn = (list: unknown): readonly string[] =>
    (Array.isArray(list) ? list : []).flatMap((folder: unknown) => {
      const uri = objectOf(folder)?.["uri"];
      return (typeof uri === "string" ? files.toPath(uri) : undefined) ?? [];
    });
  const removed = pathsIn(event?.["removed"]);
  const kept = workspace.folders.filter((folder) => !removed.includes(folder));
  workspace.folders = [...new Set([...kept, ...pathsIn(event?.["added"])])];
  workspace.filesChanged();
}

/** The choices of earlier sessions; another editor, or an older one, may have sent anything. */
function restoreChoices({ workspace }: Session, options: unknown): void {
  const chosen = objectOf(options)?.["chosenEvents"];
  for (const entry of Array.isArray(chosen) ? chosen : []) {
    const filter = objectOf(objectOf(entry)?.["filter"]);
    const choice = objectOf(objectOf(entry)?.["choice"]);
    const uri = filter?.["uri"];
    const rule = filter?.["rule"];
    const source = choice?.["source"];
    const index = choice?.["index"];
    if (typeof uri !== "string" || typeof source !== "string") continue;
    workspace.choices.choose(
      { uri, rule: typeof rule === "string" ? rule : undefined },
      { source, index: typeof index === "number" && Number.isSafeInteger(index) && index >= 0 ? index : undefined },
    );
  }
}

/** Tells the test explorer which packs' tests may have changed. A class, because it gathers them for a moment. */
class TestWatch {
  readonly #packs = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: Session) {}

  add(uri: string): void {
    const pack = this.session.tests.packOf(uri);
    if (pack === undefined || !this.session.support.isOurs) return;
    this.#packs.add(pack);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), TESTS_AFTER_MILLISECONDS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const packs = [...this.#packs];
    this.#packs.clear();
    for (const uri of packs) {
      const pack = this.session.tests.findPack(uri) ?? { uri, label: "", rules: [] };
      this.session.notify("rulewright/testsChanged", protocolPack(pack));
    }
  }
}
