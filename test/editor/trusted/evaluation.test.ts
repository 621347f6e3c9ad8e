import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { click, lens, lensesOf, lineWithHints, rangeOf, replace } from "../ask.js";
import { eventually } from "../eventually.js";
import { FILTER_FILE, HOSTS, type Host, openFilter, YAML } from "../hosts.js";
import { serverProcesses } from "../processes.js";

const FILTER = 'eventName = "StopLogging" and sourceIPAddress != "10.0.0.0/8"';
const EVENTS = [
  { event_type: "cloudtrail", eventName: "StopLogging", sourceIPAddress: "203.0.113.9" },
  { event_type: "cloudtrail", eventName: "StopLogging", sourceIPAddress: "10.1.2.3" },
  { event_type: "cloudtrail", eventName: "CreateUser", sourceIPAddress: "198.51.100.7" },
];

/** The line of the filter, with what is shown in it; escapes of the host are as good as the plain quotes. */
async function shownFilter(document: vscode.TextDocument): Promise<string> {
  return (await lineWithHints(document, "eventName")).replaceAll('\\"', '"');
}

function seesFilter(document: vscode.TextDocument, expected: string): Promise<boolean> {
  return eventually(async () => {
    const shown = await shownFilter(document);
    assert.ok(shown.includes(expected), `${shown}\ndoes not show\n${expected}`);
    return true;
  });
}

/** Answers the lists of the command with their first rows, until it has what it asks for. */
async function takeFirstOffered(command: vscode.Command): Promise<void> {
  let isDone = false;
  const choosing = click(command).then(() => {
    isDone = true;
  });
  await eventually(async () => {
    if (!isDone) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return isDone || undefined;
  });
  await choosing;
}

/** Events beside a file are what it is judged on, unasked. */
async function openJudged(host: Host): Promise<vscode.TextEditor> {
  const editor = await openFilter(host, FILTER, EVENTS);
  await lens(editor.document, `Evaluate on ${host.events} (3 events)`);
  return editor;
}

async function nextEvent(editor: vscode.TextEditor): Promise<void> {
  const { start } = rangeOf(editor.document, "eventName");
  editor.selection = new vscode.Selection(start, start);
  await vscode.commands.executeCommand("rulewright.nextEvent");
}

function whyDocument(): vscode.TextDocument | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "rulewright-why")?.document;
}

/** What a click on these words of the explanation's first such line runs. */
async function findLink(part: string, words: string): Promise<vscode.Uri | undefined> {
  const document = whyDocument();
  if (document === undefined) return undefined;
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri);
  return links.find(({ range }) => {
    const line = document.lineAt(range.start.line).text;
    return line.includes(part) && document.getText(range).includes(words);
  })?.target;
}

describe("inline evaluation", () => {
  for (const host of HOSTS) {
    it(`counts on all events and follows what is typed in ${host.name}`, async () => {
      const editor = await openJudged(host);
      await seesFilter(editor.document, 'eventName = "StopLogging"‹✓ 2/3› and sourceIPAddress != "10.0.0.0/8"‹✓ 2/3›');
      await replace(editor, "10.0.0.0/8", "203.0.113.0/24");
      await seesFilter(editor.document, 'sourceIPAddress != "203.0.113.0/24"‹✓ 2/3›');
      await replace(editor, "StopLogging", "CreateUser");
      await seesFilter(editor.document, 'eventName = "CreateUser"‹✓ 1/3›');
    });

    it(`shows the actual values of one event in ${host.name}`, async () => {
      const editor = await openJudged(host);
      await nextEvent(editor);
      await seesFilter(editor.document, 'sourceIPAddress != "10.0.0.0/8"‹✓ "203.0.113.9"›');
      await nextEvent(editor);
      await seesFilter(editor.document, 'sourceIPAddress != "10.0.0.0/8"‹✗ "10.1.2.3"›');
      await lens(editor.document, `Evaluate on ${host.events}, event 2 of 3`);
      await lens(editor.document, "Why not?");
      await replace(editor, "10.0.0.0/8", "10.2.0.0/16");
      await seesFilter(editor.document, 'sourceIPAddress != "10.2.0.0/16"‹✓ "10.1.2.3"›');
      await lens(editor.document, "Why?");
    });

    it(`says the verdict of ${host.name}`, async () => {
      const editor = await openJudged(host);
      const seesVerdict = (expected: string) =>
        eventually(async () => {
          assert.match(await lineWithHints(editor.document, host.verdictAt), new RegExp(`‹(?:⇒ )?${expected}›`));
          return true;
        });
      await seesVerdict("1 of 3 match");
      await nextEvent(editor);
      await seesVerdict(host.match);
      await nextEvent(editor);
      await seesVerdict("✗ no match");
    });

    it(`explains ${host.name} beside the editor`, async () => {
      const editor = await openJudged(host);
      await nextEvent(editor);
      await nextEvent(editor);
      await seesFilter(editor.document, '‹✗ "10.1.2.3"›');
      await click(await lens(editor.document, "Why not?"));
      const explanation = await eventually(() => {
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.scheme === "rulewright-why" ? active : undefined;
      });
      assert.equal(explanation.viewColumn, vscode.ViewColumn.Two);
      const text = () => explanation.document.getText();
      await eventually(() => {
        assert.match(text(), /^.*✗ no match.*\n/);
        assert.match(
          text(),
          /\n✗ filter\n {2}✗ .*\n {4}✓ eventName = "StopLogging".*\n {4}✗ sourceIPAddress != .*10\.1\.2\.3/,
        );
        return true;
      });
      const line = text()
        .split("\n")
        .findIndex((each) => each.includes("✗ sourceIPAddress"));
      const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        explanation.document.uri,
        new vscode.Position(line, 8),
      );
      assert.ok(target, `Line ${line} leads nowhere in:\n${text()}`);
      const place = "targetUri" in target ? { uri: target.targetUri, range: target.targetRange } : target;
      assert.equal(place.uri.toString(), editor.document.uri.toString());
      assert.deepEqual(place.range.start, rangeOf(editor.document, "sourceIPAddress").start);
      await replace(editor, "10.0.0.0/8", "10.2.0.0/16");
      await eventually(() => {
        assert.match(text(), /✓ (?:alert|match)/);
        assert.match(text(), /\n {4}✓ sourceIPAddress != "10\.2\.0\.0\/16"/);
        return true;
      });
    });
  }

  for (const host of HOSTS) {
    it(`says what would change the verdict of ${host.name}, shows where, and does it`, async () => {
      const editor = await openJudged(host);
      await nextEvent(editor);
      await nextEvent(editor);
      await seesFilter(editor.document, '‹✗ "10.1.2.3"›');
      await click(await lens(editor.document, "Why not?"));
      const follow = async (part: string, words: string) => {
        const link = await eventually(() => findLink(part, words));
        const { path, query } = link;
        await vscode.commands.executeCommand(path, ...JSON.parse(query));
      };
      await follow("set `sourceIPAddress`", "set `sourceIPAddress`");
      await eventually(() => {
        const shown = vscode.window.activeTextEditor;
        assert.match(shown?.document.uri.path ?? "", /\.ndjson$/);
        assert.equal(shown?.document.getText(shown.selection), '"10.1.2.3"');
        return true;
      });
      await follow("write `(sourceIPAddress", "write `(sourceIPAddress");
      await eventually(() => {
        const shown = vscode.window.activeTextEditor;
        assert.equal(shown?.document.uri.toString(), editor.document.uri.toString());
        assert.match(shown.document.getText(shown.selection), /^sourceIPAddress != \\?"10\.0\.0\.0\/8\\?"$/);
        return true;
      });
      const before = editor.document.getText();
      await follow("write `(sourceIPAddress", "[Apply]");
      await seesFilter(editor.document, 'or sourceIPAddress = "10.1.2.3"‹✓ "10.1.2.3"›');
      await eventually(() => {
        assert.match(whyDocument()?.getText() ?? "", /✓ (?:alert|match)/);
        return true;
      });
      await vscode.commands.executeCommand("undo");
      assert.equal(editor.document.getText(), before);
    });
  }

  it("is on the events that were chosen, for as long as they are", async () => {
    const { document } = await openFilter(YAML, FILTER);
    await takeFirstOffered(await lens(document, "Evaluate on saved events…"));
    const chosen = await eventually(async () =>
      (await lensesOf(document)).find(({ title }) => /^Evaluate on .*(?:\d events\)|, event \d)/.test(title)),
    );
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.window.showTextDocument(document.uri);
    await lens(document, chosen.title);
    await vscode.commands.executeCommand("rulewright.clearEvents", ...(chosen.arguments ?? []));
    await lens(document, "Evaluate on saved events…");
  });

  it("still knows the chosen event when the server has died and come back", async () => {
    const editor = await openJudged(FILTER_FILE);
    await nextEvent(editor);
    await seesFilter(editor.document, '‹✓ "203.0.113.9"›');
    const [server, ...others] = serverProcesses();
    assert.ok(server !== undefined && others.length === 0, "Exactly one server was to run.");
    process.kill(server.pid);
    await eventually(() => {
      const [again] = serverProcesses();
      return again?.pid === server.pid ? undefined : again;
    });
    await seesFilter(editor.document, '‹✓ "203.0.113.9"›');
  });
});
