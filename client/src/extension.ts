/** Starts the language server and connects what the editor shows of it. */

import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { InitializationOptions } from "../../server/src/protocol.js";
import { provideAlmostFired } from "./almostFired.js";
import { registerCommands } from "./commands.js";
import { connectionOf } from "./connection.js";
import { OUR_DOCUMENTS } from "./documents.js";
import { rememberEvents, rememberedEvents } from "./eventMemory.js";
import { provideExplanations } from "./explanationDocument.js";
import { RelationsView } from "./relationsView.js";
import { showStatus } from "./statusItem.js";
import { mirrorTests } from "./testExplorer.js";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const memory = context.workspaceState;
  const client = new LanguageClient(
    "rulewright",
    "Rulewright",
    { module: context.asAbsolutePath("dist/server.cjs"), transport: TransportKind.ipc },
    {
      documentSelector: OUR_DOCUMENTS,
      // A function, because a server that is started again must learn what was chosen since.
      initializationOptions: (): InitializationOptions => ({
        locale: vscode.env.language,
        trusted: vscode.workspace.isTrusted,
        chosenEvents: rememberedEvents(memory),
      }),
    },
  );
  const connection = connectionOf(client);
  const tests = mirrorTests(connection);
  const relations = new RelationsView(connection);
  context.subscriptions.push(
    client,
    tests,
    relations,
    registerCommands(connection, tests, relations, context.extensionUri),
    provideExplanations(connection),
    provideAlmostFired(connection),
    connection.onNotification("rulewright/eventsChosen", (chosen) => void rememberEvents(memory, chosen)),
  );
  await client.start();
  context.subscriptions.push(showStatus(connection));
  await vscode.commands.executeCommand("setContext", "rulewright.active", true);
}
