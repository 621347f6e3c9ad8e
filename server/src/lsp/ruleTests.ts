/** Rule tests for the test explorer: what there is, and how it ended. */

import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import {
  type Explanation as CoreExplanation,
  explanationLines,
  type FilterExplanation,
  hostSpanOf,
  type Span,
} from "../language/index.js";
import type { FindTestsParams, Place, RunTestsParams, TestFailure, TestPack, TestResult } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import type { FinishedTest, FoundPack } from "../workspace/ruleTestService.js";
import { toRange } from "./convert.js";
import type { Session } from "./session.js";

export function findTests({ tests }: Session, { uri }: FindTestsParams): readonly TestPack[] {
  if (uri === undefined) return tests.findAll().map(protocolPack);
  const packUri = tests.packOf(uri);
  const pack = packUri === undefined ? undefined : tests.findPack(packUri);
  return pack === undefined ? [] : [protocolPack(pack)];
}

export function protocolPack({ uri, label, rules }: FoundPack): TestPack {
  return {
    uri,
    label,
    rules: rules.map((rule) => ({
      key: rule.key,
      label: rule.label,
      place: placeOf(rule.file, rule.rule.nameSpan),
      tests: rule.tests.map(({ key, test, file }) => ({ key, label: test.name, place: placeOf(file, test.nameSpan) })),
    })),
  };
}

export async function runTests(
  session: Session,
  { pack, tests }: RunTestsParams,
  token: CancellationToken,
): Promise<readonly TestResult[]> {
  const finished = await session.tests.run(pack, tests, () => token.isCancellationRequested);
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
  return finished.map((one) => protocolResult(session, pack, one));
}

function protocolResult(
  session: Session,
  pack: string,
  { found, rule, result, milliseconds }: FinishedTest,
): TestResult {
  const test = { pack, rule: rule.key, test: found.key };
  switch (result.kind) {
    case "passed":
      return { kind: "passed", test, milliseconds };
    case "failed":
      return {
        kind: "failed",
        test,
        milliseconds,
        failures: failuresOf(session, { found, rule, result, milliseconds }),
      };
    case "error": {
      const place = placeOf(found.file, result.span);
      return { kind: "errored", test, failures: [{ message: session.say(result.message), place, explanation: [] }] };
    }
  }
}

/** The expectation that failed, with the explanation; and where one predicate decided, that as well. */
function failuresOf(session: Session, { found, rule, result }: FinishedTest): readonly TestFailure[] {
  if (result.kind !== "failed") return [];
  const { failure } = result;
  const message = session.say(result.message);
  const place = placeOf(found.file, result.span);
  if (failure.kind === "count") {
    const { expected, actual } = failure;
    return [{ message, expected: String(expected), actual: String(actual), place, explanation: [] }];
  }
  const actual = failure.actual === "none" ? "no-match" : failure.actual;
  const filter = rule.rule.filter;
  const suppressionIndex = failure.suppressions.findIndex(({ truth }) => truth === true);
  const isAboutSuppression =
    failure.actual === "suppressed" || (failure.expected === "suppressed" && actual === "alert");
  const unit = isAboutSuppression ? (rule.rule.suppressions[Math.max(0, suppressionIndex)] ?? filter) : filter;
  const explanation = isAboutSuppression
    ? (failure.suppressions[Math.max(0, suppressionIndex)] ?? failure.filter)
    : failure.filter;
  const lines = unit === undefined ? [] : linesInWords(unit.analysis.text, explanation, session.locale);
  const failures: TestFailure[] = [{ message, expected: failure.expected, actual, place, explanation: lines }];
  const decisive = findDecisive(explanation.root);
  if (unit !== undefined && decisive !== undefined) {
    failures.push({ message, place: placeOf(rule.file, hostSpanOf(unit, decisive.span)), explanation: lines });
  }
  return failures;
}

/** The predicate because of which a filter is what it is, where it is a single one. */
function findDecisive(node: CoreExplanation | undefined): CoreExplanation | undefined {
  if (node === undefined || node.kind === "broken") return undefined;
  if (node.kind === "predicate") return node;
  if (node.kind === "not") return findDecisive(node.children[0]);
  const deciding = node.children.filter(({ truth }) => truth === (node.kind === "or"));
  const [first, ...others] = deciding.length === 0 ? [] : deciding;
  return others.length === 0 ? findDecisive(first) : undefined;
}

export function linesInWords(
  text: string,
  explanation: FilterExplanation,
  locale: Session["locale"],
): readonly string[] {
  return explanationLines(text, explanation, locale).map(
    (line) => `${"  ".repeat(line.depth)}${line.truth === undefined ? "" : line.truth ? "✓ " : "✗ "}${line.text}`,
  );
}

export function placeOf({ uri, text }: OpenedFile, span: Span): Place {
  return { uri, range: toRange(text, span) };
}
