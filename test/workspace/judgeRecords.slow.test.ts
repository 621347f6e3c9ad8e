/** Judging raw bytes gives what reading all events and judging them would give, in every form and however damaged. */

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import zlib from "node:zlib";
import { analyse, type BoundFilter, compile, type Event } from "../../server/src/language/index.js";
import { filterScanner, type Match, packScanner, type RecordScanner } from "../../server/src/matcher/index.js";
import { EventFileReader } from "../../server/src/workspace/events/eventFileReader.js";
import { type JudgedItem, judgeRecords } from "../../server/src/workspace/events/judgeRecords.js";
import { readEvents } from "../../server/src/workspace/events/readEvents.js";
import type { ReadItem } from "../../server/src/workspace/events/readItem.js";
import { readJudged } from "../../server/src/workspace/events/readJudged.js";
import { referenceOf } from "../matcher/differential.js";
import { Random, recordText } from "../matcher/recordTexts.js";
import { EVENT_FORMS } from "../support/eventForms.js";
import { aliasSchema } from "../support/platformAliases.js";

const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const SEED = Number(process.env["SEED"] ?? 20_261_122);
const LONGEST_RECORD = 2 * 1024 * 1024;

/** One that has a rare text, one that has none, and one that is true of what is absent. */
const FILTERS = ['a = "longer-than-eight"', "a = 5 or b.a != 5", "a = null and b != null"].map(
  (filter) => analyse(filter, CONTEXT).bound,
);

/** What is said of an input: matching events with their places, problems, notes, and how many events there are. */
interface Outcome {
  readonly said: readonly unknown[];
  readonly events: number;
}

function judgedByReaders(items: Iterable<ReadItem>, matches: (event: Event) => boolean): Outcome {
  let events = 0;
  const said: unknown[] = [];
  for (const item of items) {
    if (item.kind === "event") events++;
    if (item.kind !== "event" || matches(item.event)) said.push(plain(item));
  }
  return { said, events };
}

function plain(item: ReadItem): unknown {
  return item.kind === "event"
    ? [item.place, item.text]
    : [item.kind, item.place, item.message.key, item.message.values];
}

function allByReader(bytes: Uint8Array, matches: (event: Event) => boolean): Outcome {
  const reader = new EventFileReader("f", LONGEST_RECORD);
  return judgedByReaders([...reader.push(bytes), ...reader.end()], matches);
}

async function judged<Verdict>(
  batches: AsyncIterable<readonly JudgedItem<Verdict>[]>,
  matches: (event: Event) => boolean,
): Promise<Outcome> {
  const outcome = { said: [] as unknown[], events: 0 };
  for await (const batch of batches) for (const item of batch) addItem(outcome, item, matches);
  return outcome;
}

function addItem<Verdict>(
  outcome: { said: unknown[]; events: number },
  item: JudgedItem<Verdict>,
  matches: (event: Event) => boolean,
): void {
  switch (item.kind) {
    case "passed":
      outcome.events += item.count;
      return;
    case "judged":
      outcome.events++;
      for (const read of item.read()) if (read.kind === "event") outcome.said.push([item.place, read.text]);
      return;
    case "event":
      outcome.events++;
      if (matches(item.event)) outcome.said.push(plain(item));
      return;
    default:
      outcome.said.push(plain(item));
  }
}

/** Gives the bytes in pieces of random lengths. */
function inPieces(bytes: Uint8Array, random: Random): (target: Uint8Array, at: number) => number {
  let position = 0;
  return (target, at) => {
    const count = Math.min(
      target.length - at,
      bytes.length - position,
      1 + random.below(random.below(4) === 0 ? 50 : 100_000),
    );
    target.set(bytes.subarray(position, position + count), at);
    position += count;
    return count;
  };
}

/**
 * The record with a first key that all have. Readers find back behind damage by how records begin, and of those that the
 * matcher has judged they do not know it.
 */
function alike(record: string): string {
  return record.replace(/^\{\s*/, '{"first":1,').replace(/^\{"first":1,\}/, '{"first":1}');
}

/** Mostly one that can be passed over; now and then one that matches, or nearly, however it is spelled. */
function seldomRecord(random: Random): string {
  switch (random.below(100)) {
    case 0:
      return random.pick(['{"a":"seldom/seen"}', '{"b":"seldom/seen"}', '{"a":{"a":"seldom/seen"}}']);
    case 1:
      return random.pick(['{"a":"seldom\\/seen"}', '{"a":"seldom\\u002fseen"}', '{"\\u0061":"seldom/seen"}']);
    case 2: {
      // What is passed over counts as one event, so lists in lists would be counted otherwise.
      const record = recordText(random, { damageIn: 1_000_000 });
      return referenceOf(record).isWhole ? record : "{}";
    }
    case 3:
      return '{ "b" : "}{\\"}é\\\\", "c": [ {}, "\\\\" ] }';
    default:
      return `{"a":"${"x".repeat(random.below(100))}","b":{"a":{"c":[1,{"d":"y"}]}}}`;
  }
}

function isSkimNote(item: unknown): boolean {
  return Array.isArray(item) && item[2] === "events.passedOver";
}

function scannersOf(filter: BoundFilter): readonly (readonly [string, RecordScanner<unknown>])[] {
  const scanners: readonly (readonly [string, RecordScanner<Match> | RecordScanner<unknown> | undefined])[] = [
    ["kernel", filterScanner(filter)],
    ["plain", filterScanner(filter, { isPlain: true })],
    ["pack", packScanner([{ filter, suppressions: [] }])],
    ["plain pack", packScanner([{ filter, suppressions: [] }], { isPlain: true })],
  ];
  return scanners.map(([name, scanner]) => [name, scanner ?? assert.fail()]);
}

async function assertSame(bytes: Uint8Array, filter: BoundFilter, random: Random, about: string): Promise<number> {
  const compiled = compile(filter) ?? assert.fail();
  const expected = allByReader(bytes, compiled);
  for (const [name, scanner] of scannersOf(filter)) {
    const reader = new EventFileReader("f", LONGEST_RECORD);
    const actual = await judged(judgeRecords(reader, scanner, inPieces(bytes, random), { skim: true }), compiled);
    assert.deepEqual(actual, expected, `SEED=${SEED}, ${name}: ${about}`);
  }
  return expected.said.length;
}

describe("judging records as they are read", () => {
  it("says the same as reading them all, in every form", async () => {
    const random = new Random(SEED);
    let said = 0;
    for (const { name, save } of EVENT_FORMS) {
      const records = Array.from({ length: 300 }, () => recordText(random, { damageIn: 1_000_000 }));
      const bytes = Buffer.from(save(records));
      for (const filter of FILTERS) said += await assertSame(bytes, filter, random, name);
    }
    assert.ok(said > 1_000, `only ${said} events matched`);
  });

  it("says the same in every form where it may skim, and says that it did", async () => {
    const random = new Random(SEED + 2);
    const filter = analyse('a = "seldom/seen"', CONTEXT).bound;
    const compiled = compile(filter) ?? assert.fail();
    let skimmed = 0;
    for (const { name, save } of EVENT_FORMS) {
      const bytes = Buffer.from(save(Array.from({ length: 4_000 }, () => seldomRecord(random))));
      const expected = allByReader(bytes, compiled);
      for (const isPlain of [false, true]) {
        const reader = new EventFileReader("f", LONGEST_RECORD);
        const scanner = filterScanner(filter, { isPlain }) ?? assert.fail();
        const fill = inPieces(bytes, random);
        const batches = judgeRecords(reader, scanner, fill, { skim: true }, { bytesBefore: 8 * 1024 * 1024 });
        const { said, events } = await judged(batches, compiled);
        const others = said.filter((item) => !isSkimNote(item));
        assert.deepEqual({ said: others, events }, expected, `SEED=${SEED}, ${name}`);
        if (others.length < said.length) skimmed++;
        if (isPlain) assert.equal(others.length, said.length, "without WebAssembly all is read");
      }
    }
    assert.equal(skimmed, EVENT_FORMS.length);
  });

  it("says the same of damaged records", async () => {
    const random = new Random(SEED + 1);
    for (const { name, save } of EVENT_FORMS.slice(0, 7)) {
      for (let round = 0; round < 6; round++) {
        // The damage comes after the head of the file, so that the matcher has taken over.
        const whole = Array.from({ length: 40 }, () => alike(recordText(random, { damageIn: 1_000_000 })));
        const damaged = Array.from({ length: 40 }, () => alike(recordText(random, { damageIn: 30 })));
        const garbage =
          ["", "\n\n", "text\n", '{"a":1}{"a":5}', '{"a":', '"a"', "\u0000", "]", '{"a":1} \n'][round] ?? "";
        const text = save([...whole, ...whole, ...damaged, garbage, ...whole]);
        const bytes = Buffer.from(round === 5 ? text.slice(0, text.length - random.below(400)) : text);
        for (const filter of FILTERS.slice(1)) await assertSame(bytes, filter, random, `${name}, round ${round}`);
      }
    }
  });

  it("reads records longer than a chunk, and passes over those that are too long", async () => {
    const random = new Random(SEED);
    const long = `{"a":5,"b":"${"x".repeat(1_200_000)}"}`;
    const tooLong = `{"a":5,"b":"${"x".repeat(2_100_000)}"}`;
    const short = Array.from({ length: 500 }, (_, index) => `{"a":${index % 7},"b":{"a":5}}`);
    for (const { name, save } of EVENT_FORMS.slice(0, 7)) {
      const bytes = Buffer.from(save([...short, long, ...short, tooLong, ...short, long]));
      for (const filter of FILTERS) await assertSame(bytes, filter, random, name);
    }
  });
});

describe("reading and judging files", () => {
  let folder = "";
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "judged-"));
    const lines = Array.from({ length: 1_500 }, (_, index) => `{"a":${index % 9},"b":{"a":${index % 5}}}`);
    const text = `${lines.join("\n")}\n`;
    const packed = zlib.gzipSync(text);
    fs.writeFileSync(path.join(folder, "plain.ndjson"), text);
    fs.writeFileSync(path.join(folder, "packed.json.gz"), packed);
    fs.writeFileSync(path.join(folder, "twice.json.gz"), Buffer.concat([packed, packed]));
    fs.writeFileSync(path.join(folder, "truncated.json.gz"), packed.subarray(0, packed.length - 500));
    fs.writeFileSync(
      path.join(folder, "damaged.json.gz"),
      packed.fill(7, packed.length >> 1, (packed.length >> 1) + 40),
    );
    fs.writeFileSync(path.join(folder, "records.json"), `{"Records":[${lines.join(",")}]}`);
    fs.writeFileSync(path.join(folder, "empty.json"), "");
    fs.writeFileSync(path.join(folder, "tiny.json"), "{");
    fs.writeFileSync(path.join(folder, "notes.txt"), "no events");
    fs.writeFileSync(path.join(folder, "table.json"), "PAR1....");
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it("says the same as reading all events", async () => {
    for (const filter of FILTERS) {
      const compiled = compile(filter) ?? assert.fail();
      const source = { kind: "paths", paths: [folder, "nowhere.json"], cwd: folder } as const;
      const items: ReadItem[] = [];
      for await (const item of readEvents(source)) items.push(item);
      const expected = judgedByReaders(items, compiled);
      assert.ok(expected.events > 6_000);
      for (const [name, scanner] of scannersOf(filter))
        assert.deepEqual(await judged(readJudged(source, scanner), compiled), expected, name);
    }
  });

  it("ends between two chunks when it is interrupted", async () => {
    const controller = new AbortController();
    const scanner = filterScanner(FILTERS[1] ?? assert.fail()) ?? assert.fail();
    let batches = 0;
    const source = { kind: "paths", paths: [folder], cwd: folder } as const;
    for await (const _ of readJudged(source, scanner, { signal: controller.signal })) {
      batches++;
      controller.abort();
    }
    assert.equal(batches, 1);
  });
});
