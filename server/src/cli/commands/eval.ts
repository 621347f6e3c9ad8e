/** `rulewright eval`: judges saved events as they stream by. */

import { type Event, explainer, type FilterExplanation, verdictOf } from "../../language/index.js";
import { type Context, complain, type Troubles } from "../context.js";
import type { JudgedFilter } from "../judgedFilters.js";
import { prepareJudging } from "../judging.js";
import { jsonReporter, ndjsonReporter } from "../reporters/evalJson.js";
import { prettyReporter } from "../reporters/evalPretty.js";
import type { EvalReporter, FilterCounts, Outcome } from "../reporters/evalReport.js";
import type { EvalCommand } from "../request.js";
import { findEvents, readAll, report } from "../savedEvents.js";

export async function evalCommand(command: EvalCommand, context: Context): Promise<Troubles> {
  const { terminal } = context;
  const judging = prepareJudging(command, context);
  if (judging.kind === "wrong") return complain(terminal, judging.message);
  const { filters, ownEvents } = judging.value;
  const troubles = new Set(judging.value.troubles);
  // Without a filter that can judge, there is no reason to read what may be gigabytes.
  if (filters.every(({ compiled }) => compiled === undefined)) {
    if (command.format !== "pretty") {
      const counts = filters.map((judged) => new Judge(judged, command).counts);
      reporterFor(command, terminal, false).end({ filters: counts, events: 0, skipped: 0, interrupted: false });
    }
    return [...troubles];
  }

  const sources = findEvents(command.paths, ownEvents, terminal);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  const judges = filters.map((judged) => new Judge(judged, command));
  const reporter = reporterFor(command, terminal, filters.length > 1);
  let events = 0;
  let skipped = 0;
  for await (const item of readAll(sources.value, terminal)) {
    if (item.kind !== "event") {
      report(item, terminal);
      if (item.kind === "problem") skipped++;
      continue;
    }
    events++;
    for (const judge of judges) {
      const outcome = judge.outcomeOf(item.event);
      if (outcome === undefined || command.countOnly || (outcome === "none" && !command.all)) continue;
      reporter.result({
        judged: judge.counts.judged,
        event: item.event,
        place: item.place,
        outcome,
        explanations: judge.explain(item.event),
      });
      await terminal.out.taken();
    }
  }
  const interrupted = terminal.interrupted.aborted;
  reporter.end({ filters: judges.map(({ counts }) => counts), events, skipped, interrupted });
  if (skipped > 0) troubles.add("skippedRecord");
  if (interrupted) troubles.add("interrupted");
  return [...troubles];
}

/** One filter with its counts. A class, because it counts. */
class Judge {
  readonly counts: FilterCounts;
  readonly #explainers: readonly ((event: Event) => FilterExplanation)[];

  constructor(judged: JudgedFilter, { explain }: EvalCommand) {
    this.counts = { judged, matches: 0, alerts: 0, suppressed: 0 };
    const explained = explain ? [judged.filter, ...judged.suppressions] : [judged.filter];
    this.#explainers = explained.map(({ bound }) => explainer(bound));
  }

  /** `undefined` where the filter does not parse. */
  outcomeOf(event: Event): Outcome | undefined {
    const { judged } = this.counts;
    if (judged.compiled === undefined) return undefined;
    const verdict = verdictOf(judged.compiled, event);
    if (verdict === "none") return verdict;
    this.counts.matches++;
    if (verdict === "alert") this.counts.alerts++;
    else this.counts.suppressed++;
    return judged.kind === "filter" ? "match" : verdict;
  }

  explain(event: Event): readonly FilterExplanation[] {
    return this.#explainers.map((explain) => explain(event));
  }
}

function reporterFor({ format, explain }: EvalCommand, terminal: Context["terminal"], several: boolean): EvalReporter {
  switch (format) {
    case "pretty":
      return prettyReporter(terminal, explain, several);
    case "json":
      return jsonReporter(terminal, explain);
    case "ndjson":
      return ndjsonReporter(terminal, explain);
    default:
      return format satisfies never;
  }
}
