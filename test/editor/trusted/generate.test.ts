import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { rangeOf } from "../ask.js";
import { eventually } from "../eventually.js";
import { openInEditor } from "../extension.js";
import { FILTER_FILE, HOSTS, type Host, openFilter, writeFolder, YAML } from "../hosts.js";

const FILTER = 'eventName = "StopLogging" and sourceIPAddress != "10.0.0.0/8"';
const EVENTS = [
  { event_type: "cloudtrail", eventName: "CreateUser", sourceIPAddress: "198.51.100.7" },
  { event_type: "cloudtrail", eventName: "StopLogging", sourceIPAddress: "10.1.2.3" },
];

/** Puts the cursor inside of a text and runs what the code action of this title names. */
async function takeAction({ document }: vscode.TextEditor, text: string, title: string): Promise<void> {
  const { start } = rangeOf(document, text);
  const place = start.translate(0, 1);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(place, place);
  const action = await eventually(async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(place, place),
      "refactor.generate",
    );
    return found.find((each) => each.title === title);
  });
  assert.ok(action.command, `${title} names no command.`);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** The unsaved document that was opened beside. */
function generated(): Promise<Record<string, unknown>> {
  return eventually(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.isUntitled && document.languageId === "json" ? JSON.parse(document.getText()) : undefined;
  });
}

/** Until it is gone: a document that is not saved yet would be asked about. */
async function closeGenerated(): Promise<void> {
  await eventually(async () => {
    if (vscode.window.activeTextEditor?.document.isUntitled === true) {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
    return !vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled) || undefined;
  });
}

describe("events made to order", () => {
  for (const host of HOSTS) {
    it(`match ${host.name}, and miss it by one predicate`, async () => {
      const editor = await openFilter(host, FILTER, EVENTS);
      await takeAction(editor, "eventName", "Generate a matching event");
      const event = await generated();
      assert.deepEqual(
        [event["event_type"], event["eventName"], event["sourceIPAddress"], event["eventSource"]],
        ["cloudtrail", "StopLogging", "198.51.100.7", "cloudtrail.amazonaws.com"],
      );
      await closeGenerated();
      await takeAction(editor, "sourceIPAddress", "Generate a near miss for this predicate");
      const miss = await generated();
      assert.deepEqual([miss["eventName"], miss["sourceIPAddress"]], ["StopLogging", "10.1.2.3"]);
      await closeGenerated();
    });
  }

  it("become tests of a rule, in its pack or in the file beside it", async () => {
    for (const host of HOSTS.filter(({ language }) => language !== FILTER_FILE.language)) {
      const editor = await openFilter(host, FILTER, EVENTS);
      const { uri } = editor.document;
      await takeAction(editor, "eventName", "Add a rule test with a matching event");
      const text = () => vscode.window.activeTextEditor?.document.getText() ?? "";
      await eventually(() => {
        assert.match(
          text(),
          /- name: matches a generated event\n\s+event:\n\s+event_type: cloudtrail\n[\s\S]+expect: alert/,
        );
        return true;
      });
      const tests = vscode.window.activeTextEditor?.document.uri.path ?? "";
      assert.equal(tests, host === YAML ? uri.path : uri.path.replace(".rules.json", ".tests.yaml"));
      await takeAction(editor, "sourceIPAddress", "Add a rule test with a near miss for this predicate");
      await eventually(() => {
        assert.match(text(), /- name: depends on sourceIPAddress != "10\.0\.0\.0\/8"\n[\s\S]+expect: no-match/);
        return true;
      });
    }
  });
});

describe("the rules that almost fired", () => {
  async function shown(): Promise<vscode.TextDocument> {
    return eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === "rulewright-almost" ? document : undefined;
    });
  }

  async function openSaved(host: Host): Promise<void> {
    const saved = { [host.file]: host.write(FILTER), "saved.json": JSON.stringify(EVENTS, undefined, 2) };
    const editor = await openInEditor(await writeFolder(saved), "saved.json");
    const { start } = rangeOf(editor.document, "CreateUser");
    editor.selection = new vscode.Selection(start, start);
  }

  it("are listed for the event at the cursor, with what is missing, and lead there", async () => {
    await openSaved(YAML);
    await vscode.commands.executeCommand("rulewright.almostFired");
    const document = await shown();
    const line = await eventually(() => {
      const lines = document.getText().split("\n");
      assert.match(lines[0] ?? "", /^Rules by what is missing — CreateUser/);
      const found = lines.findIndex((each) => /^ {2}✗ eventName = "StopLogging" {2}— {2}.*"CreateUser"/.test(each));
      return found === -1 ? undefined : found;
    });
    const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      new vscode.Position(line, 6),
    );
    assert.ok(target, `Line ${line} leads nowhere in:\n${document.getText()}`);
    const uri = "targetUri" in target ? target.targetUri : target.uri;
    assert.match(uri.path, /\.rules\.(?:yaml|json)$/);
  });

  it("are listed for the chosen event of a rule", async () => {
    const editor = await openFilter(YAML, FILTER, EVENTS);
    const { start } = rangeOf(editor.document, "eventName");
    editor.selection = new vscode.Selection(start, start);
    await eventually(async () => {
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand("rulewright.nextEvent");
      await vscode.commands.executeCommand("rulewright.almostFired");
      return /CreateUser|StopLogging/.test((await shown()).getText().split("\n")[0] ?? "") || undefined;
    });
  });
});
