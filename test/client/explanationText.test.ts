/** The explanation as a document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { explanationText, findExplanationLine } from "../../client/src/explanationText.js";
import type { Explanation } from "../../server/src/protocol.js";

const explanation: Explanation = {
  title: "Login on event 3",
  lines: [
    { depth: 0, mark: "note", text: "no match" },
    { depth: 0, mark: "false", text: "filter" },
    { depth: 1, mark: "true", text: 'user = "root"' },
    { depth: 1, mark: "false", text: 'exe = "a": it is "b\nc"' },
  ],
};

test("each expression is a line, marked and indented", () => {
  assert.equal(
    explanationText(explanation, "hint"),
    [
      "Login on event 3",
      "hint",
      "",
      "no match",
      "✗ filter",
      '  ✓ user = "root"',
      '  ✗ exe = "a": it is "b c"',
      "",
    ].join("\n"),
  );
});

test("a line of the text leads back to its line of the tree", () => {
  const rows = explanationText(explanation, "hint").split("\n");
  rows.forEach((row, index) => {
    const found = findExplanationLine(explanation, index);
    if (index < 3 || row === "") assert.equal(found, undefined);
    else assert.ok(found && row.includes(found.text.split("\n")[0] ?? ""));
  });
});
