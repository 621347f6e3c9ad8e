/** "What would change the verdict" in the editor: its places lie in the files, its edits do what they say. */

import assert from "node:assert/strict";
import { after, before, describe, it, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ChangeLine, Explanation, Place } from "../../server/src/protocol.js";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";
import { scratchFolder } from "../support/scratchFolder.js";

const HOSTS: Readonly<Record<string, (filter: string, suppression: string) => string>> = {
  "a.rules.yaml": (filter, suppression) =>
    `rules:\n  - name: R\n    type: CloudTrail\n    filter: '${filter.replaceAll("'", "''")}'\n    suppressions:\n      - >-\n        ${suppression}\n`,
  "b.rules.json": (filter, suppression) =>
    `${JSON.stringify({ rules: [{ name: "R", type: "CloudTrail", filter, suppressions: [suppression] }] }, undefined, 2)}\n`,
};
const FILTER = 'event_type = "cloudtrail" and eventName = "DeleteTrail" and user != "root"';
const SUPPRESSION = 'srcIp = "10.0.0.0/8"';
const RECORD = {
  eventVersion: "1.08",
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  awsRegion: "eu-west-1",
  userIdentity: { userName: "alice" },
};
const OTHER = { ...RECORD, eventName: "GetTrailStatus" };

/** How a file saves two events of which the second is RECORD; `undefined` as the file: the event is a document of its own. */
const SAVED: Readonly<Record<string, { readonly content: string | Uint8Array; readonly isShown: boolean }>> = {
  "lines.ndjson": { content: `${JSON.stringify(OTHER)}\n${JSON.stringify(RECORD)}\n`, isShown: true },
  "trail.json": { content: `{"Records":[${JSON.stringify(OTHER)},${JSON.stringify(RECORD)}]}`, isShown: true },
  "pretty.json": {
    content: JSON.stringify([OTHER, { "detail-type": "é", detail: RECORD }], undefined, 1),
    isShown: true,
  },
  "lookup.json": {
    content: JSON.stringify({ Events: [OTHER, RECORD].map((one) => ({ CloudTrailEvent: JSON.stringify(one) })) }),
    isShown: false,
  },
  "packed.ndjson.gz": { content: gzipSync(`${JSON.stringify(OTHER)}\n${JSON.stringify(RECORD)}\n`), isShown: false },
};

describe("what would change the verdict", () => {
  let editor: Editor;

  before(async () => {
    editor = await openEditor({ capabilities: FULL_CAPABILITIES, initializationOptions: OUR_OPTIONS, folders: [] });
  });

  after(() => editor.close());

  async function explained(test: TestContext, host: string, saved: string) {
    const folder = scratchFolder(test);
    const text = HOSTS[host]?.(FILTER, SUPPRESSION) ?? "";
    const uri = pathToFileURL(folder.write(host, text)).href;
    const content = SAVED[saved]?.content ?? "";
    const source = pathToFileURL(folder.write(saved, content)).href;
    await editor.open(uri, text);
    const filter = { uri, rule: "R" };
    await editor.request("rulewright/chooseEvents", { filter, choice: { source, index: 1 } });
    const { changes = [], lines } = await editor.request<Explanation>("rulewright/explain", { filter });
    assert.ok(lines.length > 3);
    return { uri, text, source, content, changes, filter };
  }

  function sliceOf(text: string, { range }: Place): string {
    return TextDocument.create("", "", 1, text).getText(range);
  }

  function lineWith(changes: readonly ChangeLine[], part: string): ChangeLine {
    const line = changes.find(({ text }) => text.includes(part));
    assert.ok(line, `${part} is not among\n${changes.map(({ text }) => text).join("\n")}`);
    return line;
  }

  it("says of each side that nothing was found", async (test) => {
    const folder = scratchFolder(test);
    const text = HOSTS["a.rules.yaml"]?.('user = "a" and user != "a"', SUPPRESSION) ?? "";
    const uri = pathToFileURL(folder.write("a.rules.yaml", text)).href;
    const source = pathToFileURL(folder.write("one.ndjson", `${JSON.stringify(RECORD)}\n`)).href;
    await editor.open(uri, text);
    const filter = { uri, rule: "R" };
    await editor.request("rulewright/chooseEvents", { filter, choice: { source, index: 0 } });
    const { changes = [] } = await editor.request<Explanation>("rulewright/explain", { filter });
    const headings = changes.filter(({ depth }) => depth === 1).map((line) => line.text);
    assert.deepEqual(headings, ["In the event: no change was found.", "In the filter, any one of these:"]);
  });

  for (const [saved, { isShown }] of Object.entries(SAVED)) {
    it(`points into ${saved}`, async (test) => {
      const { source, content, changes, filter } = await explained(test, "a.rules.yaml", saved);
      const { place } = lineWith(changes, 'set `eventName` to "DeleteTrail" instead of "StopLogging"');
      assert.ok(place);
      if (isShown) {
        assert.equal(place.uri, source);
        assert.equal(sliceOf(String(content), place), '"StopLogging"');
        return;
      }
      const [path = "", query = ""] = place.uri.split("?");
      assert.equal(path, "rulewright-event:/event-2.json");
      const params = new URLSearchParams(decodeURIComponent(query));
      assert.deepEqual([params.get("uri"), params.get("rule"), params.get("index")], [filter.uri, "R", "1"]);
      const text = await editor.request<string>("rulewright/eventText", { filter, index: 1 });
      assert.equal(sliceOf(text, place), '"StopLogging"');
    });
  }

  for (const host of Object.keys(HOSTS)) {
    it(`points into ${host}, and changes it`, async (test) => {
      const { uri, text, changes, filter } = await explained(test, host, "lines.ndjson");
      const { place, edit } = lineWith(changes, "instead of `eventName =");
      assert.ok(place && edit);
      assert.equal(place.uri, uri);
      assert.equal(sliceOf(text, place).replaceAll("\\", ""), 'eventName = "DeleteTrail"');
      assert.deepEqual([edit.uri, edit.version], [uri, 1]);
      const changed = TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), [
        ...edit.edits.map(({ range, newText }) => ({ range, newText })),
      ]);
      await editor.change(uri, 2, changed);
      const again = await editor.request<Explanation>("rulewright/explain", { filter });
      assert.match(again.title, /✓ alert/);
      // And back: a suppression that covers the event would do it as well.
      assert.ok(again.changes?.some((line) => line.text.includes("in suppression 1") && line.edit !== undefined));
    });
  }

  it("is not asked about events that are not there", async (test) => {
    const { filter } = await explained(test, "a.rules.yaml", "lines.ndjson");
    assert.equal(await editor.request("rulewright/eventText", { filter, index: 7 }), null);
    assert.equal(await editor.request("rulewright/eventText", { filter: { uri: "file:///no.tsq" }, index: 0 }), null);
  });
});
