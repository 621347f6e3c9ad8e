/** The entry of a thread that relates rules. */

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createSchema, portableFilter, type RuleState, withFields } from "../../language/index.js";
import { loadCloudTrailData } from "../../workspace/nodeFiles.js";
import { type RelatedRow, RuleRelater } from "./ruleRelater.js";
import { type ThreadTask, threadReport } from "./threadMessages.js";

const REPORTED_EACH_MILLISECONDS = 100;

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: MessagePort, { toRelate, fields, part, parts }: ThreadTask): void {
  const builtIn = createSchema(loadCloudTrailData);
  const schema = fields.length === 0 ? builtIn : withFields(builtIn, fields);
  const rules = toRelate.rules.map((rule) => ({ ...rule, filter: portableFilter(rule.filter) }));
  const relater = new RuleRelater({ ...toRelate, rules }, schema);
  let rows: RelatedRow[] = [];
  let reported = performance.now();
  const report = (states: readonly RuleState[] | undefined): void => {
    const message = threadReport(rows, states);
    port.postMessage(message, [message.pairs.buffer]);
    rows = [];
    reported = performance.now();
  };
  if (part === 0) report(rules.map((_, rule) => relater.stateOf(rule)));
  for (const row of relater.relateRows(part, parts)) {
    rows.push(row);
    if (performance.now() - reported >= REPORTED_EACH_MILLISECONDS) report(undefined);
  }
  report(undefined);
}
