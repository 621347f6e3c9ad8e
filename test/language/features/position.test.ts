/** Where am I? What belongs at a mark, and what a completion would replace. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { analyse } from "../../../server/src/language/analysis.js";
import { classify } from "../../../server/src/language/features/position.js";
import { fullSchema } from "../../support/fullSchema.js";

function checkPosition(marked: string, kind: string, replaced?: string): void {
  test(marked.replaceAll("\n", "⏎"), () => {
    const offset = marked.indexOf("<|>");
    const text = marked.replace("<|>", "");
    const context = {
      schema: fullSchema,
      ruleType: undefined,
      role: "filter",
      host: "file",
      lists: undefined,
    } as const;
    const position = classify(analyse(text, context), offset);
    assert.equal(position.kind, kind);
    if (replaced !== undefined && position.kind !== "none") {
      assert.equal(text.slice(position.span.start, position.span.end), replaced);
    }
  });
}

describe("a field", () => {
  checkPosition("<|>", "field", "");
  checkPosition("ev<|>", "field", "ev");
  checkPosition('ev<|>ent_type = "audit"', "field", "event_type");
  checkPosition('a = "x" and <|>', "field", "");
  checkPosition('a = "x" and (us<|>', "field", "us");
  checkPosition("not <|>", "field", "");
});

describe("an operator", () => {
  checkPosition("exe <|>", "operator", "");
  checkPosition("exe st<|>", "operator", "st");
  checkPosition('exe sta<|>rts_with "x"', "operator", "starts_with");
});

describe("an operand", () => {
  checkPosition("exe = <|>", "operand", "");
  checkPosition('exe = "<|>"', "operand", "");
  checkPosition('exe = "/bin/<|>sh"', "operand", "/bin/sh");
  checkPosition('exe = "/bin/<|>', "operand", "/bin/");
  checkPosition("port in (22, <|>", "operand", "");
});

describe("a connective", () => {
  checkPosition('a = "x" <|>', "connective", "");
  checkPosition('a = "x" an<|>', "connective", "an");
  checkPosition('(a = "x") <|>', "connective", "");
  checkPosition("a exists <|>", "connective", "");
});

describe("nothing", () => {
  checkPosition('a = "x" # comment <|>', "none");
  checkPosition('a = "x"<|>', "none");
  checkPosition('(a = "x")<|>', "none");
});
