/** Each token by its meaning, and the legend that the manifest maps to scopes. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from "../../../server/src/language/features/semanticTokens.js";
import { analysed } from "../../support/checkFilter.js";

function tokensOf(text: string): readonly string[] {
  return semanticTokens(analysed(text)).map(
    ({ span, type, modifiers }) => `${[type, ...modifiers].join(".")} ${text.slice(span.start, span.end)}`,
  );
}

describe("semantic tokens", () => {
  it("tell fields, unknown fields, operators, connectives, values and lists apart", () => {
    assert.deepEqual(tokensOf('exe = "x" and exee > 5 or not user != @Admins # why'), [
      "property exe",
      "operator =",
      'string "x"',
      "keyword and",
      "property.unknown exee",
      "operator >",
      "number 5",
      "keyword or",
      "keyword not",
      "property user",
      "operator !=",
      "variable @Admins",
      "comment # why",
    ]);
  });

  it("know the constants", () => assert.deepEqual(tokensOf("tty = NULL").at(-1), "enumMember NULL"));

  it("have the legend of the manifest", () => {
    const file = path.resolve(import.meta.dirname, "../../../../package.json");
    const manifest: {
      contributes: {
        semanticTokenScopes: { scopes: Record<string, unknown> }[];
        semanticTokenModifiers: { id: string }[];
      };
    } = JSON.parse(fs.readFileSync(file, "utf8"));
    const { semanticTokenScopes, semanticTokenModifiers } = manifest.contributes;
    const scopes = Object.keys(semanticTokenScopes[0]?.scopes ?? {});
    assert.deepEqual(new Set(scopes.map((name) => name.split(".")[0])), new Set(TOKEN_TYPES));
    assert.deepEqual(
      semanticTokenModifiers.map(({ id }) => id),
      [...TOKEN_MODIFIERS],
    );
  });
});
