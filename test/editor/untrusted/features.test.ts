import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { completionsAt, diagnostic, hoverAt, labelOf, lineWithHints, rangeOf, replace } from "../ask.js";
import { eventually } from "../eventually.js";
import { HOSTS, openFilter } from "../hosts.js";

describe("without trust", () => {
  for (const host of HOSTS) {
    it(`everything works in ${host.name}`, async () => {
      assert.equal(vscode.workspace.isTrusted, false);
      const events = [{ event_type: "cloudtrail", eventName: "StopLogging" }];
      const editor = await openFilter(host, 'event_type = "cloudtrail" and eventNam = "StopLogging"', events);
      const { document } = editor;
      const found = await diagnostic(document, "unknown-field");
      assert.deepEqual(found.range, rangeOf(document, "eventNam"));
      const items = await completionsAt(document, rangeOf(document, "eventNam").end);
      assert.ok(items.some((item) => labelOf(item) === "eventName"));
      assert.match(await hoverAt(document, rangeOf(document, "event_type").start), /event_type/);
      await replace(editor, "eventNam ", "eventName ");
      await eventually(async () => {
        assert.match(await lineWithHints(document, "eventName"), /eventName = \\?"StopLogging\\?"‹✓ 1\/1›/);
        return true;
      });
    });
  }
});
