/** Events made for a rule: shown as JSON, or added to the rule's tests. */

import {
  addTestToFile,
  addTestToRule,
  type BoundPredicate,
  type Event,
  type ExpectedVerdict,
  eventTypesOfRule,
  type FilterUnit,
  type Generated,
  generatedText,
  generateEvent,
  type NewTest,
  openTests,
  predicatesIn,
  span,
  type TextEdit,
  unitAt,
  type Wanted,
  writeJson,
} from "../language/index.js";
import type { GeneratedEvent, GenerateParams, RuleTestEdit } from "../protocol.js";
import { toOffset, toRange } from "./convert.js";
import { type Judging, judgingOf, labelOf } from "./evaluation.js";
import { generateMessages as messages } from "./generateMessages.js";
import type { Session } from "./session.js";

/** An event that was asked for, with all that is said of it. */
interface Made {
  readonly judging: Judging;
  readonly generated: Generated;
  /** What a near miss is to miss, as written. */
  readonly predicate: string | undefined;
  readonly expect: ExpectedVerdict;
}

export async function generatedEvent(session: Session, params: GenerateParams): Promise<GeneratedEvent | null> {
  const made = await make(session, params);
  if (made === undefined) return null;
  const { generated, judging, predicate, expect } = made;
  const note = noteOf(session, made);
  if (generated.kind !== "event") return { json: null, message: note, canBeTest: false };
  const rule = labelOf(judging.file, judging.rule);
  const text = predicate === undefined ? messages.made({ rule }) : missText(expect, { rule, predicate });
  return {
    json: `${writeJson(generated.event.record)}\n`,
    message: [session.say(text), note].filter((part) => part !== "").join(" "),
    canBeTest: editFor(session, made)?.kind === "edit",
  };
}

export async function ruleTestEdit(session: Session, params: GenerateParams): Promise<RuleTestEdit | null> {
  const made = await make(session, params);
  if (made === undefined) return null;
  return editFor(session, made) ?? { kind: "refused", message: noteOf(session, made) };
}

async function make(session: Session, { filter, predicateAt }: GenerateParams): Promise<Made | undefined> {
  const { workspace } = session;
  const found = workspace.findRule({ uri: filter.uri, rule: filter.rule });
  if (found === undefined) return undefined;
  const judging = judgingOf(session, found.file, found.rule);
  const { file, rule } = judging;
  const units = [...(rule.filter === undefined ? [] : [rule.filter]), ...rule.suppressions];
  const chosen = predicateAt && findPredicate(judging, units, toOffset(file.text, predicateAt));
  if (predicateAt !== undefined && chosen === undefined) return undefined;
  const wanted: Wanted = chosen?.predicate ?? "match";
  const { schema } = file.document;
  const ruleType = (rule.filter ?? rule.suppressions[0])?.analysis.context.ruleType;
  const generated = generateEvent(
    {
      // A File rule needs no filter: without one, all that happens to its paths counts.
      filter: rule.filter?.analysis.bound ?? { expression: undefined, evaluable: true },
      suppressions: rule.suppressions.map(({ analysis }) => analysis.bound),
    },
    wanted,
    {
      schema,
      eventTypes: eventTypesOfRule(ruleType, schema),
      like: await likeEvents(session, judging),
      extent: "shaped",
    },
  );
  const isInFilter = chosen === undefined || chosen.unit === rule.filter;
  const matching = file.document.kind === "filter" ? "match" : "alert";
  const expect = chosen === undefined ? matching : isInFilter ? "no-match" : "suppressed";
  return { judging, generated, predicate: chosen && writtenIn(chosen.unit, chosen.predicate), expect };
}

/** The predicate around an offset of the file; its ends count as well. */
export function findPredicate(
  { file }: Pick<Judging, "file">,
  units: readonly FilterUnit[],
  offset: number,
): { readonly unit: FilterUnit; readonly predicate: BoundPredicate } | undefined {
  const place = unitAt(file.document, offset);
  if (place === undefined || !units.includes(place.unit)) return undefined;
  const predicate = predicatesIn(place.unit.analysis.bound.expression).find(({ node }) => {
    return node.span.start <= place.offset && place.offset <= node.span.end;
  });
  return predicate && { unit: place.unit, predicate };
}

/** The events that the rule is judged on: the one that is chosen, or all; of many the first. */
async function likeEvents({ workspace }: Session, { selection }: Judging): Promise<readonly Event[]> {
  if (selection === undefined) return [];
  const set = await workspace.events.load(selection.places);
  const { index } = selection;
  const chosen = index === undefined ? set.first : (await workspace.events.readEvents(set, [index])).values();
  return [...chosen].map(({ event }) => event);
}

function writtenIn({ analysis }: FilterUnit, { node }: BoundPredicate): string {
  return analysis.text.slice(node.span.start, node.span.end).replace(/\s+/g, " ");
}

function missText(expect: ExpectedVerdict, values: { readonly rule: string; readonly predicate: string }) {
  return expect === "suppressed" ? messages.madeSuppressed(values) : messages.madeMiss(values);
}

/** Why there is no event, or what is to be known of it. */
function noteOf(session: Session, { generated, predicate, judging: { rule } }: Made): string {
  const units = [...(rule.filter === undefined ? [] : [rule.filter]), ...rule.suppressions];
  const core = generated.kind === "impossible" ? generated.core : [];
  const written = core.map((one) => {
    const unit = units.find(({ analysis }) => predicatesIn(analysis.bound.expression).includes(one));
    return unit === undefined ? one.field.path : writtenIn(unit, one);
  });
  const message = generatedText(generated, predicate, written);
  return message === undefined ? "" : session.say(message);
}

/** `undefined` where there is no event. */
function editFor(session: Session, made: Made): RuleTestEdit | undefined {
  const { judging, generated, predicate, expect } = made;
  if (generated.kind !== "event") return undefined;
  const { file, rule } = judging;
  const refused: RuleTestEdit = { kind: "refused", message: session.say(messages.noPlaceForTest()) };
  if (file.document.kind !== "pack" || rule.rule === undefined || generated.event.virtualType !== undefined)
    return refused;
  const name = session.say(predicate === undefined ? messages.testOfMatch() : messages.testOfMiss({ predicate }));
  const test: NewTest = { name, record: generated.event.record, expect };
  const apart = session.tests.testsFileOf(session.tests.packOf(file.uri) ?? file.uri);
  if (apart === undefined) {
    const edit = addTestToRule(file.document.pack, rule.rule.rule, test);
    return edit === undefined ? refused : { kind: "edit", uri: file.uri, isNew: false, ...protocolEdit(file, edit) };
  }
  const ruleName = rule.rule.rule.name?.value;
  const tests =
    apart.file === undefined ? openTests("") : apart.file.document.kind === "tests" && apart.file.document.tests;
  const edit = tests && ruleName !== undefined ? addTestToFile(tests, ruleName, test) : undefined;
  if (edit === undefined) return refused;
  const place = apart.file === undefined ? { range: START, newText: edit.newText } : protocolEdit(apart.file, edit);
  return { kind: "edit", uri: apart.uri, isNew: apart.file === undefined, ...place };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function protocolEdit(
  { text }: Judging["file"],
  edit: TextEdit,
): Pick<Extract<RuleTestEdit, { kind: "edit" }>, "range" | "newText"> {
  return { range: toRange(text, span(edit.span.start, edit.span.end)), newText: edit.newText };
}
