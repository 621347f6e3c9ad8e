/** `rulewright explain`: the whole truth of a filter or rule on one event, and what would change it. */

import { explain, verdictOf } from "../../language/index.js";
import { changesOfResult, type FoundChanges } from "../changesOfResult.js";
import { type Context, complain, type Troubles } from "../context.js";
import { interruptionBy } from "../exitCode.js";
import type { JudgedFilter } from "../judgedFilter.js";
import { prepareJudging } from "../judging.js";
import { changesJson, changesText } from "../reporters/changesReport.js";
import { resultJson } from "../reporters/evalJson.js";
import { outcomeInWords, trees } from "../reporters/evalPretty.js";
import type { EvalResult } from "../reporters/evalReport.js";
import { exactJson, type JsonValue } from "../reporters/exactJson.js";
import { shownPath, shownText } from "../reporters/shownText.js";
import type { ExplainCommand } from "../request.js";
import { type EventItem, findEvents, noSuchEvent, readEventsOnly } from "../savedEvents.js";
import { shown } from "../sourceFiles.js";
import type { Terminal } from "../terminal.js";

export async function explainCommand(command: ExplainCommand, context: Context): Promise<Troubles> {
  const { terminal } = context;
  const judging = prepareJudging(command, context);
  if (judging.kind === "wrong") return complain(terminal, judging.message);
  const { filters, ownEvents } = judging.value;
  const troubles = new Set(judging.value.troubles);
  if (!filters.some(({ parses }) => parses)) return [...troubles];
  const sources = findEvents(command.paths, ownEvents, terminal);
  if (sources.kind === "wrong") return complain(terminal, sources.message);
  let count = 0;
  for await (const item of readEventsOnly(sources.value, terminal, troubles)) {
    count++;
    if (count < command.event) continue;
    const results = filters.flatMap((judged) => resultOf(judged, item) ?? []);
    const json: JsonValue[] = [];
    for (const result of results) {
      const changes = command.changes ? await changesOfResult(result, item, context) : undefined;
      if (command.format === "pretty") printResult(result, changes, terminal);
      else {
        const isFilter = result.judged.kind === "filter";
        const more = changes && { changes: changesJson(changes, isFilter, terminal) };
        json.push({ ...resultJson(result, terminal, true), ...more });
      }
    }
    if (command.format === "json") terminal.out.line(exactJson({ version: 1, results: json }));
    return [...troubles];
  }
  if (terminal.interrupted.aborted) return [interruptionBy(terminal.interrupted)];
  return complain(terminal, noSuchEvent({ number: command.event, count }));
}

function resultOf(judged: JudgedFilter, { event, place }: EventItem): EvalResult | undefined {
  if (judged.compiled === undefined) return undefined;
  const verdict = verdictOf(judged.compiled, event);
  const outcome = judged.kind === "filter" && verdict !== "none" ? "match" : verdict;
  const explanations = [judged.filter, ...judged.suppressions].map(({ bound }) => explain(bound, event));
  return { judged, event, place, outcome, explanations };
}

function printResult(result: EvalResult, changes: FoundChanges | undefined, terminal: Terminal): void {
  const { judged, place, outcome } = result;
  const { out } = terminal;
  const where = `${shownPath(shown(place.file, terminal.cwd))}:${place.line}`;
  const name = judged.kind === "rule" ? ` ${out.paint("strong", shownText(judged.name).text)}` : "";
  out.line(`${where} ${out.paint("strong", terminal.text(outcomeInWords(outcome)))}${name}`);
  for (const line of trees(result, terminal)) out.line(line);
  if (changes !== undefined) for (const line of changesText(changes, terminal)) out.line(line);
}
