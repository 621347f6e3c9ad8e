// JSON with exact numbers: the same as JSON.parse, except where JSON.parse rounds.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isRecord } from "../../../server/src/language/events/recordShape.js";
import { Decimal, numberText, parseNumber } from "../../../server/src/language/values/decimal.js";
import type { EventValue } from "../../../server/src/language/values/event.js";
import { DEEPEST_NESTING, LONGEST_NUMBER } from "../../../server/src/language/values/jsonResult.js";
import { parseJson } from "../../../server/src/language/values/parseJson.js";
import { parseJsonExactly } from "../../../server/src/language/values/parseJsonExactly.js";

const BOTH = { parseJson, parseJsonExactly };

function valueIn(text: string, parse = parseJson): EventValue {
  const result = parse(text);
  assert.equal(result.kind, "value", text);
  return result.kind === "value" ? result.value : null;
}

function causeOf(text: string): string {
  const result = parseJson(text);
  return result.kind === "error" ? `${result.cause} ${result.offset}` : "value";
}

/** JSON.parse knows no minus zero of ours: 0 is 0. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

for (const [name, parse] of Object.entries(BOTH)) {
  describe(name, () => {
    it("gives what JSON.parse gives", () => {
      fc.assert(
        fc.property(fc.json(), fc.nat({ max: 4 }), (text, indent) => {
          const written = JSON.stringify(JSON.parse(text), null, indent);
          const value = valueIn(written, parse);
          if (!/[0-9.]{15}|e[+-]?\d/.test(written)) assert.deepEqual(normal(value), JSON.parse(written));
          assert.equal(hasKind(JSON.parse(written), value), true, written);
        }),
      );
    });

    it("takes exactly the texts that JSON.parse takes", () => {
      const damaged = fc
        .tuple(
          fc.json(),
          fc.nat(),
          fc.constantFrom("", "{", "}", "[", "]", ",", ":", '"', "\\", "0", "-", "e", "x", "\n", "\0"),
        )
        .map(
          ([text, at, inserted]) =>
            text.slice(0, at % (text.length + 1)) + inserted + text.slice((at % (text.length + 1)) + 1),
        );
      fc.assert(
        fc.property(damaged, (text) => {
          const result = parse(text);
          assert.equal(result.kind === "value", isJson(text), text);
          if (result.kind === "error") assert.ok(result.offset >= 0 && result.offset <= text.length);
        }),
        { numRuns: 2_000 },
      );
    });

    it("keeps the digits of numbers that a double rounds", () => {
      const value = valueIn(
        '{"id":427161847792120600,"next":427161847792120601,"far":1e400,"tiny":[1.00000000000000001]}',
        parse,
      );
      assert.ok(isRecord(value));
      const { id, next } = value;
      assert.ok(id instanceof Decimal && next instanceof Decimal);
      assert.equal(numberText(id), "427161847792120600");
      assert.equal(numberText(next), "427161847792120601");
      assert.deepEqual(valueIn("[1e400, 1.00000000000000001]", parse), [
        parseNumber("1e400"),
        parseNumber("1.00000000000000001"),
      ]);
      assert.deepEqual(valueIn("[12.5, -3, 1e2, 0]", parse), [12.5, -3, 100, 0]);
    });

    it("lets the last of duplicate keys win and makes no key special", () => {
      assert.deepEqual(valueIn('{"a":1,"b":2,"a":12345678901234567890}', parse), {
        a: parseNumber("12345678901234567890"),
        b: 2,
      });
      const value = valueIn('{"__proto__":{"admin":true},"constructor":1,"n":12345678901234567890}', parse);
      assert.ok(value !== null && typeof value === "object");
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      assert.deepEqual(Object.keys(value), ["__proto__", "constructor", "n"]);
    });

    it("keeps numbers of texts apart from texts", () => {
      assert.deepEqual(valueIn('["at: 12345678901234567890", ", 1e999"]', parse), [
        "at: 12345678901234567890",
        ", 1e999",
      ]);
    });
  });
}

describe("the limits of a record", () => {
  it("are reported, however deep the nesting", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    assert.equal(causeOf(nested(DEEPEST_NESTING)), "value");
    assert.equal(causeOf(nested(DEEPEST_NESTING + 1)), `tooDeep ${DEEPEST_NESTING}`);
    assert.equal(causeOf(nested(100_000)), `tooDeep ${DEEPEST_NESTING}`);
    assert.match(causeOf('{"a":'.repeat(100_000)), /^tooDeep/);
    assert.equal(causeOf(`[${"{},".repeat(100_000)}{}]`), "value");
  });

  it("cover numbers made to slow a reader down", () => {
    assert.equal(causeOf(`[1${"0".repeat(LONGEST_NUMBER)}1]`), "longNumber 1");
    assert.equal(causeOf(`[1${"0".repeat(3_000_000)}1]`), "longNumber 1");
  });
});

describe("the cause of an error", () => {
  const causes: readonly (readonly [string, string])[] = [
    ["", "empty 0"],
    ["  \n", "empty 3"],
    ['{"a":', "truncated 5"],
    ['{"a":{"b":1}', "truncated 12"],
    ['{"a":"x', "truncated 7"],
    ['{"a":tru', "truncated 5"],
    ["{", "truncated 1"],
    ["{a:1}", "unquotedKey 1"],
    ['{"a":1, b:2}', "unquotedKey 8"],
    ["{'a':1}", "singleQuotes 1"],
    ["{\"a\":'x'}", "singleQuotes 5"],
    ["{“a”:1}", "typographicQuotes 1"],
    ['{"a":1,}', "trailingComma 7"],
    ["[1,2,]", "trailingComma 5"],
    ['{"a":1 "b":2}', "missingComma 7"],
    ['{"a" 1}', "missingColon 5"],
    ['{"a":NaN}', "notANumber 5"],
    ['{"a":-Infinity}', "notANumber 5"],
    ['{"a":None}', "pythonWord 5"],
    ['{"a":01}', "badNumber 5"],
    ['{"a":+1}', "badNumber 5"],
    ['{"a":"x\ny"}', "controlCharacter 7"],
    ['{"a":"C:\\Users"}', "badEscape 8"],
    ['{"a":1} // x', "comment 8"],
    ['{"a":1} {"b":2}', "afterValue 8"],
    ['{"a":}', "unexpected 5"],
    ["type=SYSCALL", "unexpected 0"],
  ];
  for (const [text, expected] of causes) it(`of ${JSON.stringify(text)}`, () => assert.equal(causeOf(text), expected));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether two values have the same shape, numbers in whatever form. */
function hasKind(parsed: unknown, value: EventValue): boolean {
  if (typeof parsed === "number") return typeof value === "number" || value instanceof Decimal;
  if (Array.isArray(parsed))
    return (
      Array.isArray(value) &&
      parsed.length === value.length &&
      parsed.every((each, index) => hasKind(each, value[index]))
    );
  if (typeof parsed === "object" && parsed !== null) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Decimal) return false;
    const entries = new Map<string, EventValue>(Object.entries(value));
    return Object.entries(parsed).every(([key, each]) => hasKind(each, entries.get(key) ?? null));
  }
  return Object.is(parsed, value);
}
