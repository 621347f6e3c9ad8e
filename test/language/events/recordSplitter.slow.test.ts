// Cutting bytes into records: every form, every cut between chunks, every kind of damage.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readRecord } from "../../../server/src/language/events/readRecord.js";
import { isRecord } from "../../../server/src/language/events/recordShape.js";
import { LONGEST_RECORD, RecordSplitter } from "../../../server/src/language/events/recordSplitter.js";
import type { EventRecord } from "../../../server/src/language/values/event.js";
import { cloudTrailRecords, EVENT_FORMS } from "../../support/eventForms.js";

interface Seen {
  readonly events: readonly EventRecord[];
  /** What is wrong, as `kind line byte`. */
  readonly problems: readonly string[];
  /** The line and byte of each record that holds events. */
  readonly places: readonly string[];
}

function split(chunks: Iterable<Uint8Array>, longestRecord = LONGEST_RECORD, byLines = true): Seen {
  const splitter = new RecordSplitter({ longestRecord, byLines });
  const events: EventRecord[] = [];
  const problems: string[] = [];
  const places: string[] = [];
  const take = (items: ReturnType<RecordSplitter["push"]>): void => {
    for (const item of items) {
      const where = `${item.line} ${item.byte}`;
      if (item.kind !== "record") problems.push(`${item.kind} ${where}`);
      else
        for (const part of readRecord(Buffer.from(item.bytes).toString("utf8"))) {
          if (part.kind === "event") {
            events.push(part.event.record);
            places.push(where);
          } else problems.push(`${part.kind} ${where}`);
        }
    }
  };
  for (const chunk of chunks) take(splitter.push(chunk));
  take(splitter.end());
  return { events, problems, places };
}

function whole(text: string): Seen {
  return split([Buffer.from(text)]);
}

function* chunksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function usersOf({ events }: Seen): readonly unknown[] {
  return events.map(({ userIdentity }) => {
    if (!isRecord(userIdentity)) return undefined;
    const { userName } = userIdentity;
    return userName;
  });
}

const users = (...numbers: readonly number[]): readonly string[] => numbers.map((n) => `user${n}`);

describe("every form", () => {
  for (const { name, save } of EVENT_FORMS) {
    const text = save(cloudTrailRecords(6));

    it(`is split: ${name}`, () => {
      const seen = whole(text);
      assert.deepEqual(usersOf(seen), users(0, 1, 2, 3, 4, 5));
      assert.deepEqual(seen.problems, []);
    });

    it(`may be cut anywhere: ${name}`, () => {
      const bytes = Buffer.from(text);
      const expected = whole(text);
      for (let cut = 0; cut <= bytes.length; cut++)
        assert.deepEqual(split([bytes.subarray(0, cut), bytes.subarray(cut)]), expected, `cut at ${cut}`);
      for (const size of [1, 2, 3, 7, 61])
        assert.deepEqual(split(chunksOf(bytes, size)), expected, `chunks of ${size}`);
    });
  }

  it("gives each record its line and byte", () => {
    const records = cloudTrailRecords(5);
    const text = `{\n "Records": [\n  ${records.join(",\n  ")}\n ]\n}`;
    const bytes = records.map((record) => Buffer.from(text).indexOf(Buffer.from(record)));
    assert.deepEqual(
      whole(text).places,
      bytes.map((byte, n) => `${n + 3} ${byte}`),
    );
    const lines = `${records.join("\n\n")}\n`;
    assert.deepEqual(
      whole(lines).places,
      records.map((record, n) => `${2 * n + 1} ${Buffer.from(lines).indexOf(Buffer.from(record))}`),
    );
  });
});

describe("objects one behind the other", () => {
  it("may be pretty-printed", () => {
    const text = cloudTrailRecords(4)
      .map((record) => JSON.stringify(JSON.parse(record), null, 2))
      .join("\n");
    assert.deepEqual(usersOf(whole(text)), users(0, 1, 2, 3));
  });

  it("may be lists themselves", () => {
    const records = cloudTrailRecords(6);
    const file = (from: number): string => `{"Records":[${records.slice(from, from + 2).join(",")}]}`;
    assert.deepEqual(usersOf(whole(`${file(0)}\n${file(2)}\n${file(4)}\n`)), users(0, 1, 2, 3, 4, 5));
    assert.deepEqual(usersOf(whole(file(0) + file(2))), users(0, 1, 2, 3));
    assert.deepEqual(usersOf(whole(`[${file(0)},${file(2)}]`)), users(0, 1, 2, 3));
  });

  it("may be texts that hold JSON", () => {
    const text = cloudTrailRecords(3)
      .map((record) => JSON.stringify(record))
      .join("\n");
    assert.deepEqual(usersOf(whole(text)), users(0, 1, 2));
  });

  it("are told from lists by their content", () => {
    const flat = [
      '{"events":[{"name":"x"}],"a":1}',
      '{"hits":{"hits":[2]}}',
      '{"event_type":"audit","items":[{"kind":"k","apiVersion":"v"}]}',
    ];
    assert.deepEqual(
      whole(flat.join("\n")).events,
      flat.map((text) => JSON.parse(text)),
    );
  });
});

describe("a damaged record", () => {
  const damages: readonly (readonly [string, (record: string) => string])[] = [
    ["a key without quotes", (r) => r.replace('"eventName"', "eventName")],
    ["a value that is no JSON", (r) => r.replace('"CreateUser"', "NaN")],
    ["a missing quote", (r) => r.replace('CreateUser"', "CreateUser")],
    ["a missing brace at the end", (r) => r.slice(0, -1)],
    ["a missing brace inside", (r) => r.replace('"eventSource"', '"x":{"eventSource"')],
    ["a missing bracket", (r) => r.replace('{"type":"B"}]', '{"type":"B"}')],
    ["a wrong bracket", (r) => r.replace('{"type":"B"}]', '{"type":"B"}}')],
    ["a NUL byte", (r) => r.replace("CreateUser", "Create\0User")],
    ["the second half missing", (r) => r.slice(0, r.length / 2)],
    ["a trailing comma", (r) => r.replace(/\}$/, ",}")],
  ];
  /** Inside of a JSON text nothing but that text is damaged, so nothing else can be lost. */
  for (const { name, save } of EVENT_FORMS) {
    for (const [damage, apply] of damages) {
      it(`costs only itself: ${damage}, in ${name}`, () => {
        const text = save(cloudTrailRecords(9).map((record, n) => (n === 5 ? apply(record) : record)));
        const seen = whole(text);
        assert.deepEqual(usersOf(seen), users(0, 1, 2, 3, 4, 6, 7, 8));
        assert.equal(seen.problems.length, 1, seen.problems.join());
        for (const size of [1, 5, 97])
          assert.deepEqual(split(chunksOf(Buffer.from(text), size)), seen, `chunks of ${size}`);
      });
    }
  }

  it("may be the first one", () => {
    const records = cloudTrailRecords(4);
    for (const { name, save } of EVENT_FORMS)
      for (const damaged of [records[0]?.slice(0, -1) ?? "", records[0]?.replace('"CreateUser"', "NaN") ?? ""])
        assert.deepEqual(usersOf(whole(save([damaged, ...records.slice(1)]))), users(1, 2, 3), name);
  });

  it("may be a line of something else", () => {
    const [first, second, third] = cloudTrailRecords(3);
    const seen = whole(`# saved on Monday\n${first}\ntype=SYSCALL msg=audit(1:2): a0=1\n\n${second}\n${third}\n5\n`);
    assert.deepEqual(usersOf(seen), users(0, 1, 2));
    assert.deepEqual(
      seen.problems.map((problem) => problem.split(" ")[1]),
      ["1", "3", "7"],
    );
  });

  it("may be cut off at the end", () => {
    const text = EVENT_FORMS.find(({ name }) => name === "a CloudTrail file")?.save(cloudTrailRecords(3)) ?? "";
    assert.deepEqual(whole(text.slice(0, -200)).problems.length, 1);
    assert.deepEqual(usersOf(whole(text.slice(0, -200))), users(0, 1));
    assert.deepEqual(usersOf(whole(text.slice(0, -2))), users(0, 1, 2));
    assert.match(whole(text.slice(0, -2)).problems.join(), /^unfinished 1 \d+$/);
  });

  it("never makes anything throw, hang or leave the input", () => {
    const forms = fc.constantFrom(...EVENT_FORMS).map(({ save }) => save(cloudTrailRecords(4)));
    const pieces = fc.constantFrom(
      "",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "\n",
      "\n{",
      "\0",
      "é",
      '{"eventVersion"',
    );
    fc.assert(
      fc.property(
        forms,
        fc.nat(),
        fc.nat({ max: 9 }),
        pieces,
        fc.integer({ min: 1, max: 50 }),
        (text, at, removed, piece, size) => {
          const start = at % text.length;
          const bytes = Buffer.from(text.slice(0, start) + piece + text.slice(start + removed));
          const seen = split(chunksOf(bytes, size));
          assert.ok(seen.events.length <= 12 && seen.problems.length <= 12);
          for (const place of [...seen.places, ...seen.problems])
            assert.ok(Number(place.split(" ").at(-1)) <= bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("giant and hostile inputs", () => {
  it("pass over a record longer than the limit, with one message", () => {
    const [first = "", second = ""] = cloudTrailRecords(2);
    const giant = `{"a":"${"x".repeat(5_000)}"}`;
    for (const text of [
      `${first}\n${giant}\n${second}\n`,
      `[${first},${giant},${second}]`,
      `{"Records":[${first},${giant},${second}]}`,
    ]) {
      for (const size of [100, 1_000_000]) {
        const seen = split(chunksOf(Buffer.from(text), size), 2_000);
        assert.deepEqual(usersOf(seen), users(0, 1));
        assert.match(seen.problems.join(), /^tooLong [12] \d+$/);
      }
    }
  });

  it("keep neither a line without end nor a text without end", () => {
    for (const [head, piece] of [
      ["", "a"],
      ['{"a":"', "x"],
      ["", "["],
      ['{"a":', " "],
      ["", "\0"],
      ['{"Records":[', " "],
    ] as const) {
      const seen = split(
        (function* () {
          yield Buffer.from(head);
          for (let n = 0; n < 200; n++) yield Buffer.from(piece.repeat(10_000));
          yield Buffer.from(`\n${cloudTrailRecords(1)[0]}\n`);
        })(),
        50_000,
      );
      assert.equal(seen.problems.length, 1, `${head}${piece}: ${seen.problems}`);
    }
  });

  it("take time in proportion to their size", () => {
    const started = performance.now();
    for (const piece of ['{"a":\n', "[\n", '{"a":[\n{"b"\n', '"\n{', '{"a":"\n{"b":{}}'])
      split([Buffer.from(piece.repeat(50_000))]);
    assert.ok(performance.now() - started < 15_000);
  });
});
