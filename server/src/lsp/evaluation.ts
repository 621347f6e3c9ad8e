/** What a rule says of its events, for hints, lenses and the status item. */

import { type Analysis, compileRule, type Event, type JudgedRule, type Message, verdictOf } from "../language/index.js";
import type { EvaluationSummary, EventChoice, FilterReference, Outcome, Verdict } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import type { RuleRows } from "../workspace/evaluationService.js";
import type { Choice, EventSelection } from "../workspace/eventChoices.js";
import type { EventSet } from "../workspace/eventSet.js";
import type { SavedEvent } from "../workspace/fileAccess.js";
import { lspMessages } from "./messages.js";
import type { Session } from "./session.js";

/** A rule and the events that it is judged on, as far as they are loaded. */
export interface Judging {
  readonly file: OpenedFile;
  readonly rule: JudgedRule;
  readonly selection: EventSelection | undefined;
  readonly set: EventSet | undefined;
  /** The one event, where one is chosen. */
  readonly event: SavedEvent | undefined;
}

export function judgingOf({ workspace }: Session, file: OpenedFile, rule: JudgedRule): Judging {
  const selection = workspace.findSelection(file, rule);
  const set = selection && workspace.events.find(selection.places);
  const index = selection?.index;
  const event = set === undefined || index === undefined ? undefined : workspace.events.findEvent(set, index);
  return { file, rule, selection, set, event };
}

/** The analyses that a rule's verdict comes from: its filter's first. */
export function analysesOf({ filter, suppressions }: JudgedRule): readonly Analysis[] {
  return [...(filter === undefined ? [] : [filter]), ...suppressions].map(({ analysis }) => analysis);
}

export interface OutcomeInWords {
  readonly outcome: Outcome;
  readonly message: Message;
}

/** What a rule says of its events. For many events the counts must have been run before; else it is pending. */
export function outcomeOf(session: Session, { rule, selection, set, event, file }: Judging): OutcomeInWords {
  if (selection === undefined) return { outcome: { kind: "noEvents" }, message: lspMessages.noEvents() };
  if (set === undefined) {
    const count = session.count(session.workspace.events.progressOf(selection.places));
    return { outcome: { kind: "pending" }, message: lspMessages.reading({ count }) };
  }
  if (set.total === 0) {
    return { outcome: { kind: "failed" }, message: set.problem ?? lspMessages.emptySource() };
  }
  const broken = brokenPart(rule);
  if (broken !== undefined) return { outcome: { kind: "failed" }, message: broken };
  if (event !== undefined) {
    const verdict = findVerdict(rule, event);
    if (verdict === undefined) return { outcome: { kind: "failed" }, message: lspMessages.broken() };
    return { outcome: { kind: "verdict", verdict }, message: verdictMessage(verdict, file) };
  }
  if (selection.index !== undefined && selection.index < set.total)
    return { outcome: { kind: "pending" }, message: lspMessages.pending() };
  return countsOf(session, rule, set);
}

/** Why a rule has no verdict; `undefined` where it has one. */
function brokenPart({ filter, suppressions, rule }: JudgedRule): Message | undefined {
  if (filter === undefined && rule?.rule.ruleType !== "File") return lspMessages.noFilter();
  if (filter?.analysis.bound.evaluable === false) return lspMessages.broken();
  return suppressions.some(({ analysis }) => !analysis.bound.evaluable) ? lspMessages.brokenSuppression() : undefined;
}

export function findVerdict(rule: JudgedRule, { event }: SavedEvent): Verdict | undefined {
  return judgeOf(rule)?.(event);
}

/** A rule made ready for many events; `undefined` where it has no verdict. */
function judgeOf({ filter, suppressions }: JudgedRule): ((event: Event) => Verdict) | undefined {
  // A File rule needs no filter: without one, all that happens to its paths counts.
  const bound = filter?.analysis.bound ?? { expression: undefined, evaluable: true };
  const compiled = compileRule(
    bound,
    suppressions.map(({ analysis }) => analysis.bound),
  );
  return compiled && ((event) => verdictOf(compiled, event));
}

/** A filter file has no suppressions and raises no alerts: its events match or do not. */
export function verdictMessage(verdict: Verdict, { document }: OpenedFile): Message {
  if (verdict === "none") return lspMessages.noMatch();
  if (verdict === "suppressed") return lspMessages.suppressed();
  return document.kind === "filter" ? lspMessages.match() : lspMessages.alert();
}

/** The events of a set by a rule's verdict on them; `undefined` where it is not judged on them yet. */
export function rowsOf(
  { workspace }: Session,
  { filter, suppressions }: JudgedRule,
  set: EventSet,
): RuleRows | undefined {
  const others = suppressions.map(({ analysis }) => analysis);
  return workspace.evaluation.findRows(filter?.analysis, others, set);
}

function countsOf(session: Session, rule: JudgedRule, set: EventSet): OutcomeInWords {
  const { total } = set;
  const rows = rowsOf(session, rule, set);
  if (rows === undefined) return { outcome: { kind: "pending" }, message: lspMessages.pending() };
  const { matchCount: matches, suppressedCount: suppressed } = rows;
  const values = { matches: session.count(matches), total: session.count(total) };
  const message =
    suppressed === 0
      ? lspMessages.counts(values)
      : lspMessages.countsSuppressed({ ...values, suppressed: session.count(suppressed) });
  return { outcome: { kind: "counts", matches, suppressed, total }, message };
}

/**
 * Judges rules on all their events where that is what is chosen. Answers early: `false` says that something is still
 * running, and `onLater` is called when it is done.
 */
export async function runCounts(
  session: Session,
  judgings: readonly Judging[],
  patience: number,
  onLater: () => void,
): Promise<boolean> {
  const { workspace } = session;
  const runs = judgings.flatMap(({ file, rule, selection, set }) => {
    if (set === undefined || selection?.index !== undefined) return [];
    return analysesOf(rule)
      .filter((analysis) => workspace.evaluation.find(analysis, set) === undefined)
      .map((analysis) => workspace.evaluation.run(analysis, set, () => isCurrent(session, file.uri, analysis)));
  });
  if (runs.length === 0) return true;
  const all = Promise.all(runs).then(() => true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const isDone = await Promise.race([all, timeout]);
  clearTimeout(timer);
  if (!isDone) void all.then(onLater);
  return isDone;
}

export function isCurrent({ workspace }: Session, uri: string, analysis: Analysis): boolean {
  const units = workspace.documents.read(uri)?.document.units;
  return units?.some((unit) => unit.analysis === analysis) === true;
}

export function referenceOf({ uri }: OpenedFile, { key }: JudgedRule): FilterReference {
  return key === undefined ? { uri } : { uri, rule: key };
}

export function protocolChoice({ source, index }: Choice): EventChoice {
  return index === undefined ? { source } : { source, index };
}

/** The chosen events in words. */
export function eventsInWords(session: Session, { file, selection, set }: Judging): string | undefined {
  if (selection === undefined) return undefined;
  const source = sourceName(session, selection, file);
  if (set === undefined) return source;
  const count = session.count(set.total);
  if (selection.index !== undefined) {
    return session.say(lspMessages.oneEvent({ source, number: session.count(selection.index + 1), count }));
  }
  return session.say(
    set.isCapped ? lspMessages.cappedEvents({ source, count }) : lspMessages.allEvents({ source, count }),
  );
}

function sourceName({ workspace }: Session, { source, places }: EventSelection, file: OpenedFile): string {
  if (source === file.uri) return places.paths.join(", ");
  const path = workspace.files.toPath(source);
  return path === undefined ? source : (path.split(/[\\/]/).findLast((part) => part !== "") ?? path);
}

export function summaryOf(session: Session, judging: Judging): EvaluationSummary {
  const { file, rule, selection } = judging;
  const { outcome, message } = outcomeOf(session, judging);
  const events = eventsInWords(session, judging);
  return {
    filter: referenceOf(file, rule),
    label: labelOf(file, rule),
    choice: selection === undefined ? null : protocolChoice(selection),
    ...(events === undefined ? {} : { events }),
    outcome,
    text: session.say(message),
  };
}

export function labelOf({ uri }: OpenedFile, { label }: JudgedRule): string {
  return label === "" ? decodedName(uri) : label;
}

export function decodedName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
