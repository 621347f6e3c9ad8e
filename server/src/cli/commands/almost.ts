/** `rulewright almost`: for each event the rules that it almost made alert, the nearest first, with what is missing. */

import { measureRule, nearestRules } from "../../language/index.js";
import { type Context, complain, type Troubles } from "../context.js";
import type { Trouble } from "../exitCode.js";
import { prepareJudging } from "../judging.js";
import { almostReporter, type MeasuredFilter } from "../reporters/almostReport.js";
import type { AlmostCommand } from "../request.js";
import { findEvents, noSuchEvent, readEventsOnly } from "../savedEvents.js";

export async function almostCommand(command: AlmostCommand, context: Context): Promise<Troubles> {
  const { terminal } = context;
  const troubles = new Set<Trouble>();
  const rules: MeasuredFilter[] = [];
  const ownEvents: string[] = [];
  for (const filter of command.packs) {
    const judging = prepareJudging({ ...command, filter }, context);
    if (judging.kind === "wrong") return complain(terminal, judging.message);
    for (const trouble of judging.value.troubles) troubles.add(trouble);
    ownEvents.push(...judging.value.ownEvents);
    for (const judged of judging.value.filters) {
      const suppressions = judged.suppressions.map(({ bound }) => bound);
      const measured = measureRule(judged.filter.bound, suppressions);
      if (measured !== undefined) rules.push({ ...measured, judged });
    }
  }
  const sources = findEvents(command.paths, ownEvents, terminal);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  const reporter = almostReporter(command.format, terminal);
  let count = 0;
  let shown = 0;
  for await (const item of readEventsOnly(sources.value, terminal, troubles)) {
    count++;
    if (command.event !== undefined && count < command.event) continue;
    reporter.event(item, nearestRules(rules, item.event, command.top));
    await terminal.out.taken();
    shown++;
    if (command.event !== undefined) break;
  }
  if (terminal.interrupted.aborted) troubles.add("interrupted");
  else if (command.event !== undefined && shown === 0) {
    reporter.end();
    return complain(terminal, noSuchEvent({ number: command.event, count }));
  }
  reporter.end();
  return [...troubles];
}
