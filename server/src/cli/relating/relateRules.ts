/** Relates all rules, in this thread, and where it is worth it with the help of others. */

import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type FieldInfo, portableFilter, RulePairs, type RuleState } from "../../language/index.js";
import type { PairsToRelate, RuleRelater } from "./ruleRelater.js";
import { addPairs, noRowsTaken, type ThreadReport, type ThreadTask, takeRows } from "./threadMessages.js";

export interface Relating {
  /** Of each rule. */
  readonly states: readonly RuleState[];
  readonly pairs: RulePairs;
  readonly compared: number;
  /** What was left when the user interrupted. */
  readonly skipped: number;
}

/** The thread's entry lies beside this file, or beside the bundle that this file has become part of. */
const THREAD_FILE = new URL(`./relatingWorker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
/** How long this thread works before it looks whether the user has interrupted. */
const SLICE_MILLISECONDS = 50;

/**
 * All pairs. Each row of pairs is taken by the thread that is free, this one among them, so that a thread that starts late
 * keeps none waiting; helpers end with the work or with the user's interruption. What is known of two rules depends on
 * nothing else, so the answer is the same however many threads there are.
 *
 * @param fields the user's own
 */
export async function relateRules(
  toRelate: PairsToRelate,
  relater: RuleRelater,
  fields: readonly FieldInfo[],
  threads: number,
  interrupted: AbortSignal,
): Promise<Relating> {
  const { rules } = toRelate;
  const pairs = new RulePairs(rules.length);
  let compared = 0;
  const rowsTaken = noRowsTaken();
  const listen = (report: ThreadReport): void => {
    compared += report.compared;
    addPairs(report, pairs);
  };
  const helpers = Array.from({ length: threads - 1 }, () => {
    const portable = rules.map((rule) => ({ ...rule, filter: portableFilter(rule.filter) }));
    return runThread({ toRelate: { ...toRelate, rules: portable }, fields, rowsTaken }, listen, interrupted);
  });
  const here = async (): Promise<void> => {
    let began = performance.now();
    for (const row of takeRows(relater.rows, rowsTaken)) {
      compared += relater.relateRow(row, pairs);
      if (performance.now() - began < SLICE_MILLISECONDS) continue;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (interrupted.aborted) return;
      began = performance.now();
    }
  };
  await Promise.all([here(), ...helpers]);
  const skipped = interrupted.aborted ? relater.countPairs() - compared : 0;
  return { states: rules.map((_, rule) => relater.stateOf(rule)), pairs, compared, skipped };
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
