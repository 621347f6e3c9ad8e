/** The scanners against the reference: whatever they settle themselves must be what it says. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyse, type BoundFilter, compile, readRecord } from "../../server/src/language/index.js";
import { filterScanner, type Match, type RecordScanner } from "../../server/src/matcher/index.js";
import { boundFilter } from "../support/hostileEvents.js";
import { aliasSchema } from "../support/platformAliases.js";
import { needsSharedData, sharedFiles, sharedLines } from "../support/sharedData.js";
import { findDifference, type Reference, referenceOf } from "./differential.js";
import { Random, recordText } from "./recordTexts.js";

const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;

/** Printed where a comparison fails, so that it can be repeated. */
const SEED = Number(process.env["SEED"] ?? 20_261_122);
const FILTERS = 400;
const LINES = 150;
const FILTERS_FOR_THE_SAME_LINES = 50;

function bound(filter: string): BoundFilter {
  return analyse(filter, CONTEXT).bound;
}

function scannerOf(filter: BoundFilter, isPlain: boolean): RecordScanner<Match> {
  const scanner = filterScanner(filter, { isPlain });
  assert.ok(scanner, "a filter that has a truth has a scanner");
  return scanner;
}

describe("scanners of raw records", () => {
  for (const isPlain of [false, true]) {
    const name = isPlain ? "without WebAssembly" : "with the kernel";
    it(`${name} agree with the reference on generated filters and records`, () => {
      const filters = fc.sample(boundFilter, { numRuns: FILTERS, seed: SEED });
      const handedBack = { count: 0 };
      let matches = 0;
      for (let from = 0; from < filters.length; from += FILTERS_FOR_THE_SAME_LINES) {
        const random = new Random(SEED + from);
        const damageIn = from % 100 === 0 ? 40 : 1_000_000;
        const lines = Array.from({ length: LINES }, () => referenceOf(recordText(random, { damageIn }))).filter(
          ({ line }) => line.endsWith("}") && !line.includes("\n"),
        );
        for (const filter of filters.slice(from, from + FILTERS_FOR_THE_SAME_LINES)) {
          const difference = findDifference(filter, scannerOf(filter, isPlain), lines, handedBack);
          assert.equal(difference, undefined, `SEED=${SEED}, filter ${JSON.stringify(filter.expression, shown)}`);
          const compiled = compile(filter);
          matches += lines.filter(({ events }) => compiled !== undefined && events.some(compiled)).length;
        }
      }
      assert.ok(matches > 1_000, `only ${matches} matches: the records do not meet the filters`);
      if (!isPlain)
        assert.ok(handedBack.count < (FILTERS * LINES * 2) / 3, `${handedBack.count} records were handed back`);
    });
  }

  it("agree with the reference on the cases of other engines", needsSharedData, () => {
    const eventFiles = new Map<string, readonly Reference[]>();
    let judged = 0;
    for (const file of sharedFiles("cases")) {
      for (const line of sharedLines(file)) {
        const { filter, event, event_file: eventFile }: Case = JSON.parse(line);
        const ofFile = eventFile === undefined ? undefined : (eventFiles.get(eventFile) ?? referencesOf(eventFile));
        if (eventFile !== undefined && ofFile !== undefined) eventFiles.set(eventFile, ofFile);
        const lines = ofFile ?? [referenceOf(JSON.stringify(event)), referenceOf("{}")];
        for (const isPlain of [false, true]) {
          const difference = findDifference(bound(filter), scannerOf(bound(filter), isPlain), lines, { count: 0 });
          assert.equal(difference, undefined, `${file}: ${filter}`);
        }
        judged++;
      }
    }
    assert.equal(judged, 1_679);
  });

  it("settle a record that the kernel understands without handing it back", () => {
    const record =
      '{"eventVersion":"1.08","eventSource":"ssm.amazonaws.com","eventName":"GetParameter","awsRegion":"eu-west-1","n":[1,{"x":2.5}],"ip":"10.1.2.3","at":"2026-01-02T03:04:05Z","port":443}';
    const filters: readonly (readonly [string, boolean])[] = [
      ['eventSource = "ssm.amazonaws.com" and eventName starts_with "Get"', true],
      ['event_type = "cloudtrail" and region = "eu-west-1"', true],
      ['event_type = "guardduty" or awsRegion ends_with "-2"', false],
      ["n.x >= 2.5 and n = 1", true],
      ['ip = "10.0.0.0/8" and ip != "10.1.2.3"', false],
      ['eventName in ("A", "B", "C", "D", "E", "F", "G", "H", "GetParameter")', true],
      ['at < "2026-06-01T00:00:00Z" and at >= "2026-01-02T03:04:05Z"', true],
      ['port starts_with "44" and port = "443" and port < 444', true],
      ["missing = null and eventName != null", true],
    ];
    for (const [filter, expected] of filters) {
      const filterBound = bound(filter);
      const seen: boolean[] = [];
      const scanner = scannerOf(filterBound, false);
      const bytes = new TextEncoder().encode(`${record}\n`);
      scanner.reserve(bytes.length).set(bytes);
      scanner.scanLines(0, bytes.length, (_start, _end, _before, verdict) => seen.push(verdict === true));
      assert.deepEqual(seen, expected ? [true] : [], filter);
    }
  });

  it("stop before a line that holds no record, and go on behind it", () => {
    const lines = ['{"a":"needle"}', "", '{"a":"needle"}', "text", '{"a":', '"needle"}', '{"a":"needle"}'];
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    for (const isPlain of [false, true]) {
      const scanner = scannerOf(bound('a = "needle"'), isPlain);
      scanner.reserve(bytes.length).set(bytes);
      scanner.passOver(0, bytes.length);
      const stops: number[] = [];
      let found = 0;
      for (let at = 0; at < bytes.length; ) {
        const scan = scanner.scanLines(at, bytes.length, () => found++);
        if (scan.isStopped) stops.push(scan.at);
        at = scan.isStopped ? bytes.indexOf(10, scan.at) + 1 : scan.at;
      }
      const offsets = lines.map((_, index) => lines.slice(0, index).join("\n").length + (index > 0 ? 1 : 0));
      assert.deepEqual(
        stops,
        [1, 3, 4, 5].map((index) => offsets[index]),
      );
      assert.equal(found, 3);
    }
  });

  it("go over the elements of a list up to one that is not whole", () => {
    const text = '{"a":1} , {"a":2},\n{"a":[1]},{"a":1,"a":2},{"a":1';
    const bytes = new TextEncoder().encode(text);
    const scanner = scannerOf(bound("a = 1"), false);
    scanner.reserve(bytes.length).set(bytes);
    const found: (string | boolean | number)[][] = [];
    const scan = scanner.scanElements('{"a":1}'.length, bytes.length, (start, end, before, verdict) =>
      found.push([text.slice(start, end), verdict === true, before]),
    );
    assert.deepEqual(found, [
      ['{"a":[1]}', true, 1],
      ['{"a":1,"a":2}', false, 2],
    ]);
    assert.deepEqual(scan, { at: text.lastIndexOf(',{"a":1'), records: 3, lines: 1, isStopped: false });
  });

  it("read deep nesting, long lines and bytes that are no text without crashing", () => {
    const hostile = [
      `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      `{"a":${'{"b":'.repeat(50_000)}1${"}".repeat(50_000)}}`,
      `{"a":"${"x".repeat(500_000)}"}`,
      `{"a":${"9".repeat(5_000)}}`,
      `{"a":1e${"9".repeat(2_000)}}`,
    ];
    const raw = [[0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82], [0]];
    const encoder = new TextEncoder();
    const parts = [
      ...hostile.map((line) => encoder.encode(line)),
      ...raw.map((bytes) => Uint8Array.from([...encoder.encode('{"a":"'), ...bytes, ...encoder.encode('"}')])),
    ];
    const bytes = Uint8Array.from(Buffer.concat(parts.flatMap((part) => [part, encoder.encode("\n")])));
    const scanner = scannerOf(bound('a = "x" or b = 1'), false);
    scanner.reserve(bytes.length).set(bytes);
    const unsettled: number[] = [];
    const scan = scanner.scanLines(0, bytes.length, (_start, _end, before, verdict) => {
      assert.equal(verdict, undefined);
      unsettled.push(before);
    });
    assert.equal(scan.records, parts.length);
    assert.deepEqual(
      unsettled,
      parts.map((_, index) => index).filter((index) => index !== 2),
    );
    assert.equal(readRecord(hostile[2] ?? "").length, 1);
  });
});

/** A line of the shared cases, as its page describes it. */
interface Case {
  readonly filter: string;
  readonly event: unknown;
  readonly event_file?: string;
}

function referencesOf(file: string): readonly Reference[] {
  return sharedLines(file).map(referenceOf);
}

function shown(key: string, value: unknown): unknown {
  if (key === "node" || key === "span") return undefined;
  return typeof value === "bigint" ? `${value}n` : value;
}
