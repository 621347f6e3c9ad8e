/** Saved events for the editor: which there are, which one is chosen, and the truth tree on it. */

import {
  type Analysis,
  type ExplanationLine as CoreLine,
  eventLabel,
  explain,
  explanationLines,
  type FilterUnit,
  hostSpanOf,
  writeJson,
} from "../language/index.js";
import type {
  ChosenEvents,
  EvaluationSummary,
  EventChoice,
  EventList,
  EventSource,
  EventTextParams,
  Explanation,
  ExplanationLine,
  FilterParams,
  FilterReference,
  ListEventsParams,
  PlaceParams,
  StepEventParams,
} from "../protocol.js";
import { nextMatch, type RuleRows, rowsByVerdict } from "../workspace/evaluationService.js";
import type { FilterKey } from "../workspace/eventChoices.js";
import type { EventSet } from "../workspace/eventSet.js";
import type { SavedEvent } from "../workspace/fileAccess.js";
import { Slices } from "../workspace/slices.js";
import { changeLines } from "./changes.js";
import { toOffset } from "./convert.js";
import {
  analysesOf,
  findVerdict,
  isCurrent,
  type Judging,
  judgingOf,
  labelOf,
  protocolChoice,
  rowsOf,
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
  const set = await workspace.events.load(places);
  const rows = found && (await judgedRows(session, found, set));
  const most = Math.min(Math.max(0, limit), set.total);
  // Whoever looks for one event among many looks for one that matters to the rule.
  const wanted =
    rows === undefined
      ? Array.from({ length: most }, (_, row) => ({ row, verdict: undefined }))
      : [...rowsByVerdict(rows, most)];
  const events = await workspace.events.readEvents(
    set,
    wanted.map(({ row }) => row),
  );
  const listed = wanted.flatMap(({ row, verdict }) => {
    const event = events.get(row)?.event;
    if (event === undefined) return [];
    const { label, detail } = eventLabel(event);
    return [{ index: row, label, ...(detail === "" ? {} : { detail }), ...(verdict === undefined ? {} : { verdict }) }];
  });
  return { events: listed, total: set.total };
}

/** The events by a rule's verdict, judged where they are not yet; `undefined` for a rule that has no verdict. */
async function judgedRows(
  session: Session,
  { file, rule }: Pick<Judging, "file" | "rule">,
  set: EventSet,
): Promise<RuleRows | undefined> {
  const analyses = analysesOf(rule);
  if (analyses.some(({ bound }) => !bound.evaluable)) return undefined;
  const isWanted = (analysis: Analysis) => (): boolean => isCurrent(session, file.uri, analysis);
  await Promise.all(analyses.map((each) => session.workspace.evaluation.run(each, set, isWanted(each))));
  return rowsOf(session, rule, set);
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

export async function stepEvent(
  session: Session,
  { filter, step, matching }: StepEventParams,
): Promise<EventChoice | null> {
  const judging = findJudging(session, filter);
  if (judging?.selection === undefined) return null;
  const { selection } = judging;
  const set = await session.workspace.events.load(selection.places);
  if (set.total === 0) return null;
  const from = selection.index ?? (step === 1 ? -1 : 0);
  const rows = matching === true ? await judgedRows(session, judging, set) : undefined;
  // A rule without matches has nowhere to go.
  const index = rows === undefined ? (from + step + set.total) % set.total : nextMatch(rows, from, step);
  if (index === undefined) return protocolChoice(selection);
  await session.workspace.events.readEvents(set, [index]);
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
  const set = await session.workspace.events.load(judging.selection.places);
  const index = judging.selection.index ?? (await nearestMiss(judging, set.first));
  const event = (await session.workspace.events.readEvents(set, [index])).get(index);
  return event === undefined ? null : explanationOf(session, judging, event, set, index);
}

/** An event as a document of its own: for one that is packed, or whose file holds it in another form. */
export async function eventText(session: Session, { filter, index }: EventTextParams): Promise<string | null> {
  const judging = findJudging(session, filter);
  if (judging?.selection === undefined) return null;
  const { events } = session.workspace;
  const saved = (await events.readEvents(await events.load(judging.selection.places), [index])).get(index);
  return saved === undefined ? null : writeJson(saved.event.record);
}

/** With many events chosen, "why not?" is best asked of the one that comes nearest to a match without being one. */
async function nearestMiss({ rule }: Judging, events: readonly SavedEvent[]): Promise<number> {
  const bound = rule.filter?.analysis.bound;
  if (bound === undefined) return 0;
  let nearest = 0;
  let most = -1;
  const slices = new Slices();
  for (const [index, { event }] of events.entries()) {
    if (slices.isOver()) await slices.pause();
    const { truth, root } = explain(bound, event);
    if (truth === true) continue;
    const score = root !== undefined && "children" in root ? root.children.filter((child) => child.truth).length : 0;
    if (score <= most) continue;
    nearest = index;
    most = score;
  }
  return nearest;
}

async function explanationOf(
  session: Session,
  { file, rule }: Judging,
  saved: SavedEvent,
  set: EventSet,
  index: number,
): Promise<Explanation | null> {
  const verdict = findVerdict(rule, saved);
  if (verdict === undefined) return null;
  const { label, detail } = eventLabel(saved.event);
  const number = session.count(index + 1);
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
  const changes = await changeLines(session, { file, rule, saved, set, index });
  return { title: session.say(title), lines, changes };
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
