/** Exact numbers, against big integers. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  compareNumbers,
  Decimal,
  type ExactNumber,
  numberText,
  parseNumber,
} from "../../../server/src/language/values/decimal.js";

function number(text: string): ExactNumber {
  const parsed = parseNumber(text);
  assert.ok(parsed !== undefined, `${text} is a number`);
  return parsed;
}

/** A number token whose value is `digits × 10^exponent`, in one of its many spellings. */
const token = fc
  .record({
    sign: fc.constantFrom("", "+", "-"),
    zeros: fc.nat(3),
    digits: fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 0n, max: 99n })),
    point: fc.nat(25),
    exponent: fc.option(fc.integer({ min: -30, max: 30 }), { nil: undefined }),
    plus: fc.boolean(),
  })
  .map(({ sign, zeros, digits, point, exponent, plus }) => {
    const written = "0".repeat(zeros) + digits;
    const whole = written.slice(0, Math.max(1, written.length - point));
    const fraction = written.slice(whole.length);
    const power = exponent === undefined ? "" : `e${plus && exponent >= 0 ? "+" : ""}${exponent}`;
    const scaled = digits * 10n ** BigInt(60 + (exponent ?? 0) - fraction.length);
    return {
      text: `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}${power}`,
      scaled: sign === "-" ? -scaled : scaled,
    };
  });

describe("exact numbers", () => {
  it("have the order of the numbers that they spell", () => {
    fc.assert(
      fc.property(token, token, (one, other) => {
        const expected = one.scaled < other.scaled ? -1 : Number(one.scaled > other.scaled);
        assert.equal(
          Math.sign(compareNumbers(number(one.text), number(other.text))) + 0,
          expected,
          `${one.text} ${other.text}`,
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it("have one form each, so that the same number is the same value", () => {
    fc.assert(
      fc.property(token, (one) => {
        const parsed = number(one.text);
        const again = number(numberText(parsed));
        assert.ok(compareNumbers(again, parsed) === 0);
        assert.equal(typeof again, typeof parsed, one.text);
        if (parsed instanceof Decimal) assert.deepEqual(again, parsed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are whole number tokens and nothing else", () => {
    for (const text of ["0", "-0", "+5", "007", "1.50", "1e5", "1E+5", "1e-5", "-1.5e-07"]) number(text);
    for (const text of [
      "",
      "-",
      ".5",
      "5.",
      "1e",
      "1e+",
      " 1",
      "1 ",
      "1\n",
      "0x1",
      "1_000",
      "1,5",
      "Infinity",
      "NaN",
      "１",
      "--1",
    ]) {
      assert.equal(parseNumber(text), undefined, text);
    }
  });

  it("are written as integers or shortest decimals", () => {
    const expectations = [
      ["5.0", "5"],
      ["-0", "0"],
      ["1e21", "1000000000000000000000"],
      ["1e-7", "0.0000001"],
      ["-1.50", "-1.5"],
      ["427161847792120600", "427161847792120600"],
      ["123456789012345678.50", "123456789012345678.5"],
      ["0.30000000000000004", "0.30000000000000004"],
      ["12e999", "1.2e1000"],
      ["-1e-999999999", "-1e-999999999"],
    ] as const;
    for (const [written, shown] of expectations) assert.equal(numberText(number(written)), shown);
  });

  it("cost no more than their length", () => {
    const started = performance.now();
    const zeros = "0".repeat(200_000);
    const long = number(`1${zeros}1${zeros}`);
    assert.ok(compareNumbers(long, number(`1${zeros}0${zeros}`)) > 0);
    assert.ok(compareNumbers(number("1e999999999"), number("9e999999998")) > 0);
    assert.ok(compareNumbers(number("-1e999999999"), 0) < 0);
    // A quadratic algorithm takes a minute for these; a slow machine takes far less than the bound for a linear one.
    assert.ok(performance.now() - started < 5_000);
  });
});
