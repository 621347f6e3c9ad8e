/** For one event all rules of the workspace's packs, the nearest to an alert first, with what is missing. */

import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Event,
  eventLabel,
  explanationLines,
  type FilterUnit,
  hostSpanOf,
  type JudgedRule,
  type MeasuredRule,
  type Message,
  measureRule,
  type NearRule,
  nearestRules,
} from "../language/index.js";
import type { AlmostFiredParams, Explanation, ExplanationLine } from "../protocol.js";
import type { OpenedFile } from "../workspace/documents.js";
import { eventAt } from "../workspace/eventAt.js";
import { judgingOf, labelOf } from "./evaluation.js";
import { generateMessages as messages } from "./generateMessages.js";
import { lspMessages } from "./messages.js";
import { placeOf } from "./ruleTests.js";
import type { Session } from "./session.js";

/** More than anybody reads. */
const MOST_RULES = 100;

interface PlacedRule extends MeasuredRule {
  readonly file: OpenedFile;
  readonly judged: JudgedRule;
}

export async function almostFired(session: Session, params: AlmostFiredParams): Promise<Explanation | null> {
  const event = await findEvent(session, params);
  if (event === undefined) return null;
  const rules = [...session.tests.findRules()].flatMap(({ file, rule }) => measured(file, rule) ?? []);
  const nearest = nearestRules(rules, event, MOST_RULES);
  const { label, detail } = eventLabel(event);
  const title = messages.almostTitle({ event: [label, detail].filter((part) => part !== "").join(" · ") });
  const lines = nearest.flatMap((near) => linesOf(session, near));
  const rest = rules.length - nearest.length;
  const note = rules.length === 0 ? messages.noRules() : messages.moreRules({ count: session.count(rest) });
  if (rest > 0 || rules.length === 0) lines.push({ depth: 0, mark: "note", text: session.say(note) });
  return { title: session.say(title), lines };
}

async function findEvent(session: Session, params: AlmostFiredParams): Promise<Event | undefined> {
  if ("text" in params) {
    const offset = TextDocument.create("", "", 0, params.text).offsetAt(params.position);
    return eventAt(params.text, offset);
  }
  const { workspace } = session;
  const found = workspace.findRule({ uri: params.filter.uri, rule: params.filter.rule });
  const selection = found && judgingOf(session, found.file, found.rule).selection;
  if (selection?.index === undefined) return undefined;
  const set = await workspace.events.load(selection.places);
  return (await workspace.events.readEvents(set, [selection.index])).get(selection.index)?.event;
}

function measured(file: OpenedFile, judged: JudgedRule): PlacedRule | undefined {
  // A File rule needs no filter: without one, all that happens to its paths counts.
  if (judged.filter === undefined && judged.rule?.rule.ruleType !== "File") return undefined;
  const filter = judged.filter?.analysis.bound ?? { expression: undefined, evaluable: true };
  const rule = measureRule(
    filter,
    judged.suppressions.map(({ analysis }) => analysis.bound),
  );
  return rule && { ...rule, file, judged };
}

function outcomeText(session: Session, rule: string, distance: number): Message {
  if (distance === 0) return messages.alerts({ rule });
  if (distance === 1) return messages.oneMissing({ rule });
  return Number.isFinite(distance)
    ? messages.missing({ rule, count: session.count(distance) })
    : messages.never({ rule });
}

function linesOf(
  session: Session,
  { rule: { file, judged }, distance, missing }: NearRule<PlacedRule>,
): readonly ExplanationLine[] {
  const head: ExplanationLine = {
    depth: 0,
    mark: distance === 0 ? "true" : "false",
    text: session.say(outcomeText(session, labelOf(file, judged), distance)),
    place: placeOf(file, judged.nameSpan),
  };
  const inside = missing.flatMap(({ part, predicate }): readonly ExplanationLine[] => {
    const unit = unitOf(judged, part);
    if (unit === undefined) return [];
    const before = part === 0 ? "" : `${session.say(lspMessages.suppressionRoot({ number: part }))}: `;
    const shown = explanationLines(unit.analysis.text, { root: predicate, truth: predicate.truth }, session.locale);
    const place = placeOf(file, hostSpanOf(unit, predicate.span));
    return shown.map((line) => ({ depth: 1, mark: "false", text: before + line.text, place }));
  });
  return [head, ...inside];
}

function unitOf({ filter, suppressions }: JudgedRule, part: number): FilterUnit | undefined {
  return part === 0 ? filter : suppressions[part - 1];
}
