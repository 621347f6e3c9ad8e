// The quick reader of JSON reads what it reads as the recovering one does, and leaves to that one whatever is wrong.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { DEEPEST_NESTING } from "../../../server/src/language/pack/host/hostNode.js";
import { readBrokenJson } from "../../../server/src/language/pack/json/readJson.js";
import { readPlainJson } from "../../../server/src/language/pack/json/readPlainJson.js";

const NOT_READ = [
  ...["", " ", "{", "[1,]", '{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', "{a: 1}", "'a'", "[1 2]", "1 2", "nul", "+1", "01"],
  ...[
    "1.",
    ".5",
    "1e",
    "- 1",
    "NaN",
    '"',
    '"\\"',
    '"\\x"',
    '"\\u12g4"',
    '"a\nb"',
    '"a\tb"',
    "// x\n1",
    "/* */ 1",
    "1 // x",
  ],
  ...['{"a":1,"a":2}', "\ufeff1", "\u00a01", `${"[".repeat(DEEPEST_NESTING + 1)}${"]".repeat(DEEPEST_NESTING + 1)}`],
];
const READ = [
  ...['"a\\"b\\\\c\\/d\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\ud800"', '"😀 é \u2028"', '""', '{"":{}}', "[]", "[[],{}]"],
  ...[
    "-0",
    "0",
    "12345678901234567890",
    "1.50",
    "1e400",
    "-1E-5",
    "true",
    "false",
    "null",
    ' \r\n\t{ "a" : [ 1 , 2 ] } \n',
  ],
  ...['{"__proto__":1,"constructor":2}', "[".repeat(DEEPEST_NESTING) + "]".repeat(DEEPEST_NESTING)],
];

describe("the quick reader of JSON", () => {
  for (const text of NOT_READ) {
    it(`leaves alone ${JSON.stringify(text.slice(0, 30))}`, () => assert.equal(readPlainJson(text), undefined));
  }

  for (const text of READ) {
    it(`reads ${JSON.stringify(text.slice(0, 30))}`, () => {
      const { roots, problems } = readBrokenJson(text);
      assert.deepEqual(problems, []);
      assert.deepEqual([readPlainJson(text)], roots);
    });
  }

  it("agrees with the recovering one on any text", () => {
    const json = fc
      .json({ noUnicodeString: false })
      .chain((text) => fc.constantFrom(text, JSON.stringify(JSON.parse(text), undefined, 2)));
    const damaged = fc
      .tuple(json, fc.nat(), fc.constantFrom("", '"', ",", "}", "]", "\\", "1", " ", "\n", "\u0001", ":"))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(json, damaged), (text) => {
        const plain = readPlainJson(text);
        if (plain === undefined) return;
        const { roots, problems } = readBrokenJson(text);
        assert.deepEqual(problems, []);
        assert.deepEqual([plain], roots);
      }),
      { numRuns: 500 },
    );
  });
});
