/** Directives in comments: where they reach, and that none outlives its reason. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { render } from "../../../server/src/language/text/message.js";
import { applyEdits } from "../../../server/src/language/text/textEdit.js";
import { diagnose } from "../../support/filterText.js";
import { checkDiagnostics } from "../../support/underline.js";

describe("ignore directives", () => {
  it("reach the end of their own line", () => {
    checkDiagnostics(`
      event_type = "audit" and exe like "" # rulewright-ignore empty-operand
      and cwd like ""
          ^^^^^^^^^^^ warning empty-operand
    `);
  });

  it("reach the next line from a line of their own, past other comments", () => {
    checkDiagnostics(`
      # rulewright-ignore empty-operand
      # rulewright-ignore duplicate-predicate
      # because of the migration
      event_type = "audit" and exe like "" and event_type = "audit"
      and cwd like ""
          ^^^^^^^^^^^ warning empty-operand
    `);
  });

  it("take several codes, with or without commas", () => {
    checkDiagnostics(`
      event_type = "audit" and exe like "" and event_type = "audit" # rulewright-ignore: empty-operand, duplicate-predicate
    `);
  });

  it("reach the whole file from above the filter, and only from there", () => {
    checkDiagnostics(`
      # type: Host
      # rulewright-ignore-file empty-operand
      event_type = "audit"
      and exe like ""
      and cwd like ""
    `);
    checkDiagnostics(`
      event_type = "audit"
      # rulewright-ignore-file empty-operand
      and exe like ""
      and cwd like ""
          ^^^^^^^^^^^ warning empty-operand
    `);
  });

  it("silence syntax problems as well", () => {
    checkDiagnostics(`
      event_type = “audit” # rulewright-ignore typographic-quotes
    `);
  });

  it("are reported where they silence nothing, name nothing or are misspelt", () => {
    checkDiagnostics(`
      # rulewright-ignore
      ^^^^^^^^^^^^^^^^^^^ warning unused-ignore
      event_type = "audit" # rulewright-ignore wildcard emptyoperand
                                               ^^^^^^^^ warning unused-ignore
                                                        ^^^^^^^^^^^^ warning unused-ignore
    `);
  });

  it("offer the code that was meant, or to go", () => {
    const text = 'event_type = "audit" and exe like "" # rulewright-ignore emptyoperand\n';
    const [, unused] = diagnose({ text, facts: {} });
    assert.ok(unused !== undefined);
    assert.match(render(unused.message, "en"), /No check is called `emptyoperand`/);
    const [meant, removal] = unused.fixes;
    assert.ok(meant !== undefined && removal !== undefined);
    assert.deepEqual(diagnose({ text: applyEdits(text, meant.edits), facts: {} }), []);
    assert.equal(applyEdits(text, removal.edits), 'event_type = "audit" and exe like "" \n');
  });

  it("are not reported for a check that is off", () => {
    const text = 'event_type = "audit" # rulewright-ignore wildcard\n';
    assert.deepEqual(diagnose({ text, facts: {} }, { wildcard: "off" }), []);
    assert.deepEqual(diagnose({ text, facts: {} }, { "unused-ignore": "off" }), []);
  });

  it("work with line ends of all kinds", () => {
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const text = ["# rulewright-ignore empty-operand", 'event_type = "audit" and exe like ""', ""].join(lineEnd);
      assert.deepEqual(diagnose({ text, facts: {} }), [], JSON.stringify(lineEnd));
    }
  });
});
