/**
 * The Test Explorer, a mirror: the server finds packs, rules and tests, this only shows them and says which to run.
 * Watching is continuous run: whatever the server reports as changed runs again, unsaved edits included.
 */

import * as vscode from "vscode";
import type { FilterReference, Place, TestPack } from "../../server/src/protocol.js";
import type { Connection } from "./connection.js";
import { toRange } from "./places.js";
import { parseTestId, testId } from "./testId.js";
import { runTests } from "./testRun.js";

export interface TestExplorer extends vscode.Disposable {
  /** Runs the tests of a rule, or all of a filter's document. */
  runTestsOf(filter: FilterReference): Promise<void>;
}

export function mirrorTests(connection: Connection): TestExplorer {
  const controller = vscode.tests.createTestController("rulewright", vscode.l10n.t("Rule tests"));
  const watches = new Set<Watch>();

  async function findAll(token?: vscode.CancellationToken): Promise<void> {
    const packs = await connection.request("rulewright/findTests", {}, token);
    if (token?.isCancellationRequested) return;
    const found = new Set(packs.map(({ uri }) => testId({ pack: uri })));
    const gone = [...controller.items].map(([id]) => id).filter((id) => !found.has(id));
    for (const id of gone) controller.items.delete(id);
    for (const pack of packs) mirrorPack(controller, pack);
  }

  function packChanged(pack: TestPack): void {
    const item = mirrorPack(controller, pack);
    if (item) controller.invalidateTestResults(item);
    for (const watch of watches) watch.packChanged(pack.uri);
  }

  async function run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous !== true) return runTests(connection, controller, request, token);
    const { include, exclude, profile } = request;
    // Each run needs a request of its own: results for one that has ended are dropped.
    const again = () => new vscode.TestRunRequest(include, exclude, profile, true);
    const watch = createWatch((packs) => runTests(connection, controller, again(), token, packs));
    watches.add(watch);
    token.onCancellationRequested(() => watches.delete(watch));
    for (const [id] of controller.items) watch.packChanged(parseTestId(id)?.pack ?? "");
  }

  const profile = controller.createRunProfile(
    vscode.l10n.t("Run"),
    vscode.TestRunProfileKind.Run,
    run,
    true,
    undefined,
    true,
  );
  controller.refreshHandler = findAll;
  controller.resolveHandler = (item) => (item === undefined ? findAll() : undefined);
  const listening = connection.onNotification("rulewright/testsChanged", packChanged);

  return {
    async runTestsOf({ uri, rule }) {
      for (const pack of await connection.request("rulewright/findTests", { uri })) mirrorPack(controller, pack);
      const items = testItemsOf(controller, uri, rule);
      if (items.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t("This rule has no tests yet. Add them under `tests:`, each with an event and what to expect."),
        );
        return;
      }
      const request = new vscode.TestRunRequest(items, undefined, profile);
      const cancellation = new vscode.CancellationTokenSource();
      await runTests(connection, controller, request, cancellation.token);
      cancellation.dispose();
    },
    dispose: () => vscode.Disposable.from(listening, profile, controller).dispose(),
  };
}

/** Where the pack of a rule is not its document (a tests file, a tsctl rule), the rule's own place tells. */
function testItemsOf(
  controller: vscode.TestController,
  uri: string,
  rule: string | undefined,
): readonly vscode.TestItem[] {
  const packs = [...controller.items].map(([, pack]) => pack);
  const rules = packs.flatMap((pack) => [...pack.children].map(([, item]) => item));
  const isIn = (item: vscode.TestItem) => item.uri?.toString() === uri || parseTestId(item.id)?.pack === uri;
  return rules.filter((item) => isIn(item) && (rule === undefined || parseTestId(item.id)?.rule === rule));
}

/** Brings the items of a pack in line with what the server found; a pack without rules disappears. */
function mirrorPack(controller: vscode.TestController, pack: TestPack): vscode.TestItem | undefined {
  const id = testId({ pack: pack.uri });
  if (pack.rules.length === 0) {
    controller.items.delete(id);
    return undefined;
  }

  /** An item of this id, the one that is there if possible: a run or watch in progress refers to it. */
  function itemIn(siblings: vscode.TestItemCollection, itemId: string, label: string, place: Place): vscode.TestItem {
    const existing = siblings.get(itemId);
    const item =
      existing?.uri?.toString() === vscode.Uri.parse(place.uri).toString()
        ? existing
        : controller.createTestItem(itemId, label, vscode.Uri.parse(place.uri));
    item.label = label;
    item.range = toRange(place.range);
    return item;
  }

  const packItem = controller.items.get(id) ?? controller.createTestItem(id, pack.label, vscode.Uri.parse(pack.uri));
  packItem.label = pack.label;
  const rules = pack.rules.map((rule) => {
    const ruleId = testId({ pack: pack.uri, rule: rule.key });
    const ruleItem = itemIn(packItem.children, ruleId, rule.label, rule.place);
    const tests = rule.tests.map((test, index) => {
      const testItemId = testId({ pack: pack.uri, rule: rule.key, test: test.key });
      const testItem = itemIn(ruleItem.children, testItemId, test.label, test.place);
      testItem.sortText = orderText(index);
      return testItem;
    });
    ruleItem.children.replace(tests);
    return ruleItem;
  });
  packItem.children.replace(rules);
  controller.items.add(packItem);
  return packItem;
}

/** Tests stay in the order of the pack, whose author told a story by it. */
function orderText(index: number): string {
  return String(index).padStart(6, "0");
}

interface Watch {
  packChanged(uri: string): void;
}

/** Runs changed packs one batch after another, so that quick edits do not pile up runs. */
function createWatch(runPacks: (packs: ReadonlySet<string>) => Promise<void>): Watch {
  let waiting = new Set<string>();
  let isRunning = false;

  async function runWaiting(): Promise<void> {
    isRunning = true;
    try {
      while (waiting.size > 0) {
        const packs = waiting;
        waiting = new Set();
        await runPacks(packs);
      }
    } finally {
      isRunning = false;
    }
  }

  return {
    packChanged(uri) {
      waiting.add(uri);
      // The items of a whole start, or of one burst of edits, go into one run.
      if (!isRunning) queueMicrotask(() => void (isRunning || runWaiting()));
    },
  };
}
