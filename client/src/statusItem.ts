/** The language status item: on which events the rule at the cursor is judged, and what it says of them. */

import * as vscode from "vscode";
import type { EvaluationSummary } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { findSummary } from "./currentFilter.js";
import { OUR_DOCUMENTS } from "./documents.js";

/** Long enough to skip the positions that a held arrow key passes. */
const SETTLED_AFTER_MILLISECONDS = 120;

export function showStatus(connection: Connection): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("rulewright.events", OUR_DOCUMENTS);
  item.name = vscode.l10n.t("Rulewright: events and verdict");
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;

  async function update(): Promise<void> {
    latest += 1;
    const request = latest;
    const summary = await findSummary(connection, vscode.window.activeTextEditor).catch(() => undefined);
    if (request === latest) present(item, summary);
  }

  function updateSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), SETTLED_AFTER_MILLISECONDS);
  }

  present(item, undefined);
  updateSoon();
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => clearTimeout(timer)),
    vscode.window.onDidChangeActiveTextEditor(updateSoon),
    vscode.window.onDidChangeTextEditorSelection(updateSoon),
    connection.onNotification("rulewright/evaluated", updateSoon),
  );
}

function present(item: vscode.LanguageStatusItem, summary: EvaluationSummary | undefined): void {
  item.text = summary?.text ?? vscode.l10n.t("No rule at the cursor");
  // The line is narrow, and which rule it is the cursor shows; who hears it instead of seeing it is told both.
  item.detail = summary?.events ?? summary?.label ?? "";
  item.severity = severityOf(summary);
  item.busy = summary?.outcome.kind === "pending";
  item.command = summary && {
    command: "rulewright.chooseEvents",
    title: summary.choice === null ? vscode.l10n.t("Choose events…") : vscode.l10n.t("Change events…"),
    arguments: [summary.filter],
  };
  const spoken = [item.text, summary?.label, summary?.events].filter((part) => part !== undefined);
  item.accessibilityInformation = { label: spoken.join(". "), role: "status" };
}

function severityOf(summary: EvaluationSummary | undefined): vscode.LanguageStatusSeverity {
  return summary?.outcome.kind === "failed"
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
