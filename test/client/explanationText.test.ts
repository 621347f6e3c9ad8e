/** The explanation as a document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { explanationText, findPlace, linksOf } from "../../client/src/explanationText.js";
import type { Explanation, Place, RuleEdit } from "../../server/src/protocol.js";

const words = { hint: "hint", apply: "[Apply]" };

function placeIn(uri: string, line: number): Place {
  return { uri, range: { start: { line, character: 0 }, end: { line, character: 5 } } };
}

const edit: RuleEdit = { uri: "file:///a.tsq", version: 3, edits: [] };

const explanation: Explanation = {
  title: "Login on event 3",
  lines: [
    { depth: 0, mark: "note", text: "no match" },
    { depth: 0, mark: "false", text: "filter" },
    { depth: 1, mark: "true", text: 'user = "root"', place: placeIn("file:///a.tsq", 1) },
    { depth: 1, mark: "false", text: 'exe = "a": it is "b\nc"' },
  ],
  changes: [
    { depth: 0, text: "What would change the verdict" },
    { depth: 1, text: "In the event:" },
    { depth: 2, text: "set `exe`\nto a", place: placeIn("file:///events.json", 7) },
    { depth: 2, text: "2 edits", edit },
    { depth: 3, text: "leave out", place: placeIn("file:///a.tsq", 2), edit },
  ],
};

test("each expression and each change is a line, marked and indented", () => {
  assert.equal(
    explanationText(explanation, words),
    [
      "Login on event 3",
      "hint",
      "",
      "no match",
      "✗ filter",
      '  ✓ user = "root"',
      '  ✗ exe = "a": it is "b c"',
      "",
      "What would change the verdict",
      "  In the event:",
      "    set `exe` to a",
      "    2 edits   [Apply]",
      "      leave out   [Apply]",
      "",
    ].join("\n"),
  );
});

test("a line of the text leads to its place", () => {
  const rows = explanationText(explanation, words).split("\n");
  const places = rows.map((_, line) => findPlace(explanation, words, line)?.range.start.line);
  assert.deepEqual(
    places,
    rows.map((row) =>
      row.includes("root") ? 1 : row.includes("set `exe`") ? 7 : row.includes("leave out") ? 2 : undefined,
    ),
  );
});

test("the words of a change and of its button are what can be clicked", () => {
  const rows = explanationText(explanation, words).split("\n");
  assert.deepEqual(
    linksOf(explanation, words).map(({ line, start, end, target }) => [rows[line]?.slice(start, end), target.kind]),
    [
      ["set `exe` to a", "place"],
      ["[Apply]", "edit"],
      ["leave out", "place"],
      ["[Apply]", "edit"],
    ],
  );
});

test("an explanation without changes ends with the tree", () => {
  assert.match(explanationText({ ...explanation, changes: [] }, words), /it is "b c"\n$/);
});
