/** Properties of the map between a filter and the pack around it, for every style of host. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openPack } from "../../../server/src/language/pack/openPack.js";
import type { Region } from "../../../server/src/language/pack/rulePack.js";
import { hostEditsOf } from "../../../server/src/language/pack/scalarCodec.js";
import { toHost, toRegion } from "../../../server/src/language/text/spanMap.js";
import { applyEdits, type TextEdit } from "../../../server/src/language/text/textEdit.js";
import { STYLES, type Style, type Writing, type Written, write } from "./hostWriter.js";

const WORDS = [
  "exe",
  "=",
  '"/bin/sh"',
  "'it\\'s'",
  '"C:\\\\Windows"',
  "and",
  "or",
  "(",
  ")",
  '"é"',
  '"😀"',
  "starts_with",
  "#x",
  "a:b",
  "x:",
  "@List",
  "12.5",
  '"a b"',
  '"a  b"',
  "user",
  "{",
  "]",
  "''",
  '""',
  "-",
  "|",
  "\\",
  "null",
];
const PLAIN_WORDS = WORDS.filter((word) => !/[#{\]|\\:-]|null|''|^"/.test(word)).concat('"x"', '"a b"', "C:x");
const textsOf = (words: readonly string[], gaps: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 12 })
    .map((parts) =>
      parts
        .map(([word, gap]) => word + gap)
        .join("")
        .trimEnd(),
    );
const GAPS = [" ", " ", " ", "  ", "\n", "\n\n", "\n  ", "\t"];
const FILTERS: Readonly<Record<Style, fc.Arbitrary<string>>> = {
  plain: textsOf(PLAIN_WORDS, [" ", " ", "  "]).map((text) => `exe ${text}`),
  single: textsOf(
    WORDS,
    GAPS.filter((gap) => gap !== "\n  "),
  ),
  double: textsOf(WORDS, GAPS),
  literal: textsOf(WORDS, GAPS),
  folded: textsOf(
    WORDS,
    GAPS.filter((gap) => gap !== "\n  "),
  ),
  json: textsOf(WORDS, GAPS),
};
const writings = (style: Style): fc.Arbitrary<Writing> =>
  fc.record({
    style: fc.constant(style),
    lineBreak: fc.constantFrom("\n" as const, "\r\n" as const),
    indentation: fc.integer({ min: 1, max: 9 }),
    chomping: fc.constantFrom("" as const, "-" as const, "+" as const),
    indicator: fc.boolean(),
    folds: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
    anchor: fc.boolean(),
  });

function filterOf({ name, text }: Written): Region {
  const pack = openPack(name, text);
  assert.deepEqual(
    pack.diagnostics.map(({ code }) => code),
    [],
  );
  const filter = pack.rules[0]?.filter;
  assert.ok(filter !== undefined, text);
  return filter;
}

/** What a piece of the host means, for a piece that holds no line break. */
function meaning(source: string, style: Style): string {
  if (style === "json") return JSON.parse(`"${source}"`);
  if (style === "single") return source.replaceAll("''", "'");
  if (style !== "double") return source;
  const joined = source.replace(/\\U([0-9A-F]{8})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  return JSON.parse(`"${joined.replace(/\\x(..)/g, "\\u00$1")}"`);
}

const seed = Number(process.env["FC_SEED"] ?? Date.now() % 1_000_000_000);
const RUNS = { seed, numRuns: 500 };
console.log(`seed of the span map properties: ${seed}`);

for (const style of STYLES) {
  test(`${style}: every token of a filter reads back as itself`, () => {
    let written = 0;
    fc.assert(
      fc.property(FILTERS[style], writings(style), (filter, writing) => {
        const host = write(filter, writing);
        if (host === undefined) return;
        written++;
        const region = filterOf(host);
        assert.equal(region.text, host.decoded);
        assert.ok(
          region.spanMap.segments.some(({ verbatim }) => verbatim) || !/[a-z]/.test(filter),
          "mapped, not opaque",
        );
        for (const { 0: token, index } of region.text.matchAll(/\S+/g)) {
          const { start, end } = toHost(region.spanMap, { start: index, end: index + token.length });
          assert.equal(meaning(host.text.slice(start, end), style), token);
          assert.equal(toRegion(region.spanMap, start), index);
          assert.equal(toRegion(region.spanMap, end), index + token.length);
        }
      }),
      RUNS,
    );
    assert.ok(written > RUNS.numRuns / 3, `only ${written} filters could be written`);
  });

  test(`${style}: edits of the filter have the same effect through the map`, () => {
    fc.assert(
      fc.property(
        FILTERS[style],
        writings(style),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat({ max: 8 }),
            fc.oneof(fc.constantFrom(...WORDS, "", " ", "\n", "\n and ", " #", "x: ", "é", "\u0007"), fc.string()),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (filter, writing, changes) => {
          const host = write(filter, writing);
          if (host === undefined) return;
          const region = filterOf(host);
          const edits = apart(
            changes.map(([at, length, newText]) => {
              const start = at % (region.text.length + 1);
              return { span: { start, end: Math.min(region.text.length, start + length) }, newText };
            }),
          );
          const wanted = applyEdits(region.text, edits);
          const changed = applyEdits(host.text, hostEditsOf(host.text, region.scalar, edits));
          const pack = openPack(host.name, changed);
          assert.deepEqual(
            pack.diagnostics.filter(({ code }) => code === "pack-syntax"),
            [],
            changed,
          );
          assert.equal(pack.rules[0]?.filter?.text, wanted, changed);
          if (style !== "json") assert.equal(pack.rules[0]?.type?.value, "Host", changed);
        },
      ),
      RUNS,
    );
  });
}

/** Without those that overlap an earlier one, or begin where it does: what such edits mean together is nobody's promise. */
function apart(edits: readonly TextEdit[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits) {
    const { start, end } = edit.span;
    if (kept.every(({ span }) => end < span.start || span.end < start)) kept.push(edit);
  }
  return kept;
}
