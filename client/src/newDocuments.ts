/** A first filter and a first pack for someone who has none, unsaved, so that nothing is written unasked. */

import * as vscode from "vscode";
import { FILTER_LANGUAGE } from "./documents.js";

export async function newFilter(): Promise<void> {
  const content = `# type: CloudTrail
# ${vscode.l10n.t("Somebody signed in to the AWS console without a second factor.")}
event_type = "cloudtrail"
  and eventName = "ConsoleLogin"
  and additionalEventData.MFAUsed != "Yes"
`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: FILTER_LANGUAGE, content }));
}

export async function newPack(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = "first.rules.yaml";
  // The name makes it a pack, so it needs one before it is saved.
  const path = folder ? vscode.Uri.joinPath(folder, name).path : `/${name}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "untitled", path }));
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() !== "") return;
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), firstPack()));
}

function firstPack(): string {
  const title = vscode.l10n.t("Console login without MFA");
  return `name: ${JSON.stringify(vscode.l10n.t("First pack"))}
rules:
  - name: ${JSON.stringify(title)}
    type: CloudTrail
    title: ${JSON.stringify(title)}
    severityOfAlerts: 2
    alertDescription: ${JSON.stringify(vscode.l10n.t("Somebody signed in to the AWS console without a second factor."))}
    aggregateFields: [user]
    filter: |-
      event_type = "cloudtrail"
      and eventName = "ConsoleLogin"
      and additionalEventData.MFAUsed = "No"
    suppressions:
      - userIdentity.userName = "break-glass"
    window: 3600
    threshold: 1
    enabled: true
    tests:
      - name: ${JSON.stringify(vscode.l10n.t("alerts on a login without MFA"))}
        event:
          eventSource: signin.amazonaws.com
          eventName: ConsoleLogin
          userIdentity: { userName: alice }
          additionalEventData: { MFAUsed: "No" }
          event_type: cloudtrail
        expect: alert
`;
}
