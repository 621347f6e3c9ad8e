/** One run of rule tests: a request to the server for each pack, its answers shown as they come. */

import * as vscode from "vscode";
import type { TestFailure, TestReference, TestResult } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { toRange } from "./places.js";
import { parseTestId, testId } from "./testId.js";

/** `onlyPacks` narrows the request to these packs, when one that is watched changed. */
export async function runTests(
  connection: Connection,
  controller: vscode.TestController,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  onlyPacks?: ReadonlySet<string>,
): Promise<void> {
  const excluded = new Set((request.exclude ?? []).map(({ id }) => id));
  // By their ids, since a watch outlives the items that it began with.
  const included = request.include?.flatMap(({ id }) => findItem(controller, id) ?? []);
  const items = leavesOf(included ?? [...controller.items].map(([, item]) => item), excluded);
  const byPack = new Map<string, Map<string, vscode.TestItem>>();
  for (const item of items) {
    const pack = parseTestId(item.id)?.pack;
    if (pack === undefined || (onlyPacks && !onlyPacks.has(pack))) continue;
    byPack.set(pack, (byPack.get(pack) ?? new Map()).set(item.id, item));
  }
  if (byPack.size === 0) return;

  const run = controller.createTestRun(request);
  const cancelled = anyCancellation(token, run.token);
  try {
    for (const pack of byPack.values()) for (const item of pack.values()) run.enqueued(item);
    for (const [pack, tests] of byPack) {
      if (cancelled.token.isCancellationRequested) break;
      await runPack(connection, run, pack, tests, cancelled.token);
    }
  } finally {
    cancelled.dispose();
    run.end();
  }
}

async function runPack(
  connection: Connection,
  run: vscode.TestRun,
  pack: string,
  items: ReadonlyMap<string, vscode.TestItem>,
  token: vscode.CancellationToken,
): Promise<void> {
  for (const item of items.values()) run.started(item);
  const tests = [...items.keys()].flatMap(referenceOf);
  const unanswered = new Map(items);
  try {
    for (const result of await connection.request("rulewright/runTests", { pack, tests }, token)) {
      const id = testId(result.test);
      const item = unanswered.get(id);
      if (item) report(run, item, result);
      unanswered.delete(id);
    }
    // A test that is gone since the mirror was drawn has no result.
    for (const item of unanswered.values()) run.skipped(item);
  } catch (error) {
    const message = new vscode.TestMessage(error instanceof Error ? error.message : String(error));
    for (const item of unanswered.values()) {
      if (token.isCancellationRequested) run.skipped(item);
      else run.errored(item, message);
    }
  }
}

function report(run: vscode.TestRun, item: vscode.TestItem, result: TestResult): void {
  switch (result.kind) {
    case "passed":
      run.passed(item, result.milliseconds);
      break;
    case "failed":
      printFailures(run, item, result.failures);
      run.failed(item, result.failures.map(messageOf), result.milliseconds);
      break;
    case "errored":
      printFailures(run, item, result.failures);
      run.errored(item, result.failures.map(messageOf));
      break;
  }
}

function messageOf({ message, expected, actual, place, explanation }: TestFailure): vscode.TestMessage {
  const text = printable([message, ...explanation].join("\n"));
  const result =
    expected === undefined || actual === undefined
      ? new vscode.TestMessage(text)
      : vscode.TestMessage.diff(text, expected, actual);
  result.location = new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
  return result;
}

/**
 * The output is a terminal, which wants both characters at a line's end. It names no place: what is printed at one is
 * drawn into its line as well, where the failure stands already.
 */
function printFailures(run: vscode.TestRun, item: vscode.TestItem, failures: readonly TestFailure[]): void {
  for (const { message, explanation } of failures) {
    const lines = [`✗ ${item.label}: ${message}`, ...explanation.map((line) => `    ${line}`), ""];
    run.appendOutput(printable(lines.join("\n")).replaceAll("\n", "\r\n"), undefined, item);
  }
}

/** Values come from events: control characters among them, of terminal escapes say, are only shown to be there. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (control === "\n" || control === "\t" ? control : "�"));
}

function referenceOf(id: string): readonly TestReference[] {
  const { pack, rule, test } = parseTestId(id) ?? {};
  return pack === undefined || rule === undefined || test === undefined ? [] : [{ pack, rule, test }];
}

function findItem(controller: vscode.TestController, id: string): vscode.TestItem | undefined {
  const { pack, rule, test } = parseTestId(id) ?? {};
  if (pack === undefined) return undefined;
  const packItem = controller.items.get(testId({ pack }));
  if (rule === undefined) return packItem;
  const ruleItem = packItem?.children.get(testId({ pack, rule }));
  return test === undefined ? ruleItem : ruleItem?.children.get(id);
}

function leavesOf(items: readonly vscode.TestItem[], excluded: ReadonlySet<string>): readonly vscode.TestItem[] {
  return items.flatMap((item): readonly vscode.TestItem[] => {
    if (excluded.has(item.id)) return [];
    if (parseTestId(item.id)?.test !== undefined) return [item];
    const children = [...item.children].map(([, child]) => child);
    return leavesOf(children, excluded);
  });
}

function anyCancellation(...tokens: readonly vscode.CancellationToken[]): vscode.CancellationTokenSource {
  const source = new vscode.CancellationTokenSource();
  for (const token of tokens) {
    if (token.isCancellationRequested) source.cancel();
    token.onCancellationRequested(() => source.cancel());
  }
  return source;
}
