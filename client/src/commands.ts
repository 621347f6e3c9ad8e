/** The commands. Each works on the filter it is given, by a code lens say, or else on the one at the cursor. */

import * as vscode from "vscode";
import type { ClientCommands, FilterReference } from "../../server/src/protocol.js";
import { showCheckPage } from "./checkPage.js";
import { chooseEvents } from "./chooseEvents.js";
import type { Connection } from "./connection.js";
import { currentFilter } from "./currentFilter.js";
import { showExplanation } from "./explanationDocument.js";
import { newFilter, newPack } from "./newDocuments.js";
import type { TestExplorer } from "./testExplorer.js";

type Handlers = {
  readonly [Name in keyof ClientCommands]: (...parameters: ClientCommands[Name]) => Promise<void>;
};

export function registerCommands(
  connection: Connection,
  tests: TestExplorer,
  extension: vscode.Uri,
): vscode.Disposable {
  /** A command on a filter, from one that is told which. */
  function onFilter(act: (filter: FilterReference) => Promise<unknown>): (given?: FilterReference) => Promise<void> {
    return async (given) => {
      // A menu hands over the document instead.
      const filter = isFilterReference(given) ? given : await currentFilter(connection);
      if (filter) await act(filter);
    };
  }

  async function step(filter: FilterReference, step: 1 | -1): Promise<void> {
    const choice = await connection.request("rulewright/stepEvent", { filter, step });
    if (choice === null) await chooseEvents(connection, filter);
  }

  const handlers: Handlers = {
    "rulewright.runTests": onFilter((filter) => tests.runTestsOf(filter)),
    "rulewright.chooseEvents": onFilter((filter) => chooseEvents(connection, filter)),
    "rulewright.clearEvents": onFilter((filter) =>
      connection.request("rulewright/chooseEvents", { filter, choice: null }),
    ),
    "rulewright.nextEvent": onFilter((filter) => step(filter, 1)),
    "rulewright.previousEvent": onFilter((filter) => step(filter, -1)),
    "rulewright.whyNot": onFilter((filter) => showExplanation(filter, labelOf(filter))),
    "rulewright.toggleInlayHints": toggleInlayHints,
    "rulewright.showCheck": (code) => showCheckPage(extension, code),
  };

  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) => vscode.commands.registerCommand(name, handler)),
    vscode.commands.registerCommand("rulewright.newFilter", newFilter),
    vscode.commands.registerCommand("rulewright.newPack", newPack),
    // Running it activates the extension, which is all that it is for: a pack outside any workspace does not.
    vscode.commands.registerCommand("rulewright.start", () => undefined),
  );
}

function isFilterReference(value: unknown): value is FilterReference {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

function labelOf({ uri, rule }: FilterReference): string {
  return rule ?? vscode.Uri.parse(uri).path.split("/").at(-1) ?? uri;
}

/** Changes the setting where it is set, so that a workspace's own choice is not shadowed or left behind. */
async function toggleInlayHints(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("rulewright");
  const name = "inlayHints.enabled";
  const target =
    settings.inspect(name)?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update(name, !settings.get(name, true), target);
}
