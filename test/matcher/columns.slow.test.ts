/** Columns against the reference: on whatever records and filters, the rows of a filter are the events on which it is true. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyse, type BoundFilter, compile, type Event, readRecord } from "../../server/src/language/index.js";
import {
  type ColumnName,
  type ColumnOptions,
  ColumnScanner,
  ColumnTable,
  conditionOf,
  countRows,
  firstRows,
  hasRow,
  nextRow,
  type RowSet,
} from "../../server/src/matcher/index.js";
import { boundFilter } from "../support/hostileEvents.js";
import { aliasSchema } from "../support/platformAliases.js";
import { needsSharedData, sharedFiles, sharedLines } from "../support/sharedData.js";
import { Random, recordText } from "./recordTexts.js";

const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;

/** Printed where a comparison fails, so that it can be repeated. */
const SEED = Number(process.env["SEED"] ?? 20_261_122);
const FILTERS = 240;
const FILTERS_FOR_THE_SAME_RECORDS = 40;
const RECORDS = 200;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const OPTIONS: ColumnOptions = {
  largestDictionary: 1_000_000,
  decodeText: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
};
const LIMITS = { columns: 1_000_000, tests: 1_000_000 };

function bound(filter: string): BoundFilter {
  return analyse(filter, CONTEXT).bound;
}

function eventsOf(line: string): readonly Event[] {
  return readRecord(line).flatMap((part) => (part.kind === "event" ? [part.event] : []));
}

/** Reads columns from lines as the readers do: rows in the order of the events, and the rest parsed. */
function scan(lines: readonly string[], names: ReadonlyMap<string, ColumnName>, options: ColumnOptions = OPTIONS) {
  const scanner = new ColumnScanner(names, options);
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
  scanner.reserve(bytes.length).set(bytes);
  let settled = 0;
  const keepLine = (start: number, end: number) => {
    for (const event of eventsOf(decoder.decode(bytes.subarray(start, end)))) scanner.keepEvent(event);
  };
  for (let at = 0; at < bytes.length; ) {
    const result = scanner.scanLines(at, bytes.length, (start, end, _before, row) => {
      if (row === undefined) keepLine(start, end);
      else {
        scanner.keep(row);
        settled++;
      }
    });
    scanner.release();
    at = result.at;
    if (!result.isStopped) continue;
    const end = bytes.indexOf(10, at);
    keepLine(at, end);
    at = end + 1;
  }
  return { columns: scanner.finish(), settled };
}

function rowsOf(table: ColumnTable, filter: BoundFilter, lines: readonly string[], options = OPTIONS): RowSet {
  const condition = conditionOf(filter);
  assert.ok(condition);
  const missing = table.missing([condition]);
  if (missing.size > 0) table.add(scan(lines, missing, options).columns, [condition]);
  const judging = table.judge(condition);
  for (;;) {
    const step = judging.next();
    if (!step.done) continue;
    assert.ok(step.value, "all columns are there");
    return step.value;
  }
}

function assertSame(rows: RowSet, filter: BoundFilter, events: readonly Event[], about: string): number {
  const compiled = compile(filter);
  assert.ok(compiled);
  const expected = events.flatMap((event, row) => (compiled(event) ? [row] : []));
  assert.deepEqual(firstRows(rows, events.length), expected, about);
  assert.equal(countRows(rows), expected.length, about);
  return expected.length;
}

describe("columns of events", () => {
  for (const isPlain of [false, true]) {
    it(`agree with the reference ${isPlain ? "without WebAssembly" : "with the kernel"}, edit after edit`, () => {
      const filters = fc.sample(boundFilter, { numRuns: FILTERS, seed: SEED });
      let matches = 0;
      for (let from = 0; from < filters.length; from += FILTERS_FOR_THE_SAME_RECORDS) {
        const random = new Random(SEED + from);
        const damageIn = from % 80 === 0 ? 40 : 1_000_000;
        const lines = Array.from({ length: RECORDS }, () => recordText(random, { damageIn })).filter(
          (line) => !line.includes("\n"),
        );
        const events = lines.flatMap(eventsOf);
        // Little room, so that columns and tests are forgotten and read again.
        const table = new ColumnTable(events.length, { columns: 20_000, tests: 2_000 });
        const edits = filters.slice(from, from + FILTERS_FOR_THE_SAME_RECORDS);
        for (const [index, filter] of edits.entries()) {
          if (conditionOf(filter) === undefined) continue;
          const about = `SEED=${SEED}, filter ${from + index}`;
          matches += assertSame(rowsOf(table, filter, lines, { ...OPTIONS, isPlain }), filter, events, about);
          // An edit that is taken back finds what it left.
          const before = edits[index - 1];
          if (before !== undefined && conditionOf(before) !== undefined)
            assertSame(rowsOf(table, before, lines, { ...OPTIONS, isPlain }), before, events, about);
        }
      }
      assert.ok(matches > 1_000, `only ${matches} matches: the records do not meet the filters`);
    });
  }

  it("agree with the reference on the cases of other engines", needsSharedData, () => {
    let judged = 0;
    for (const file of sharedFiles("cases")) {
      const filters = new Map<string, Set<string>>();
      const inline: string[] = ["{}"];
      for (const line of sharedLines(file)) {
        const { filter, event, event_file: eventFile }: Case = JSON.parse(line);
        if (eventFile === undefined) inline.push(JSON.stringify(event));
        filters.set(eventFile ?? "", (filters.get(eventFile ?? "") ?? new Set()).add(filter));
        judged++;
      }
      for (const [eventFile, texts] of filters) {
        const lines = eventFile === "" ? inline : sharedLines(eventFile);
        const events = lines.flatMap(eventsOf);
        const bounds = [...texts].map(bound);
        const conditions = bounds.flatMap((each) => conditionOf(each) ?? []);
        const table = new ColumnTable(events.length, { columns: 100_000_000, tests: 1_000_000 });
        table.add(scan(lines, table.missing(conditions)).columns, conditions);
        for (const [index, filter] of bounds.entries())
          assertSame(rowsOf(table, filter, lines), filter, events, `${file}: ${[...texts][index]}`);
      }
    }
    assert.equal(judged, 1_679);
  });

  it("are read by the kernel where records are what they usually are", () => {
    const record =
      '{"eventVersion":"1.08","eventSource":"ssm.amazonaws.com","eventName":"GetParameter","awsRegion":"eu-west-1","n":[1,{"x":2.5}]}';
    const lines = Array.from({ length: 100 }, (_, number) => record.replace("1.08", `1.${number}`));
    const filter = bound(
      'event_type = "cloudtrail" and region = "eu-west-1" and n.x > 2 and eventVersion ends_with "7"',
    );
    const condition = conditionOf(filter);
    assert.ok(condition);
    const { columns, settled } = scan(lines, new ColumnTable(lines.length, LIMITS).missing([condition]));
    assert.equal(settled, lines.length);
    const table = new ColumnTable(lines.length, LIMITS);
    table.add(columns, [condition]);
    assertSame(rowsOf(table, filter, lines), filter, lines.flatMap(eventsOf), "usual records");
  });

  it("compare addresses with blocks as the reference does, read once for all blocks", () => {
    const texts = [
      ...Array.from({ length: 256 }, (_, octet) => `10.${octet}.${octet}.7`),
      ...["::ffff:10.1.1.7", "10.01.1.7", "10.1.1.7/32", "2001:db8::1", "256.1.1.1", "10.1.1", "internal", "0.0.0.0"],
      ...["255.255.255.255", "", "10.1.1.7 "],
    ];
    const lines = texts.flatMap((text) => [`{"a":"${text}"}`, `{"a":["${text}",5]}`]);
    const events = lines.flatMap(eventsOf);
    const table = new ColumnTable(events.length, LIMITS);
    for (const block of [
      "10.1.0.0/16",
      "10.1.2.3/16",
      "0.0.0.0/0",
      "10.1.1.7",
      "::ffff:10.1.1.7",
      "10.1.1.7/32",
      "::/0",
    ])
      for (const text of [`a = "${block}"`, `a != "${block}"`, `a in ("${block}", "255.255.255.255", "10.9.0.0/8")`])
        assertSame(rowsOf(table, bound(text), lines), bound(text), events, text);
  });

  it("know a column with too many distinct values, and say nothing of it", () => {
    const lines = Array.from({ length: 500 }, (_, number) => `{"a":"value ${number}","b":"${number % 3}"}`);
    const conditions = [bound('a = "value 7"'), bound('b = "1"')].map(conditionOf);
    const [many, few] = conditions;
    assert.ok(many && few);
    const table = new ColumnTable(lines.length, LIMITS);
    table.add(scan(lines, table.missing([many, few]), { ...OPTIONS, largestDictionary: 10_000 }).columns, [many, few]);
    assert.equal(table.missing([many, few]).size, 0);
    assert.ok(table.isBeyond([many]));
    assert.ok(!table.isBeyond([few]));
    assert.equal(table.judge(many).next().value, undefined);
    assertSame(rowsOf(table, bound('b = "1"'), lines), bound('b = "1"'), lines.flatMap(eventsOf), "few values");
  });

  it("judge in short steps", () => {
    const lines = Array.from({ length: 300 }, (_, number) => `{"a":"${number}"}`);
    const copies = 300;
    const names = new ColumnTable(0, LIMITS).missing([conditionOf(bound('a = "1"')) ?? assert.fail()]);
    const scanner = new ColumnScanner(names, OPTIONS);
    for (let copy = 0; copy < copies; copy++)
      for (const line of lines) for (const event of eventsOf(line)) scanner.keepEvent(event);
    const table = new ColumnTable(lines.length * copies, LIMITS);
    table.add(scanner.finish(), []);
    const judging = table.judge(conditionOf(bound('a = "1" or a != "2"')) ?? assert.fail());
    let steps = 0;
    while (!judging.next().done) steps++;
    assert.ok(steps >= 4, `${steps} steps`);
  });

  it("give rows one after the other, round the ends", () => {
    const lines = Array.from({ length: 130 }, (_, number) => `{"a":${[3, 64, 129].includes(number)}}`);
    const table = new ColumnTable(lines.length, LIMITS);
    const rows = rowsOf(table, bound("a = true"), lines);
    assert.deepEqual([nextRow(rows, -1, 1), nextRow(rows, 3, 1), nextRow(rows, 129, 1)], [3, 64, 3]);
    assert.deepEqual([nextRow(rows, 0, -1), nextRow(rows, 129, -1), nextRow(rows, 64, -1)], [129, 64, 3]);
    assert.equal(nextRow(rowsOf(table, bound("a = null"), lines), 0, 1), undefined);
    assert.ok(hasRow(rows, 64) && !hasRow(rows, 65));
    assert.equal(countRows(rowsOf(table, bound("a = false"), lines)), 127);
  });
});

/** A line of the shared cases, as its page describes it. */
interface Case {
  readonly filter: string;
  readonly event: unknown;
  readonly event_file?: string;
}
