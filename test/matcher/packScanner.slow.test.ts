/** The pack index against the loop of all compiled rules. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { untoldPart } from "../../server/src/language/checks/evaluatedOnEveryEvent.js";
import {
  analyse,
  type CompiledRule,
  compileRule,
  type Event,
  readRecord,
  verdictOf,
} from "../../server/src/language/index.js";
import { packScanner, type ScannedRule } from "../../server/src/matcher/index.js";
import { boundFilter, hostileEvent } from "../support/hostileEvents.js";
import { aliasSchema } from "../support/platformAliases.js";
import { type Reference, referenceOf } from "./differential.js";
import { Random, recordText } from "./recordTexts.js";

const CONTEXT = { schema: aliasSchema, ruleType: undefined, role: "filter", host: "file", lists: undefined } as const;
const SEED = Number(process.env["SEED"] ?? 20_261_122);
const PACKS = 12;
const RULES = 60;
const LINES = 150;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function rule(filter: string, ...suppressions: readonly string[]): ScannedRule {
  const { bound } = analyse(filter, CONTEXT);
  return { filter: bound, suppressions: suppressions.map((suppression) => analyse(suppression, CONTEXT).bound) };
}

function compiledRules(rules: readonly ScannedRule[]): readonly CompiledRule[] {
  return rules.map(({ filter, suppressions }) => compileRule(filter, suppressions) ?? assert.fail());
}

interface Verdicts {
  readonly alerts: readonly number[];
  readonly suppressed: readonly number[];
}

/** What the loop of the compiled rules says of an event. */
function referenceVerdicts(rules: readonly CompiledRule[], event: Event): Verdicts {
  const alerts: number[] = [];
  const suppressed: number[] = [];
  for (const [number, compiled] of rules.entries()) {
    const verdict = verdictOf(compiled, event);
    if (verdict === "alert") alerts.push(number);
    if (verdict === "suppressed") suppressed.push(number);
  }
  return { alerts, suppressed };
}

const NO_RULES: Verdicts = { alerts: [], suppressed: [] };

function sorted({ alerts, suppressed }: Verdicts): Verdicts {
  return { alerts: alerts.toSorted((a, b) => a - b), suppressed: suppressed.toSorted((a, b) => a - b) };
}

/** Judges lines in one pass, and those handed back as events. */
function judgeLines(rules: readonly ScannedRule[], lines: readonly Reference[], isPlain: boolean) {
  const scanner = packScanner(rules, { isPlain });
  assert.ok(scanner);
  const bytes = encoder.encode(`${lines.map(({ line }) => line).join("\n")}\n`);
  scanner.reserve(bytes.length).set(bytes);
  scanner.learn(0, bytes.length);
  const verdicts: Verdicts[][] = lines.map(() => []);
  let handedBack = 0;
  const scan = scanner.scanLines(0, bytes.length, (start, end, before, found) => {
    const line = verdicts[before];
    assert.ok(line);
    if (found !== undefined) line.push(sorted(found));
    else {
      handedBack++;
      for (const part of readRecord(decoder.decode(bytes.subarray(start, end))))
        if (part.kind === "event") line.push(sorted(scanner.judgeEvent(part.event) ?? NO_RULES));
    }
  });
  assert.equal(scan.records, lines.length);
  return { verdicts, handedBack, asked: scanner.asked, askedAlways: scanner.askedAlways };
}

function isSomething({ alerts, suppressed }: Verdicts): boolean {
  return alerts.length + suppressed.length > 0;
}

describe("pack scanner", () => {
  for (const isPlain of [false, true]) {
    it(`gives the verdicts of the loop ${isPlain ? "without WebAssembly" : "with the kernel"}`, () => {
      const filters = fc.sample(boundFilter, { numRuns: PACKS * RULES, seed: SEED });
      let matches = 0;
      let settled = 0;
      for (let pack = 0; pack < PACKS; pack++) {
        const rules = filters.slice(pack * RULES, (pack + 1) * RULES).map((filter, index, all): ScannedRule => {
          const suppression = all[(index + 1) % all.length];
          return { filter, suppressions: index % 3 === 0 && suppression !== undefined ? [suppression] : [] };
        });
        const random = new Random(SEED + pack);
        const damageIn = pack % 2 === 0 ? 40 : 1_000_000;
        const lines = Array.from({ length: LINES }, () => referenceOf(recordText(random, { damageIn }))).filter(
          ({ line }) => line.endsWith("}") && !line.includes("\n"),
        );
        const { verdicts, handedBack } = judgeLines(rules, lines, isPlain);
        const compiled = compiledRules(rules);
        settled += lines.length - handedBack;
        for (const [index, { line, events }] of lines.entries()) {
          const expected = events.map((event) => referenceVerdicts(compiled, event)).filter(isSomething);
          assert.deepEqual(verdicts[index]?.filter(isSomething), expected, `SEED=${SEED}, pack ${pack}: ${line}`);
          matches += expected.reduce((sum, { alerts }) => sum + alerts.length, 0);
        }
      }
      assert.ok(matches > 1_000, `only ${matches} matches`);
      if (!isPlain) assert.ok(settled > 200, `the kernel settled only ${settled} records`);
    });
  }

  it("gives the verdicts of the loop on events that were parsed elsewhere", () => {
    const filters = fc.sample(boundFilter, { numRuns: RULES, seed: SEED });
    const rules = filters.map((filter): ScannedRule => ({ filter, suppressions: [] }));
    const scanner = packScanner(rules);
    assert.ok(scanner);
    const compiled = compiledRules(rules);
    for (const { record } of fc.sample(hostileEvent, { numRuns: 500, seed: SEED })) {
      const hasType = Object.hasOwn(record, "event_type") && record["event_type"] !== null;
      const event: Event = { record, virtualType: hasType ? undefined : "cloudtrail" };
      assert.deepEqual(
        sorted(scanner.judgeEvent(event) ?? NO_RULES),
        referenceVerdicts(compiled, event),
        `SEED=${SEED}`,
      );
    }
  });

  it("asks only the rules that an event may match", () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `Call${index}`);
    const rules = [
      ...names.map((name) => rule(`eventSource = "s3.amazonaws.com" and eventName = "${name}" and n > 3`)),
      ...names.map((name) => rule(`userIdentity.arn starts_with "arn:${name}/" and not n = 3`)),
      rule('eventName != "x"'),
    ];
    const lines = Array.from({ length: 200 }, (_, index) =>
      referenceOf(
        `{"eventSource":"s3.amazonaws.com","eventName":"Call${index}","userIdentity":{"arn":"arn:Call${index + 7}/x"},"n":5}`,
      ),
    );
    const { asked, askedAlways, verdicts, handedBack } = judgeLines(rules, lines, false);
    assert.equal(handedBack, 0);
    assert.deepEqual(askedAlways, [rules.length - 1]);
    assert.deepEqual(verdicts[9], [{ alerts: [9, 2_016, 4_000], suppressed: [] }]);
    assert.ok(asked <= lines.length * 3, `${asked} rules were asked on ${lines.length} events`);
  });

  it("asks always those rules that the check reports", () => {
    const filters = fc.sample(boundFilter, { numRuns: 2_000, seed: SEED });
    const { askedAlways } = packScanner(filters.map((filter) => ({ filter, suppressions: [] }))) ?? assert.fail();
    const reported = filters.flatMap(({ expression }, number) =>
      expression === undefined || untoldPart(expression, false) !== undefined ? [number] : [],
    );
    assert.deepEqual(askedAlways, reported, `SEED=${SEED}`);
    assert.ok(reported.length > 100 && reported.length < 1_900, `${reported.length} of ${filters.length}`);
  });

  it("finds prefixes, suffixes, parts, blocks and numbers among many", () => {
    const tests = Array.from({ length: 40 }, (_, index) => [
      `a starts_with "p${index}"`,
      `a ends_with "s${index}"`,
      `a contains "c${index}"`,
      `ip = "10.${index}.0.0/16"`,
      `ip = "10.${index}.0.1"`,
      `n = ${index}`,
      `n > ${index}`,
      `a = "p${index}c${index}s${index}"`,
    ]).flat();
    const rules = tests.map((test) => rule(test));
    const lines = ["p1c1s1", "p11c22s33", "p", "c3c4c39", "s9"].flatMap((text, index) => [
      referenceOf(`{"a":"${text}","ip":"10.${index}.0.1","n":${index * 9}}`),
      referenceOf(`{"a":["${text}","x${text}"],"ip":"::ffff:10.${index}.0.1","n":"${index * 9}.0"}`),
    ]);
    const { verdicts } = judgeLines(rules, lines, false);
    const compiled = compiledRules(rules);
    for (const [index, { line, events }] of lines.entries())
      assert.deepEqual(
        verdicts[index],
        events.map((event) => referenceVerdicts(compiled, event)),
        line,
      );
  });
});
