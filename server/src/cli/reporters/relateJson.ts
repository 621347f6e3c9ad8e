/** Relations for programs; the published schema is `schemas/relate-report.schema.json`. Written pair by pair. */

import { alertAlike, relationCounts } from "../../language/index.js";
import type { Terminal } from "../terminal.js";
import { exactJson } from "./exactJson.js";
import { EventFinder, type RelateReport } from "./relateReport.js";

const VERSION = 1;

export async function printRelationsAsJson(report: RelateReport, terminal: Terminal): Promise<void> {
  const { out } = terminal;
  const { related, rules } = report;
  const finder = new EventFinder(report, terminal);
  out.write(`{"version":${VERSION},"assumption":"asDocumented",\n"rules":[`);
  for (const [number, { name, file }] of rules.entries()) {
    const { state, condition } = related.rules[number] ?? {};
    out.write(`${number === 0 ? "\n" : ",\n"}${exactJson({ file, name, state, ...condition })}`);
    await out.taken();
  }
  out.write('],\n"pairs":[');
  let separator = "\n";
  for (const pair of related.pairs) {
    const { both, onlyFirst, onlySecond } = finder.find(pair) ?? {};
    const events =
      report.relater === undefined
        ? undefined
        : { both: both?.record, onlyFirst: onlyFirst?.record, onlySecond: onlySecond?.record };
    const { first, second, relation } = pair;
    const [one, other] = [related.rules[first]?.condition, related.rules[second]?.condition];
    const alertsDiffer = one !== undefined && other !== undefined && !alertAlike(one, other) ? true : undefined;
    out.write(`${separator}${exactJson({ first, second, relation, alertsDiffer, events })}`);
    separator = ",\n";
    await out.taken();
  }
  const inState = (state: string): number => related.rules.filter((rule) => rule.state === state).length;
  const summary = {
    rules: rules.length,
    neverMatching: inState("never"),
    unparsed: inState("broken"),
    pairs: related.compared,
    ...relationCounts(related),
    skipped: related.skipped,
    withoutEvents: report.relater === undefined ? undefined : finder.left,
  };
  out.line(`],\n"summary":${exactJson(summary)}}`);
}
