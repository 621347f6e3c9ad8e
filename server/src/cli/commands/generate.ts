/** `rulewright generate`: events that rules alert on, and for each predicate one that misses by it alone. */

import {
  type BoundPredicate,
  type Event,
  eventTypesOfRule,
  generateEvent,
  predicatesIn,
} from "../../language/index.js";
import { type Context, complain, type Troubles } from "../context.js";
import type { Trouble } from "../exitCode.js";
import { type Found, found } from "../found.js";
import type { JudgedFilter } from "../judgedFilter.js";
import { prepareJudging } from "../judging.js";
import { generateReporter } from "../reporters/generateReport.js";
import type { GenerateCommand } from "../request.js";
import { findEvents, readEventsOnly } from "../savedEvents.js";

/** As many saved events are enough to take believable values from. */
const MOST_LIKE = 2_000;

export async function generateCommand(command: GenerateCommand, context: Context): Promise<Troubles> {
  const { terminal, schema } = context;
  const judging = prepareJudging(command, context);
  if (judging.kind === "wrong") return complain(terminal, judging.message);
  const { filters, ownEvents } = judging.value;
  const troubles = new Set<Trouble>(judging.value.troubles);
  const like = await readLike(command.paths, ownEvents, context, troubles);
  if (like.kind === "wrong") return complain(terminal, like.message);
  const reporter = generateReporter(command.format, terminal);
  for (const judged of filters) {
    if (!judged.parses) continue;
    const { context } = judged.filter;
    const suppressions = judged.suppressions.map(({ bound }) => bound);
    const rule = { filter: judged.filter.bound, suppressions };
    const options = {
      schema,
      eventTypes: eventTypesOfRule(context.ruleType, schema),
      like: like.value,
      extent: command.minimal ? "minimal" : "shaped",
    } as const;
    for (const wanted of ["match", ...(command.nearMisses ? predicatesOf(judged) : [])] as const) {
      if (terminal.interrupted.aborted) break;
      const generated = generateEvent(rule, wanted, options);
      // That a predicate never decides is worth knowing; that a rule never alerts is a mistake.
      if (wanted === "match" && generated.kind !== "event") troubles.add("finding");
      reporter.result({ judged, wanted, generated });
      await terminal.out.taken();
    }
  }
  reporter.end();
  if (terminal.interrupted.aborted) troubles.add("interrupted");
  return [...troubles];
}

function predicatesOf({ filter, suppressions }: JudgedFilter): readonly BoundPredicate[] {
  return [filter, ...suppressions].flatMap(({ bound }) => predicatesIn(bound.expression));
}

/** The events that the user names, or else those that the filter file names itself. */
async function readLike(
  paths: readonly string[],
  ownEvents: readonly string[],
  { terminal }: Context,
  troubles: Set<Trouble>,
): Promise<Found<readonly Event[]>> {
  if (paths.length === 0 && ownEvents.length === 0) return found([]);
  const sources = findEvents(paths, ownEvents, terminal);
  if (sources.kind === "wrong") return sources;
  const events: Event[] = [];
  for await (const { event } of readEventsOnly(sources.value, terminal, troubles)) {
    events.push(event);
    if (events.length >= MOST_LIKE) break;
  }
  return found(events);
}
