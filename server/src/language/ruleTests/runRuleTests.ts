/** Runs the tests of one rule. Pure: where saved events come from is the caller's affair. */

import { type AlertRule, alertsOf } from "../alerts/alertsOf.js";
import { compile } from "../evaluation/compile.js";
import { explain } from "../evaluation/explain.js";
import { type CompiledRule, compileRule, type Verdict, verdictOf } from "../evaluation/verdict.js";
import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { Event, EventRecord } from "../values/event.js";
import { type BindingOfTests, type BoundTest, bindTest, type RuleTexts } from "./boundTest.js";
import { fieldValues } from "./fieldValues.js";
import type { EventFiles, Expectation, ExpectedVerdict, RuleTest } from "./ruleTest.js";
import { testMessages } from "./testMessages.js";
import type { CountFailure, ErroredTest, FailedTest, TestResult } from "./testResult.js";

/** A rule as far as its tests are concerned; `testedRule` of a pack makes one. */
export interface TestedRule extends RuleTexts {
  readonly title: string;
  readonly aggregateFields: readonly string[];
  /** `undefined` where the rule has none that can be used; tests of alerts need both. */
  readonly window: number | undefined;
  readonly threshold: number | undefined;
}

export interface TestEnvironment extends BindingOfTests {
  /** The saved events of a path as a test writes it, or what is wrong with it. */
  events(path: string): SavedEvents;
}

export type SavedEvents =
  | { readonly kind: "events"; readonly events: Iterable<Event> }
  /** Those that `askedEvents` has asked for. `count`: how many the test judges, seen or not. */
  | { readonly kind: "asked"; readonly events: Iterable<NumberedEvent>; readonly count: number }
  | { readonly kind: "problem"; readonly message: Message };

/** An event, and its place among those that a test judges, from 1. */
export interface NumberedEvent {
  readonly event: Event;
  readonly number: number;
}

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

interface RunnableTest extends BoundTest {
  readonly rule: TestedRule;
  readonly test: RuleTest;
  readonly compiled: CompiledRule;
}

/** The events that a test judges, or the part of them that matters. */
interface JudgedEvents {
  readonly events: Iterable<NumberedEvent>;
  /** How many there are; known when all were read. */
  count(): number;
}

function runTest(rule: TestedRule, test: RuleTest, environment: TestEnvironment): TestResult {
  const { expectation, input } = test;
  if (expectation.kind === "missing") return error(test, testMessages.noExpectation(), expectation.span);
  if (rule.filter === undefined && rule.ruleType !== "File") return error(test, testMessages.noFilter(), test.nameSpan);
  const bound = bindTest(rule, test, environment);
  const { filter, suppressions } = bound;
  const broken = suppressions.findIndex((suppression) => !suppression.evaluable);
  const compiled = compileRule(filter, suppressions);
  if (!filter.evaluable || compiled === undefined) {
    const message =
      !filter.evaluable || broken === -1
        ? testMessages.brokenFilter()
        : testMessages.brokenSuppression({ number: broken + 1 });
    return error(test, message, test.nameSpan);
  }
  if (input.kind === "missing") return error(test, testMessages.noInput(), test.nameSpan);
  const events = input.kind === "event" ? inlineEvent(input.record) : savedEvents(test, input, bound, environment);
  if (events.kind === "error") return events;
  const runnable: RunnableTest = { ...bound, rule, test, compiled };
  return expectation.kind === "verdict"
    ? judgeEach(runnable, expectation, events)
    : judgeStream(runnable, expectation, events, environment);
}

type FoundEvents = ErroredTest | ({ readonly kind: "found" } & JudgedEvents);

function inlineEvent(record: EventRecord): FoundEvents {
  return { kind: "found", events: [{ event: { record, virtualType: undefined }, number: 1 }], count: () => 1 };
}

function savedEvents(
  test: RuleTest,
  { path, where, span }: EventFiles,
  bound: BoundTest,
  environment: TestEnvironment,
): FoundEvents {
  const select = bound.where === undefined ? () => true : compile(bound.where);
  if (select === undefined) return error(test, testMessages.brokenWhere(), where?.span ?? span);
  const saved = environment.events(path);
  switch (saved.kind) {
    case "problem":
      return error(test, saved.message, span);
    case "asked":
      return { kind: "found", events: saved.events, count: () => saved.count };
    case "events": {
      let number = 0;
      const numbered = function* (): Iterable<NumberedEvent> {
        for (const event of saved.events) if (select(event)) yield { event, number: ++number };
      };
      return { kind: "found", events: numbered(), count: () => number };
    }
    default:
      return saved satisfies never;
  }
}

function judgeEach(
  { test, compiled, filter, suppressions }: RunnableTest,
  { expected, span }: Extract<Expectation, { kind: "verdict" }>,
  { events, count }: JudgedEvents,
): TestResult {
  for (const { event, number } of events) {
    const actual = verdictOf(compiled, event);
    if (satisfies(actual, expected)) continue;
    return {
      kind: "failed",
      test,
      judged: number,
      message: testMessages.verdict({ expected, number, actual: actual === "none" ? "no-match" : actual }),
      span,
      failure: {
        kind: "verdict",
        expected,
        actual,
        eventIndex: number - 1,
        event,
        filter: explain(filter, event),
        suppressions: suppressions.map((suppression) => explain(suppression, event)),
      },
    };
  }
  return count() === 0 ? nothingJudged(test) : { kind: "passed", test, judged: count() };
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
  { rule, test, compiled }: RunnableTest,
  { matches, alerts, span }: Extract<Expectation, { kind: "counts" }>,
  { events, count }: JudgedEvents,
  { schema }: TestEnvironment,
): TestResult {
  const alertRule = alertRuleOf(rule);
  if (alerts !== undefined && alertRule === undefined) return error(test, testMessages.noThreshold(), alerts.span);
  /** Places in the stream, counted from 1 as people do. */
  const matched: number[] = [];
  const alerting = new Map<Event, number>();
  for (const { event, number } of events) {
    const verdict = verdictOf(compiled, event);
    if (verdict !== "none") matched.push(number);
    if (verdict === "alert" && alerts !== undefined) alerting.set(event, number);
  }
  const judged = count();
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
