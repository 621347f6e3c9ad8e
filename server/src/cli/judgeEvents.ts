/** Judges saved events by filters as they stream by: what `eval` does once its filters are known. */

import {
  type Analysis,
  defineMessages,
  type Event,
  explainer,
  type FilterExplanation,
  type Verdict,
  verdictOf,
} from "../language/index.js";
import { type EventVerdict, eventJudge } from "../workspace/events/eventJudge.js";
import type { ReadItem } from "../workspace/events/readItem.js";
import { complain, type Troubles } from "./context.js";
import { interruptionBy } from "./exitCode.js";
import type { JudgedFilter } from "./judgedFilter.js";
import type { Judging } from "./judging.js";
import { Progress } from "./progress.js";
import { jsonReporter, ndjsonReporter } from "./reporters/evalJson.js";
import { prettyReporter } from "./reporters/evalPretty.js";
import type { EvalReporter, FilterCounts, Outcome } from "./reporters/evalReport.js";
import type { EvalCommand } from "./request.js";
import { type EventItem, findEvents, judgeAll, readAll, report } from "./savedEvents.js";
import { outcomesOf, scannedRules } from "./scanning.js";
import type { Terminal } from "./terminal.js";

const messages = defineMessages("eval", {
  nothingRead: {
    en: "No events came from standard input, so nothing was judged. Pipe some in, or name files and folders that hold them.",
    es: "No llegó ningún evento por la entrada estándar, así que no se juzgó nada. Envíe alguno, o indique archivos y carpetas que los contengan.",
    "pt-br":
      "Nenhum evento chegou pela entrada padrão, por isso nada foi avaliado. Envie algum, ou informe arquivos e pastas que os contenham.",
  },
});

/** Judges the events that the command names, or those of the filters, and reports what it finds. */
export async function judgeEvents(
  command: EvalCommand,
  { filters, troubles: found, ownEvents }: Judging,
  terminal: Terminal,
): Promise<Troubles> {
  const troubles = new Set(found);
  // Without a filter that can judge, there is no reason to read what may be gigabytes.
  if (!filters.some(({ parses }) => parses)) {
    if (command.format !== "pretty") {
      const counts = filters.map((judged) => new Judge(judged, command).counts);
      reporterFor(command, terminal, false).end({ filters: counts, events: 0, skipped: 0, interrupted: undefined });
    }
    return [...troubles];
  }

  const sources = findEvents(command.paths, ownEvents, terminal);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  const judges = filters.map((judged) => new Judge(judged, command));
  const reporter = reporterFor(command, terminal, filters.length > 1);
  const counts = { events: 0, skipped: 0 };
  const skip = (item: Exclude<ReadItem, EventItem>): void => {
    report(item, terminal);
    if (item.kind === "problem") counts.skipped++;
  };
  const tell = async (judge: Judge, outcome: Outcome | undefined, { event, place }: EventItem): Promise<void> => {
    if (outcome === undefined || command.countOnly || (outcome === "none" && !command.all)) return;
    reporter.result({ judged: judge.counts.judged, event, place, outcome, explanations: judge.explain(event) });
    await terminal.out.taken();
  };

  const tellMatches = async (verdict: EventVerdict, events: readonly EventItem[]): Promise<void> => {
    for (const { filter, verdict: each } of outcomesOf(verdict)) {
      const judge = judges[filter];
      const outcome = judge?.count(each);
      for (const event of events) if (judge !== undefined) await tell(judge, outcome, event);
    }
  };

  const progress = new Progress(terminal, sources.value.bytes);
  const { onRead } = progress;
  const matches = (): number => judges.reduce((sum, judge) => sum + judge.counts.matches, 0);
  const rules = scannedRules(filters);
  const rawJudge = command.all ? undefined : eventJudge(rules);
  if (rawJudge === undefined) {
    for await (const item of readAll(sources.value, terminal, onRead)) {
      if (item.kind !== "event") skip(item);
      else {
        counts.events++;
        for (const judge of judges) await tell(judge, judge.outcomeOf(item.event), item);
      }
      progress.show(counts.events, matches);
    }
  } else {
    const { skim, countOnly: countsOnly, workers } = command;
    const options = { rules, judge: rawJudge, skim, countsOnly, workers, onRead };
    for await (const batch of judgeAll(sources.value, options, terminal)) {
      for (const item of batch) {
        if (item.kind === "passed") counts.events += item.count;
        else if (item.kind === "tally") {
          for (const [filter, count] of item.counts.alerts) judges[filter]?.count("alert", count);
          for (const [filter, count] of item.counts.suppressed) judges[filter]?.count("suppressed", count);
        } else if (item.kind !== "judged" && item.kind !== "event") skip(item);
        else {
          counts.events++;
          const verdict = item.kind === "judged" ? item.verdict : rawJudge.judgeEvent(item.event);
          if (verdict !== undefined)
            await tellMatches(verdict, item.kind === "event" ? [item] : item.read().filter(isEvent));
        }
      }
      progress.show(counts.events, matches);
    }
  }
  const { events, skipped } = counts;
  progress.end();
  const interrupted = terminal.interrupted.aborted ? progress.interruption() : undefined;
  reporter.end({ filters: judges.map(({ counts }) => counts), events, skipped, interrupted });
  if (skipped > 0) troubles.add("skippedRecord");
  if (interrupted !== undefined) troubles.add(interruptionBy(terminal.interrupted));
  else if (events + skipped === 0 && sources.value.sources.every(({ kind }) => kind === "stream"))
    for (const trouble of complain(terminal, messages.nothingRead())) troubles.add(trouble);
  return [...troubles];
}

function isEvent(item: ReadItem): item is EventItem {
  return item.kind === "event";
}

/** One filter with its counts. A class, because it counts. */
class Judge {
  readonly counts: FilterCounts;
  readonly #explained: readonly Analysis[];
  #explainers: readonly ((event: Event) => FilterExplanation)[] | undefined;

  constructor(judged: JudgedFilter, { explain }: EvalCommand) {
    this.counts = { judged, matches: 0, alerts: 0, suppressed: 0 };
    this.#explained = explain ? [judged.filter, ...judged.suppressions] : [judged.filter];
  }

  /** `undefined` where the filter does not parse. */
  outcomeOf(event: Event): Outcome | undefined {
    const { judged } = this.counts;
    if (judged.compiled === undefined) return undefined;
    const verdict = verdictOf(judged.compiled, event);
    return verdict === "none" ? verdict : this.count(verdict);
  }

  /** Counts events that the filter matches. */
  count(verdict: Exclude<Verdict, "none">, events = 1): Outcome {
    const { judged } = this.counts;
    this.counts.matches += events;
    if (verdict === "alert") this.counts.alerts += events;
    else this.counts.suppressed += events;
    return judged.kind === "filter" ? "match" : verdict;
  }

  explain(event: Event): readonly FilterExplanation[] {
    this.#explainers ??= this.#explained.map(({ bound }) => explainer(bound));
    return this.#explainers.map((explain) => explain(event));
  }
}

function reporterFor({ format, explain }: EvalCommand, terminal: Terminal, several: boolean): EvalReporter {
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
