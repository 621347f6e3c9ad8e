/** A folder of more events than are kept in memory, chosen in the real server: progress, counts, single events, matches. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { InlayHint } from "vscode-languageserver";
import type { EvaluationSummary, EventChoice, EventList, Explanation } from "../../server/src/protocol.js";
import { cloudTrailRecords } from "../support/eventForms.js";
import { eventually } from "../support/eventually.js";
import { type Editor, FULL_CAPABILITIES, OUR_OPTIONS, openEditor } from "../support/languageServer.js";
import { scratchFolder } from "../support/scratchFolder.js";

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const FILTER = 'eventSource = "iam.amazonaws.com" and userIdentity.userName ends_with "49"';

async function hintsOf(editor: Editor, uri: string): Promise<readonly string[]> {
  const hints = await editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range: WHOLE });
  return hints.map(({ label }) => String(label));
}

describe("a folder of many events", () => {
  it("is judged at each edit, and its events are reached one by one", async (test) => {
    const folder = scratchFolder(test);
    const records = cloudTrailRecords(2_600);
    folder.write("events/1.ndjson", `${records.slice(0, 1_400).join("\n")}\n`);
    folder.write("events/2.json.gz", gzipSync(`{"Records":[${records.slice(1_400).join(",")}]}`));
    const filterPath = folder.write("many.tsq", FILTER);
    const uri = pathToFileURL(filterPath).href;
    const source = pathToFileURL(`${folder.path}/events`).href;
    const editor = await openEditor({
      capabilities: FULL_CAPABILITIES,
      initializationOptions: OUR_OPTIONS,
      folders: [pathToFileURL(folder.path).href],
    });
    test.after(() => editor.close());
    const filter = { uri };
    const summary = () =>
      editor.request<EvaluationSummary>("rulewright/summary", { uri, position: { line: 0, character: 0 } });

    await editor.open(uri, FILTER);
    await editor.request("rulewright/chooseEvents", { filter, choice: { source } });
    const early = await summary();
    assert.equal(early.outcome.kind, "pending");
    assert.match(early.text, /^Reading events… [\d,]+ so far$/);
    const judged = await eventually(summary, ({ outcome }) => outcome.kind === "counts");
    assert.deepEqual([judged.text, judged.events], ["26 of 2,600 match", "events (2,600 events)"]);
    assert.deepEqual(await hintsOf(editor, uri), ["✓ 2,600/2,600", "✓ 26/2,600", "⇒ 26 of 2,600 match"]);

    await editor.change(uri, 2, FILTER.replace("49", "149"));
    assert.deepEqual(await hintsOf(editor, uri), ["✓ 2,600/2,600", "✓ 3/2,600", "⇒ 3 of 2,600 match"]);
    await editor.change(uri, 3, `${FILTER} and awsRegion != "eu-west-1"`);
    const newName = await eventually(
      () => hintsOf(editor, uri),
      (hints) => hints.some((hint) => hint.startsWith("⇒")),
    );
    assert.deepEqual(newName.slice(-2), ["✗ 0/2,600", "⇒ 0 of 2,600 match"]);

    await editor.change(uri, 4, FILTER);
    const step = (by: 1 | -1, matching: boolean) =>
      editor.request<EventChoice>("rulewright/stepEvent", { filter, step: by, matching });
    assert.deepEqual(await step(-1, true), { source, index: 2_549 });
    assert.deepEqual(await hintsOf(editor, uri), ['✓ "iam.amazonaws.com"', '✓ "user2549"', "⇒ ✓ match"]);
    const explained = await editor.request<Explanation>("rulewright/explain", { filter });
    assert.match(explained.title, /#2,550 /);
    assert.deepEqual(await step(1, true), { source, index: 49 });
    assert.deepEqual(await step(-1, false), { source, index: 48 });

    const list = await editor.request<EventList>("rulewright/listEvents", { source, filter, limit: 28 });
    assert.equal(list.total, 2_600);
    assert.deepEqual(list.events.map(({ index, verdict }) => `${index} ${verdict}`).slice(24), [
      "2449 alert",
      "2549 alert",
      "0 none",
      "1 none",
    ]);
  });
});
