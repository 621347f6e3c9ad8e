/** Runs the tests of one rule. Pure: where saved events come from is the caller's affair. */

import { type AlertRule, alertsOf } from "../alerts/alertsOf.js";
import { analyse } from "../analysis.js";
import type { AnalysisContext } from "../analysisContext.js";
import type { BoundFilter, Literal } from "../binding/boundFilter.js";
import { compile } from "../evaluation/compile.js";
import { explain } from "../evaluation/explain.js";
import { type CompiledRule, compileRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import type { RuleType, Schema } from "../schema/schema.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { Event } from "../values/event.js";
import { fieldValues } from "./fieldValues.js";
import type { EventFiles, Expectation, ExpectedVerdict, RuleTest } from "./ruleTest.js";
import { testMessages } from "./testMessages.js";
import type { CountFailure, ErroredTest, FailedTest, TestResult } from "./testResult.js";

/** A rule as far as its tests are concerned; `testedRule` of a pack makes one. */
export interface TestedRule {
  readonly ruleType: RuleType | undefined;
  /** `undefined` where the rule has none. */
  readonly filter: string | undefined;
  readonly suppressions: readonly string[];
  readonly title: string;
  readonly aggregateFields: readonly string[];
  /** `undefined` where the rule has none that can be used; tests of alerts need both. */
  readonly window: number | undefined;
  readonly threshold: number | undefined;
}

export interface TestEnvironment {
  readonly schema: Schema;
  /** Those of the pack. */
  readonly lists: ReadonlyMap<string, readonly Literal[]>;
  /** The saved events of a path as a test writes it, or what is wrong with it. */
  events(path: string): SavedEvents;
}

export type SavedEvents =
  | { readonly kind: "events"; readonly events: Iterable<Event> }
  | { readonly kind: "problem"; readonly message: Message };

/**
 * Runs tests in their order; each gives a result, whatever is wrong with it.
 *
 * @example runRuleTests(testedRule(pack.rules[0]), pack.rules[0].tests, { schema, lists, events })
 */
export function runRuleTests(
  rule: TestedRule,
  tests: readonly RuleTest[],
  environment: TestEnvironment,
): readonly TestResult[] {
  return tests.map((test) => runTest(rule, test, environment));
}

/** A rule's filters, bound for one test: the test's own lists count. */
interface BoundRule {
  readonly filter: BoundFilter;
  readonly suppressions: readonly BoundFilter[];
  readonly compiled: CompiledRule;
}

function runTest(rule: TestedRule, test: RuleTest, environment: TestEnvironment): TestResult {
  const lists = new Map([...environment.lists, ...test.lists]);
  const bindText = (text: string, role: AnalysisContext["role"]): BoundFilter =>
    analyse(text, { schema: environment.schema, ruleType: rule.ruleType, role, host: "pack", lists }).bound;
  if (test.expectation.kind === "missing") return error(test, testMessages.noExpectation(), test.expectation.span);

  if (rule.filter === undefined && rule.ruleType !== "File") return error(test, testMessages.noFilter(), test.nameSpan);
  const filter = bindText(rule.filter ?? "", "filter");
  const suppressions = rule.suppressions.map((text) => bindText(text, "suppression"));
  const broken = suppressions.findIndex((suppression) => !suppression.evaluable);
  const compiled = compileRule(filter, suppressions);
  if (!filter.evaluable || compiled === undefined) {
    const message =
      !filter.evaluable || broken === -1
        ? testMessages.brokenFilter()
        : testMessages.brokenSuppression({ number: broken + 1 });
    return error(test, message, test.nameSpan);
  }
  const bound: BoundRule = { filter, suppressions, compiled };
  switch (test.input.kind) {
    case "missing":
      return error(test, testMessages.noInput(), test.nameSpan);
    case "event":
      return judge(
        rule,
        bound,
        test,
        test.expectation,
        [{ record: test.input.record, virtualType: undefined }],
        environment,
      );
    case "events": {
      const selected = selectedEvents(test, test.input, environment, bindText);
      return selected.kind === "error"
        ? selected
        : judge(rule, bound, test, test.expectation, selected.events, environment);
    }
    default:
      return test.input satisfies never;
  }
}

function selectedEvents(
  test: RuleTest,
  { path, where, span }: EventFiles,
  environment: TestEnvironment,
  bindText: (text: string, role: AnalysisContext["role"]) => BoundFilter,
): ErroredTest | { readonly kind: "selected"; readonly events: Iterable<Event> } {
  const saved = environment.events(path);
  if (saved.kind === "problem") return error(test, saved.message, span);
  if (where === undefined) return { kind: "selected", events: saved.events };
  const select = compile(bindText(where.text, "filter"));
  if (select === undefined) return error(test, testMessages.brokenWhere(), where.span);
  return { kind: "selected", events: filtered(saved.events, select) };
}

/** Lazily, so that a large file of events is never held as a whole. */
function* filtered(events: Iterable<Event>, select: (event: Event) => boolean): Iterable<Event> {
  for (const event of events) if (select(event)) yield event;
}

function judge(
  rule: TestedRule,
  bound: BoundRule,
  test: RuleTest,
  expectation: Exclude<Expectation, { kind: "missing" }>,
  events: Iterable<Event>,
  environment: TestEnvironment,
): TestResult {
  return expectation.kind === "verdict"
    ? judgeEach(bound, test, expectation, events)
    : judgeStream(rule, bound, test, expectation, events, environment);
}

function judgeEach(
  bound: BoundRule,
  test: RuleTest,
  { expected, span }: Extract<Expectation, { kind: "verdict" }>,
  events: Iterable<Event>,
): TestResult {
  let judged = 0;
  for (const event of events) {
    const actual = verdictOf(bound.compiled, event);
    judged++;
    if (satisfies(actual, expected)) continue;
    return {
      kind: "failed",
      test,
      judged,
      message: testMessages.verdict({ expected, number: judged, actual: actual === "none" ? "no-match" : actual }),
      span,
      failure: {
        kind: "verdict",
        expected,
        actual,
        eventIndex: judged - 1,
        event,
        filter: explain(bound.filter, event),
        suppressions: bound.suppressions.map((suppression) => explain(suppression, event)),
      },
    };
  }
  return judged === 0 ? nothingJudged(test) : { kind: "passed", test, judged };
}

function satisfies(actual: Verdict, expected: ExpectedVerdict): boolean {
  switch (expected) {
    case "match":
      return actual !== "none";
    case "no-match":
      return actual === "none";
    case "alert":
    case "suppressed":
      return actual === expected;
    default:
      return expected satisfies never;
  }
}

function judgeStream(
  rule: TestedRule,
  { compiled }: BoundRule,
  test: RuleTest,
  { matches, alerts, span }: Extract<Expectation, { kind: "counts" }>,
  events: Iterable<Event>,
  { schema }: TestEnvironment,
): TestResult {
  const alertRule = alertRuleOf(rule);
  if (alerts !== undefined && alertRule === undefined) return error(test, testMessages.noThreshold(), alerts.span);
  let judged = 0;
  /** Places in the stream, counted from 1 as people do. */
  const matched: number[] = [];
  const alerting = new Map<Event, number>();
  for (const event of events) {
    judged++;
    const verdict = verdictOf(compiled, event);
    if (verdict !== "none") matched.push(judged);
    if (verdict === "alert" && alerts !== undefined) alerting.set(event, judged);
  }
  const failed = (
    counted: CountFailure["counted"],
    expected: number,
    places: readonly number[],
    where: Span,
  ): FailedTest => {
    const values = { expected, counted, actual: places.length, judged };
    const message =
      places.length === 0 ? testMessages.count(values) : testMessages.countOf({ ...values, places: listed(places) });
    const failure = { kind: "count", counted, expected, actual: places.length } as const;
    return { kind: "failed", test, judged, message, span: where, failure };
  };
  if (matches !== undefined && matches.expected !== matched.length) {
    return failed("matches", matches.expected, matched, matches.span);
  }
  if (alerts !== undefined && alertRule !== undefined) {
    const { alerts: fired } = alertsOf(alerting.keys(), alertRule, fieldValues(schema));
    const places = fired.map(({ firedBy }) => alerting.get(firedBy) ?? 0);
    if (alerts.expected !== places.length) return failed("alerts", alerts.expected, places, alerts.span);
  }
  return judged === 0 ? { ...nothingJudged(test), span } : { kind: "passed", test, judged };
}

const MOST_PLACES = 12;

function listed(places: readonly number[]): string {
  return places.slice(0, MOST_PLACES).join(", ") + (places.length > MOST_PLACES ? ", …" : "");
}

function alertRuleOf({ title, aggregateFields, window, threshold }: TestedRule): AlertRule | undefined {
  if (window === undefined || threshold === undefined) return undefined;
  return { title, aggregateFields, window, threshold };
}

/** A test that judges nothing would pass for ever, whatever happens to the rule. */
function nothingJudged(test: RuleTest): ErroredTest {
  const path = test.input.kind === "events" ? test.input.path : "event";
  return error(test, testMessages.noEvents({ path }), test.input.kind === "events" ? test.input.span : test.nameSpan);
}

function error(test: RuleTest, message: Message, span: Span): ErroredTest {
  return { kind: "error", test, message, span };
}
