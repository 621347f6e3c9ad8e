import { afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { codeOf, diagnostic, diagnosticsOf, hintsOf, noDiagnostic } from "../ask.js";
import { eventually } from "../eventually.js";
import { HOSTS, openFilter } from "../hosts.js";

const changed: string[] = [];

async function set(name: string, value: unknown): Promise<void> {
  changed.push(name);
  await vscode.workspace.getConfiguration("rulewright").update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe("settings", () => {
  afterEach(async () => {
    for (const name of changed.splice(0)) {
      await vscode.workspace
        .getConfiguration("rulewright")
        .update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  for (const host of HOSTS) {
    it(`turn a check off and up in ${host.name}`, async () => {
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventNam = "x"');
      await diagnostic(document, "unknown-field");
      await set("checks", { "unknown-field": "off" });
      await noDiagnostic(document, "unknown-field");
      await set("checks", { "unknown-field": "error" });
      await eventually(() => {
        const found = diagnosticsOf(document).find((each) => codeOf(each) === "unknown-field");
        return found?.severity === vscode.DiagnosticSeverity.Error || undefined;
      });
    });

    it(`choose the dialect of ${host.name}`, async () => {
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventName in ("a", "b")');
      await diagnostic(document, "extended-syntax");
      await set("dialect", "extended");
      await noDiagnostic(document, "extended-syntax");
    });

    it(`turn the hints of ${host.name} off and on`, async () => {
      const events = [{ event_type: "cloudtrail", eventName: "StopLogging" }];
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventName = "x"', events);
      const count = (isWanted: (hints: number) => boolean) =>
        eventually(async () => isWanted((await hintsOf(document)).length) || undefined);
      await count((hints) => hints > 0);
      await set("inlayHints.enabled", false);
      await count((hints) => hints === 0);
      await vscode.commands.executeCommand("rulewright.toggleInlayHints");
      await count((hints) => hints > 0);
    });
  }
});
