/** The commands. Each works on the filter it is given, by a code lens say, or else on the one at the cursor. */

import * as vscode from "vscode";
import type { ClientCommands, FilterReference, Position } from "../../server/src/protocol.js";
import { mayHoldEvents, showAlmostFired, showAlmostFiredHere } from "./almostFired.js";
import { showCheckPage } from "./checkPage.js";
import { chooseEvents } from "./chooseEvents.js";
import type { Connection } from "./connection.js";
import { currentFilter } from "./currentFilter.js";
import { showExplanation } from "./explanationDocument.js";
import { addRuleTest, showGeneratedEvent } from "./generatedEvent.js";
import { newFilter, newPack } from "./newDocuments.js";
import { fromPosition } from "./places.js";
import { type RelationsView, showRule } from "./relationsView.js";
import type { TestExplorer } from "./testExplorer.js";

type Handlers = {
  readonly [Name in keyof ClientCommands]: (...parameters: ClientCommands[Name]) => Promise<void>;
};

export function registerCommands(
  connection: Connection,
  tests: TestExplorer,
  relations: RelationsView,
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

  async function step(filter: FilterReference, step: 1 | -1, matching = false): Promise<void> {
    const choice = await connection.request("rulewright/stepEvent", { filter, step, matching });
    if (choice === null) await chooseEvents(connection, filter);
  }

  /** A command on a predicate, from one that is told where it stands, or on the one at the cursor. */
  function onPredicate(
    act: (params: { readonly filter: FilterReference; readonly predicateAt: Position }) => Promise<void>,
  ): (given?: FilterReference, predicateAt?: Position) => Promise<void> {
    return async (given, place) => {
      const cursor = vscode.window.activeTextEditor?.selection.active;
      const filter = isFilterReference(given) ? given : await currentFilter(connection);
      const predicateAt = place ?? (cursor && fromPosition(cursor));
      if (filter && predicateAt) await act({ filter, predicateAt });
    };
  }

  async function almostFired(given?: FilterReference): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    // A menu hands over the document instead.
    if (!isFilterReference(given) && editor && mayHoldEvents(editor.document)) return showAlmostFiredHere(editor);
    await onFilter((filter) => showAlmostFired(filter, labelOf(filter)))(given);
  }

  const handlers: Handlers = {
    "rulewright.runTests": onFilter((filter) => tests.runTestsOf(filter)),
    "rulewright.chooseEvents": onFilter((filter) => chooseEvents(connection, filter)),
    "rulewright.clearEvents": onFilter((filter) =>
      connection.request("rulewright/chooseEvents", { filter, choice: null }),
    ),
    "rulewright.nextEvent": onFilter((filter) => step(filter, 1)),
    "rulewright.previousEvent": onFilter((filter) => step(filter, -1)),
    "rulewright.nextMatch": onFilter((filter) => step(filter, 1, true)),
    "rulewright.previousMatch": onFilter((filter) => step(filter, -1, true)),
    "rulewright.whyNot": onFilter((filter) => showExplanation(filter, labelOf(filter))),
    "rulewright.generateEvent": onFilter((filter) => showGeneratedEvent(connection, { filter })),
    "rulewright.generateNearMiss": onPredicate((params) => showGeneratedEvent(connection, params)),
    "rulewright.addMatchingTest": onFilter((filter) => addRuleTest(connection, { filter })),
    "rulewright.addNearMissTest": onPredicate((params) => addRuleTest(connection, params)),
    "rulewright.almostFired": almostFired,
    "rulewright.showRelations": () => relations.show(),
    "rulewright.showRule": showRule,
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
