/** Offset → position → offset is the identity, surrogates and all line endings included. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { toOffset, toPosition, toRange, toSpan } from "../../server/src/lsp/convert.js";

const text = fc
  .array(fc.constantFrom("a", " ", "\n", "\r\n", "\r", "é", "\u{1f600}", "\u2028", "\ufeff", "\t", "x = 'y'"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));

/** No cursor stands between the two characters of a line break. */
function isCursor(source: string, offset: number): boolean {
  return !(source[offset - 1] === "\r" && source[offset] === "\n");
}

test("offset → position → offset is the identity", () => {
  fc.assert(
    fc.property(text, (source) => {
      const document = TextDocument.create("untitled:a", "", 1, source);
      for (let offset = 0; offset <= source.length; offset++) {
        if (!isCursor(source, offset)) continue;
        assert.equal(toOffset(document, toPosition(document, offset)), offset);
        const span = { start: offset, end: source.length };
        assert.deepEqual(toSpan(document, toRange(document, span)), span);
      }
    }),
  );
});

test("positions outside of the text are clamped", () => {
  const document = TextDocument.create("untitled:a", "", 1, "ab\r\ncd");
  assert.equal(toOffset(document, { line: 0, character: 99 }), 2);
  assert.equal(toOffset(document, { line: 99, character: 0 }), 6);
  assert.deepEqual(toPosition(document, 99), { line: 1, character: 2 });
});
