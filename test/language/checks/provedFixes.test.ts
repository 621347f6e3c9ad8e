/** Whether a fix is safe is not for a check to say alone. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { provedFixes } from "../../../server/src/language/checks/provedFixes.js";
import type { Fix } from "../../../server/src/language/syntax/problem.js";
import { defineMessages } from "../../../server/src/language/text/message.js";
import { analyseFilter } from "../../support/filterText.js";

const FILTER = 'exe = "/bin/sh" and (tty = "pts0")';

const messages = defineMessages("test", { title: { en: "Rewrite", es: "Reescribir", "pt-br": "Reescrever" } });

function safetyOf(text: string, part: string, newText: string, effort = 1): Fix["safety"] {
  const start = text.indexOf(part);
  const edits = [{ span: { start, end: start + part.length }, newText }];
  return provedFixes(analyseFilter({ text, facts: {} }), effort)({ title: messages.title(), safety: "safe", edits })
    .safety;
}

describe("fixes that are called safe", () => {
  it("stay so where the filter means the same", () => {
    assert.equal(safetyOf(FILTER, '(tty = "pts0")', 'tty = "pts0"'), "safe");
    assert.equal(safetyOf(FILTER, '(tty = "pts0")', 'not (tty != "pts0")'), "safe");
  });

  it("are marked where it does not, where they break it, and where nothing can be proved", () => {
    assert.equal(safetyOf(FILTER, ' and (tty = "pts0")', ""), "unsafe");
    assert.equal(safetyOf(FILTER, '"pts0"', ""), "unsafe");
    assert.equal(safetyOf(FILTER, '(tty = "pts0")', 'tty = "pts0"', 0), "unsafe");
  });
});
