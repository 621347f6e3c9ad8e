import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { completionsAt, labelOf, rangeOf } from "../ask.js";
import { eventually } from "../eventually.js";
import { HOSTS, openFilter } from "../hosts.js";

/** Offers what fits at the end of a text, and takes the first of it, with the keys that a person would press. */
async function acceptAt(editor: vscode.TextEditor, text: string): Promise<string> {
  const before = editor.document.getText();
  const { end } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
  return eventually(async () => {
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    const after = editor.document.getText();
    return after === before ? undefined : after;
  });
}

describe("completion", () => {
  for (const host of HOSTS) {
    it(`offers fields with type and meaning in ${host.name}`, async () => {
      const { document } = await openFilter(host, 'event_type = "cloudtrail" and eventN = "x"');
      const { end } = rangeOf(document, "eventN");
      const items = await eventually(async () => {
        const found = await completionsAt(document, end);
        return found.some((item) => labelOf(item) === "eventName") ? found : undefined;
      });
      const item = items.find((each) => labelOf(each) === "eventName");
      assert.match(item?.detail ?? "", /^text · Call that was made/);
      assert.ok(!items.some((each) => labelOf(each) === "srcIp"), "srcIp belongs to other events.");
    });

    it(`replaces the whole word when accepted in its middle in ${host.name}`, async () => {
      const editor = await openFilter(host, 'event_type = "cloudtrail" and eventNxme = "StopLogging"');
      const after = await acceptAt(editor, "eventN");
      assert.equal(after, host.write('event_type = "cloudtrail" and eventName = "StopLogging"'));
    });

    it(`writes a value in the quotes of ${host.name}, and goes on behind them`, async () => {
      const editor = await openFilter(host, 'eventSource = "cloudtrail.amazonaws.com" and eventName = "StopL"');
      const after = await acceptAt(editor, "StopL");
      assert.equal(after, host.write('eventSource = "cloudtrail.amazonaws.com" and eventName = "StopLogging"'));
      const { document, selection } = editor;
      const written = document.lineAt(selection.active.line).text.slice(0, selection.active.character);
      assert.match(written, /StopLogging\\?"$/, "The cursor stands before the closing quote.");
    });
  }
});
