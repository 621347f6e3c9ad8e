/** Asks which saved events a filter is judged on: first a file or folder, then of a file all events or one of them. */

import * as vscode from "vscode";
import type { EventChoice, EventSource, FilterReference, ListedEvent, Verdict } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";

const MOST_LISTED = 1000;

export async function chooseEvents(connection: Connection, filter: FilterReference): Promise<void> {
  const source = await askForSource(connection, filter);
  if (source === undefined) return;
  const choice = source.kind === "folder" ? { source: source.uri } : await askForEvent(connection, filter, source.uri);
  if (choice) await connection.request("rulewright/chooseEvents", { filter, choice });
}

interface SourceItem extends vscode.QuickPickItem {
  readonly answer: () => Promise<Pick<EventSource, "kind" | "uri"> | undefined>;
}

async function askForSource(
  connection: Connection,
  filter: FilterReference,
): Promise<Pick<EventSource, "kind" | "uri"> | undefined> {
  const sources = connection.request("rulewright/findEvents", { filter });
  const items = sources.then((found) => [...found.map(sourceItem), ...browseItems()]);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Choose saved events"),
    placeHolder: vscode.l10n.t("The filter is judged on these as you type"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.answer();
}

function sourceItem(source: EventSource): SourceItem {
  return {
    label: source.label,
    iconPath: new vscode.ThemeIcon(source.kind === "folder" ? "folder" : "json"),
    ...(source.detail === undefined ? {} : { detail: source.detail }),
    answer: async () => source,
  };
}

function browseItems(): readonly SourceItem[] {
  return [
    {
      label: vscode.l10n.t("Another file…"),
      iconPath: new vscode.ThemeIcon("file-add"),
      alwaysShow: true,
      answer: () => browse("file"),
    },
    {
      label: vscode.l10n.t("Another folder…"),
      iconPath: new vscode.ThemeIcon("new-folder"),
      alwaysShow: true,
      answer: () => browse("folder"),
    },
  ];
}

async function browse(kind: EventSource["kind"]): Promise<Pick<EventSource, "kind" | "uri"> | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: kind === "file",
      canSelectFolders: kind === "folder",
      openLabel: vscode.l10n.t("Use these events"),
    })) ?? [];
  return uri && { kind, uri: uri.toString() };
}

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice: EventChoice;
}

async function askForEvent(
  connection: Connection,
  filter: FilterReference,
  source: string,
): Promise<EventChoice | undefined> {
  const { events, total } = await connection.request("rulewright/listEvents", { source, filter, limit: MOST_LISTED });
  if (events.length === 1) return { source, index: 0 };
  const all: ChoiceItem = {
    label: vscode.l10n.t("All {0} events", total.toLocaleString(vscode.env.language)),
    iconPath: new vscode.ThemeIcon("list-flat"),
    choice: { source },
  };
  const picked = await vscode.window.showQuickPick([all, ...events.map((event) => eventItem(event, source))], {
    title: vscode.l10n.t("Choose all events or one"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.choice;
}

function eventItem({ index, label, detail, verdict }: ListedEvent, source: string): ChoiceItem {
  return {
    label,
    ...(verdict === undefined ? {} : { description: verdictWord(verdict) }),
    ...(detail === undefined ? {} : { detail }),
    choice: { source, index },
  };
}

function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case "alert":
      return vscode.l10n.t("✓ alert");
    case "suppressed":
      return vscode.l10n.t("suppressed");
    case "none":
      return vscode.l10n.t("✗ no match");
  }
}
