/** The entry of a thread that helps to relate rules. */

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createSchema, portableFilter, withFields } from "../../language/index.js";
import { loadCloudTrailData } from "../../workspace/nodeFiles.js";
import { RuleRelater } from "./ruleRelater.js";
import { PairsToSend, type ThreadReport, type ThreadTask, takeRows } from "./threadMessages.js";

const REPORTED_EACH_MILLISECONDS = 100;

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: MessagePort, { toRelate, fields, rowsTaken }: ThreadTask): void {
  const builtIn = createSchema(loadCloudTrailData);
  const schema = fields.length === 0 ? builtIn : withFields(builtIn, fields);
  const rules = toRelate.rules.map((rule) => ({ ...rule, filter: portableFilter(rule.filter) }));
  const relater = new RuleRelater({ ...toRelate, rules }, schema);
  const pairs = new PairsToSend();
  let compared = 0;
  let reported = performance.now();
  const report = (): void => {
    const message: ThreadReport = { compared, pairs: pairs.take() };
    port.postMessage(message, [message.pairs.buffer]);
    compared = 0;
    reported = performance.now();
  };
  for (const row of takeRows(relater.rows, rowsTaken)) {
    compared += relater.relateRow(row, pairs);
    if (performance.now() - reported >= REPORTED_EACH_MILLISECONDS) report();
  }
  report();
}
