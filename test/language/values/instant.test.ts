/** Date-times, exactly. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareInstants, type Instant, parseInstant } from "../../../server/src/language/values/instant.js";

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed, `${text} is a date-time`);
  return parsed;
}

describe("instants", () => {
  it("are the moments that Date knows, for all days that both can name", () => {
    const date = fc.date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, fc.integer({ min: -1439, max: 1439 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000);
        fc.pre(local.getUTCFullYear() >= 0 && local.getUTCFullYear() <= 9999);
        const zone = `${offset < 0 ? "-" : "+"}${[Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) => String(n).padStart(2, "0")).join(":")}`;
        const parsed = instant(local.toISOString().replace("Z", zone));
        assert.equal(parsed.second, Math.floor(date.getTime() / 1000));
        assert.equal(compareInstants(parsed, instant(date.toISOString())), 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("have an order that sees every digit, offsets and leap seconds", () => {
    const ascending = [
      "0000-01-01T00:00:00Z",
      "1969-12-31T23:59:59.9Z",
      "1970-01-01T00:00:00Z",
      "2016-12-31T23:59:59Z",
      "2016-12-31T23:59:59.999999999999999999Z",
      "2016-12-31T23:59:60Z",
      "2017-01-01T00:59:60.5+01:00",
      "2017-01-01T00:00:00Z",
      "2017-01-01T00:00:00.00000000000000000001Z",
      "2017-01-01T00:00:00.000000000000000000011Z",
      "2017-01-01T00:00:00.49Z",
      "2017-01-01T00:00:00.5Z",
      "2017-01-01T00:00:00.51Z",
      "2016-12-31T18:00:01-06:00",
      "9999-12-31T23:59:59Z",
    ].map(instant);
    for (const [i, one] of ascending.entries()) {
      for (const [k, other] of ascending.entries())
        assert.equal(Math.sign(compareInstants(one, other)), Math.sign(i - k));
    }
  });

  it("are the same in every spelling", () => {
    const spellings = [
      "2020-01-01T00:00:00Z",
      "2020-01-01t00:00:00z",
      "2020-01-01T00:00:00.000-00:00",
      "2019-12-31T22:30:00.0-01:30",
    ];
    for (const text of spellings)
      assert.equal(compareInstants(instant(text), instant("2020-01-01T00:00:00Z")), 0, text);
  });

  it("know the days of each month", () => {
    for (const text of ["2020-02-29", "2000-02-29", "2021-01-31", "2021-04-30", "0000-02-29"])
      instant(`${text}T00:00:00Z`);
    for (const text of [
      "2021-02-29",
      "1900-02-29",
      "2020-02-30",
      "2021-04-31",
      "2021-00-01",
      "2021-13-01",
      "2021-01-00",
      "2021-01-32",
    ]) {
      assert.equal(parseInstant(`${text}T00:00:00Z`), undefined, text);
    }
  });

  it("are nothing else", () => {
    for (const text of [
      ...[
        "",
        "2020-01-01",
        "2020-01-01T00:00:00",
        "2020-01-01 00:00:00Z",
        "2020-01-01T00:00Z",
        "2020-01-01T00:00:00.Z",
      ],
      ...["2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z", "2020-01-01T00:00:61Z", "2020-01-01T00:00:00+24:00"],
      ...["2020-01-01T00:00:00+00:60", "2020-01-01T00:00:00+0000", "2020-01-01T00:00:00,5Z", " 2020-01-01T00:00:00Z"],
      ...[
        "2020-01-01T00:00:00Z ",
        "+02020-01-01T00:00:00Z",
        "20200101T000000Z",
        "2020-1-1T0:0:0Z",
        "２０２０-01-01T00:00:00Z",
      ],
      ...["2016-12-31T22:59:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:59:60+01:00", "2020-01-01T00:00:00Z\n"],
    ]) {
      assert.equal(parseInstant(text), undefined, text);
    }
  });

  it("cost no more than their length, however long their fraction", () => {
    const zeros = "0".repeat(200_000);
    const long = instant(`2020-01-01T00:00:00.1${zeros}1${zeros}Z`);
    assert.equal(long.fraction.length, zeros.length + 2);
    assert.ok(compareInstants(long, instant("2020-01-01T00:00:00.1Z")) > 0);
  });
});
