/** What attackers put into events must not reach a reader's screen as it is. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { displayValue } from "../../../server/src/language/evaluation/displayValue.js";
import { parseNumber } from "../../../server/src/language/values/decimal.js";

describe("displayed values", () => {
  it("show plain values plainly", () => {
    assert.equal(displayValue("/bin/sh"), '"/bin/sh"');
    assert.equal(displayValue("José 日本 😀"), '"José 日本 😀"');
    assert.equal(displayValue(""), '""');
    assert.equal(displayValue(5), "5");
    assert.equal(displayValue(true), "true");
    assert.equal(displayValue(parseNumber("427161847792120600") ?? 0), "427161847792120600");
  });

  it("spell out what cannot be seen or would mislead", () => {
    assert.equal(displayValue('a"b\\c'), '"a\\"b\\\\c"');
    assert.equal(displayValue("a\r\n\tb"), '"a\\r\\n\\tb"');
    assert.equal(displayValue("\u001b[2J"), '"\\u{1b}[2J"');
    assert.equal(displayValue("exe\u202egpj.sh"), '"exe\\u{202e}gpj.sh"');
    assert.equal(displayValue("a\u200bb\u00a0c\u2028d\ufeff"), '"a\\u{200b}b\\u{a0}c\\u{2028}d\\u{feff}"');
    assert.equal(displayValue("\ud800"), '"\\u{d800}"');
    assert.equal(displayValue("\u3164\u{e0041}"), '"\\u{3164}\\u{e0041}"');
    assert.equal(displayValue(`e${"\u0301".repeat(3)}`), '"e\u0301\u0301\\u{301}"');
  });

  it("cut what is too long, never within a character", () => {
    assert.equal(displayValue("abcdefgh", 8), '"abcde…"');
    assert.equal(displayValue("abcdef", 8), '"abcdef"');
    assert.equal(displayValue("😀😀😀😀", 8), '"😀😀…"');
    assert.equal(displayValue("a\n\n\n\n", 8), '"a\\n\\n…"');
    assert.equal(displayValue("abc", 0), '"…"');
    assert.equal(displayValue(parseNumber("1e300") ?? 0, 10), "100000000…");
    assert.equal(displayValue("x".repeat(50_000_000), 10), '"xxxxxxx…"');
  });

  it("are never longer than asked, one line, and without invisible characters", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("\n", "\u202e", "a", '"', "😀") }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 80 }), (text, longest) => {
        const shown = displayValue(text, longest);
        assert.ok(shown.length <= longest);
        assert.match(shown, /^".*"$/u);
        assert.doesNotMatch(shown, /[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 2_000 },
    );
  });
});
