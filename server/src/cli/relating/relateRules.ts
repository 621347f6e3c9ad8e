/** Relates all rules, in this thread or in several. */

import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type FieldInfo, portableFilter, type RulePair, type RuleState } from "../../language/index.js";
import type { PairsToRelate, RuleRelater } from "./ruleRelater.js";
import { pairsIn, type ThreadReport, type ThreadTask } from "./threadMessages.js";

export interface Relating {
  /** Of each rule. */
  readonly states: readonly RuleState[];
  /** In the order of the rules. */
  readonly pairs: readonly RulePair[];
  readonly compared: number;
  /** What was left when the user interrupted. */
  readonly skipped: number;
}

/** The thread's entry lies beside this file, or beside the bundle that this file has become part of. */
const THREAD_FILE = new URL(`./relatingWorker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
/** How long this thread works before it looks whether the user has interrupted. */
const SLICE_MILLISECONDS = 50;

/** In this thread. */
export async function relateHere(
  { rules }: PairsToRelate,
  relater: RuleRelater,
  interrupted: AbortSignal,
): Promise<Relating> {
  const pairs: RulePair[] = [];
  let compared = 0;
  let began = performance.now();
  for (const row of relater.relateRows(0, 1)) {
    compared += row.compared;
    for (const pair of row.pairs) pairs.push(pair);
    if (performance.now() - began < SLICE_MILLISECONDS) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (interrupted.aborted) break;
    began = performance.now();
  }
  const skipped = interrupted.aborted ? relater.countPairs() - compared : 0;
  return { states: rules.map((_, rule) => relater.stateOf(rule)), pairs: inOrder(pairs), compared, skipped };
}

/**
 * All pairs, in threads of their own, which end with the work or with the user's interruption. What they send is kept in
 * the order of the rules whichever thread is first.
 */
export async function relateInThreads(
  rules: PairsToRelate["rules"],
  fields: readonly FieldInfo[],
  threads: number,
  interrupted: AbortSignal,
): Promise<Relating> {
  const pairs: RulePair[] = [];
  let compared = 0;
  let states: readonly RuleState[] = rules.map(() => "matches");
  const listen = (report: ThreadReport): void => {
    states = report.states ?? states;
    compared += report.compared;
    for (const pair of pairsIn(report)) pairs.push(pair);
  };
  const portable = rules.map((rule) => ({ ...rule, filter: portableFilter(rule.filter) }));
  const toRelate = { rules: portable, chosen: undefined };
  const tasks = Array.from({ length: threads }, (_, part): ThreadTask => ({ toRelate, fields, part, parts: threads }));
  await Promise.all(tasks.map((task) => runThread(task, listen, interrupted)));
  const matching = states.filter((state) => state === "matches").length;
  return { states, pairs: inOrder(pairs), compared, skipped: (matching * (matching - 1)) / 2 - compared };
}

function runThread(task: ThreadTask, listen: (report: ThreadReport) => void, interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD_FILE, { workerData: task, name: "rulewright" });
    const stop = (): void => void worker.terminate();
    interrupted.addEventListener("abort", stop, { once: true });
    worker.on("message", listen);
    worker.on("error", reject);
    worker.on("exit", () => {
      interrupted.removeEventListener("abort", stop);
      resolve();
    });
  });
}

function inOrder(pairs: readonly RulePair[]): readonly RulePair[] {
  return [...pairs].sort((one, other) => lower(one) - lower(other) || upper(one) - upper(other));
}

function lower({ first, second }: RulePair): number {
  return Math.min(first, second);
}

function upper({ first, second }: RulePair): number {
  return Math.max(first, second);
}
