/** Saved events for the editor: which there are, which one is chosen, and the truth tree on it. */

import {
  type ExplanationLine as CoreLine,
  type Event,
  eventLabel,
  explain,
  explanationLines,
  type FilterUnit,
  hostSpanOf,
} from "../language/index.js";
import type {
  ChosenEvents,
  EvaluationSummary,
  EventChoice,
  EventList,
  EventSource,
  Explanation,
  ExplanationLine,
  FilterParams,
  FilterReference,
  ListEventsParams,
  PlaceParams,
  StepEventParams,
  Verdict,
} from "../protocol.js";
import type { FilterKey } from "../workspace/eventChoices.js";
import type { SavedEvent } from "../workspace/fileAccess.js";
import { Slices } from "../workspace/slices.js";
import { toOffset } from "./convert.js";
import {
  findVerdict,
  type Judging,
  judgeOf,
  judgingOf,
  labelOf,
  protocolChoice,
  runCounts,
  summaryOf,
  verdictMessage,
} from "./evaluation.js";
import { lspMessages } from "./messages.js";
import { placeOf } from "./ruleTests.js";
import type { Session } from "./session.js";

const MOST_SOURCES = 300;
const PATIENCE_MILLISECONDS = 300;

function keyOf({ uri, rule }: FilterReference): FilterKey {
  return { uri, rule };
}

function findJudging(session: Session, filter: FilterReference): Judging | undefined {
  const found = session.workspace.findRule(keyOf(filter));
  return found && judgingOf(session, found.file, found.rule);
}

/** Those beside the filter first, then those of its tests, then all others of the workspace. */
export function findEvents(session: Session, { filter }: FilterParams): readonly EventSource[] {
  const { workspace, tests } = session;
  const { files, choices } = workspace;
  const found = workspace.findRule(keyOf(filter));
  const beside = choices.findBeside(filter.uri)?.places.paths[0];
  const packUri = tests.packOf(filter.uri) ?? filter.uri;
  const inTests = (found?.rule.rule?.rule.tests ?? []).flatMap(({ input }) => {
    const places = input.kind === "events" ? tests.placesOf(packUri, input.path) : undefined;
    const path = places?.root && files.resolveInside(places.root, places.paths[0] ?? "", places.folder);
    return path !== undefined && files.kindOf(path) !== undefined ? [path] : [];
  });
  const own = files.toPath(filter.uri);
  const near = own === undefined ? [] : files.findEventFiles(beside ?? files.folderOf(own), MOST_SOURCES);
  const all = workspace.folders.flatMap((folder) => files.findEventFiles(folder, MOST_SOURCES));
  const paths = new Set([...(beside === undefined ? [] : [beside]), ...inTests, ...near, ...all]);
  const sources = [...paths].slice(0, MOST_SOURCES).flatMap((path): readonly EventSource[] => {
    const kind = files.kindOf(path);
    return kind === undefined ? [] : [{ kind, uri: files.toUri(path), label: labelOfPath(session, path) }];
  });
  const directive = found?.file.document.kind === "filter" ? found.file.document.directives.events : [];
  if (directive.length === 0) return sources;
  const label = directive.map(({ text }) => text).join(", ");
  return [{ kind: "folder", uri: filter.uri, label }, ...sources];
}

function labelOfPath({ workspace }: Session, path: string): string {
  const { files } = workspace;
  const folder = workspace.folders.find((candidate) => files.resolveInside(candidate, path, candidate) !== undefined);
  return folder === undefined ? path : files.relativePath(folder, path);
}

export async function listEvents(session: Session, { source, filter, limit }: ListEventsParams): Promise<EventList> {
  const { workspace } = session;
  const found = filter && workspace.findRule(keyOf(filter));
  const selection = found && workspace.findSelection(found.file, found.rule);
  const places = selection?.source === source ? selection.places : workspace.choices.placesOf(source);
  if (places === undefined) return { events: [], total: 0 };
  const { events } = await workspace.events.load(places);
  const judge = found && judgeOf(found.rule);
  const judged: JudgedEvent[] = [];
  const slices = new Slices();
  for (const [index, { event }] of events.entries()) {
    if (slices.isOver()) await slices.pause();
    judged.push({ index, event, verdict: judge?.(event) });
  }
  // Whoever looks for one event among many looks for one that matters to the rule.
  const sorted = judged.toSorted((a, b) => orderOf(a) - orderOf(b) || a.index - b.index);
  const listed = sorted.slice(0, Math.max(0, limit)).map(({ index, event, verdict }) => {
    const { label, detail } = eventLabel(event);
    return { index, label, ...(detail === "" ? {} : { detail }), ...(verdict === undefined ? {} : { verdict }) };
  });
  return { events: listed, total: events.length };
}

interface JudgedEvent {
  readonly index: number;
  readonly event: Event;
  readonly verdict: Verdict | undefined;
}

function orderOf({ verdict }: JudgedEvent): number {
  if (verdict === "alert") return 0;
  return verdict === "suppressed" ? 1 : 2;
}

export function chooseEvents(session: Session, { filter, choice }: ChosenEvents): null {
  remember(session, filter, choice);
  return null;
}

function remember(session: Session, filter: FilterReference, choice: EventChoice | null): void {
  const { workspace } = session;
  workspace.choose(keyOf(filter), choice === null ? undefined : { source: choice.source, index: choice.index });
  session.notify("rulewright/eventsChosen", { filter, choice });
}

export async function stepEvent(session: Session, { filter, step }: StepEventParams): Promise<EventChoice | null> {
  const judging = findJudging(session, filter);
  if (judging?.selection === undefined) return null;
  const { selection } = judging;
  const { events } = await session.workspace.events.load(selection.places);
  if (events.length === 0) return null;
  const from = selection.index ?? (step === 1 ? -1 : 0);
  const index = (from + step + events.length) % events.length;
  const choice: EventChoice = protocolChoice({ source: selection.source, index });
  remember(session, filter, choice);
  return choice;
}

export async function summary(session: Session, { uri, position }: PlaceParams): Promise<EvaluationSummary | null> {
  const file = session.find(uri);
  if (file === undefined) return null;
  const rule = session.workspace.findRuleAt(file, toOffset(file.text, position));
  if (rule === undefined) return null;
  const judging = judgingOf(session, file, rule);
  await runCounts(session, [judging], PATIENCE_MILLISECONDS, () => session.notify("rulewright/evaluated", { uri }));
  return summaryOf(session, judging);
}

export async function explanation(session: Session, { filter }: FilterParams): Promise<Explanation | null> {
  const judging = findJudging(session, filter);
  if (judging?.selection === undefined) return null;
  const { events } = await session.workspace.events.load(judging.selection.places);
  const { index } = judging.selection;
  const event = index === undefined ? nearestMiss(judging, events) : events[index];
  if (event === undefined) return null;
  return explanationOf(session, judging, event, events);
}

/** With many events chosen, "why not?" is best asked of the one that comes nearest to a match without being one. */
const MOST_LOOKED_AT = 2000;

function nearestMiss({ rule }: Judging, events: readonly SavedEvent[]): SavedEvent | undefined {
  const bound = rule.filter?.analysis.bound;
  if (bound === undefined) return events[0];
  let nearest: SavedEvent | undefined;
  let most = -1;
  for (const saved of events.slice(0, MOST_LOOKED_AT)) {
    const { truth, root } = explain(bound, saved.event);
    if (truth === true) continue;
    const score = root !== undefined && "children" in root ? root.children.filter((child) => child.truth).length : 0;
    if (score <= most) continue;
    nearest = saved;
    most = score;
  }
  return nearest ?? events[0];
}

function explanationOf(
  session: Session,
  { file, rule }: Judging,
  saved: SavedEvent,
  events: readonly SavedEvent[],
): Explanation | null {
  const verdict = findVerdict(rule, saved);
  if (verdict === undefined) return null;
  const { label, detail } = eventLabel(saved.event);
  const number = session.count(events.indexOf(saved) + 1);
  const title = lspMessages.explanationTitle({
    rule: labelOf(file, rule),
    verdict: session.say(verdictMessage(verdict, file)),
    event: `#${number} ${[label, detail].filter((part) => part !== "").join(" · ")}`,
  });
  const lines: ExplanationLine[] = [];
  if (rule.filter !== undefined) {
    lines.push(...unitLines(session, { file, rule }, rule.filter, saved, session.say(lspMessages.filterRoot())));
  }
  for (const [index, unit] of rule.suppressions.entries()) {
    const name = session.say(lspMessages.suppressionRoot({ number: index + 1 }));
    lines.push(...unitLines(session, { file, rule }, unit, saved, name));
  }
  return { title: session.say(title), lines };
}

function unitLines(
  session: Session,
  { file }: Pick<Judging, "file" | "rule">,
  unit: FilterUnit,
  { event }: SavedEvent,
  name: string,
): readonly ExplanationLine[] {
  const found = explain(unit.analysis.bound, event);
  const lines = explanationLines(unit.analysis.text, found, session.locale);
  const mark = (truth: boolean | undefined): ExplanationLine["mark"] =>
    truth === undefined ? "note" : truth ? "true" : "false";
  const inside = lines.map(
    (line: CoreLine): ExplanationLine => ({
      depth: line.depth + 1,
      mark: mark(line.truth),
      text: line.text,
      place: placeOf(file, hostSpanOf(unit, line.span)),
    }),
  );
  const text = lines.length === 0 ? `${name}: ${session.say(lspMessages.emptyFilter())}` : name;
  return [{ depth: 0, mark: mark(found.truth), text }, ...inside];
}
