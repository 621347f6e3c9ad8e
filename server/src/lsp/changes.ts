/** What would change a verdict, as lines that lead to their places in the event and in the rule, and edits to apply. */

import {
  changeMessages,
  changesHeading,
  changesOf,
  type EventChange,
  type EventEdit,
  editSpan,
  eventEditText,
  type FilterChange,
  type FilterUnit,
  filterEditText,
  hasMoreChanges,
  hostEdits,
  hostSpanOf,
  lineIndex,
  type Message,
  MOST_EDITS,
  writeJson,
} from "../language/index.js";
import type { ChangeLine, EventScheme, Place, Position, RuleEdit } from "../protocol.js";
import type { EventSet } from "../workspace/eventSet.js";
import type { RecordPlace, SavedEvent } from "../workspace/fileAccess.js";
import { toProtocolEdits } from "./convert.js";
import { type Judging, referenceOf } from "./evaluation.js";
import { placeOf } from "./ruleTests.js";
import type { Session } from "./session.js";

/** A rule and the event that it is explained on. */
export interface Judged extends Pick<Judging, "file" | "rule"> {
  readonly saved: SavedEvent;
  readonly set: EventSet;
  /** The event's number in its set, from 0. */
  readonly index: number;
}

export async function changeLines(session: Session, judged: Judged): Promise<readonly ChangeLine[]> {
  const { saved, set, index } = judged;
  const { filter, suppressions } = judged.rule;
  const rule = { filter: filter?.analysis, suppressions: suppressions.map(({ analysis }) => analysis) };
  const schema = judged.file.document.schema;
  const changes = changesOf(rule, saved.event, schema);
  if (changes === undefined) return [];
  const record = changes.event.length === 0 ? undefined : await session.workspace.events.findRecord(set, index);
  const placeOfEdit = (edit: EventEdit): Place | undefined =>
    (record && placeInFile(session, record, judged, edit)) ?? placeInText(judged, edit);
  const heading = (message: Message): ChangeLine => ({ depth: 1, text: session.say(message) });
  const lines: ChangeLine[] = [{ depth: 0, text: session.say(changeMessages.heading()) }];
  lines.push(heading(changesHeading("event", changes)));
  for (const change of changes.event) lines.push(...eventLines(session, change, placeOfEdit));
  lines.push(heading(changesHeading("filter", changes)));
  for (const change of changes.filter) lines.push(...filterLines(session, judged, change));
  if (hasMoreChanges(changes)) lines.push(heading(changeMessages.cutShort({ most: MOST_EDITS })));
  return lines;
}

/** One edit is a line; several stand below a line that says how many they are. */
function linesOf(
  session: Session,
  edits: readonly ChangeLine[],
  ofAll: Pick<ChangeLine, "edit">,
): readonly ChangeLine[] {
  const [only] = edits;
  if (edits.length === 1 && only !== undefined) return [{ ...only, ...ofAll }];
  const text = session.say(changeMessages.together({ count: edits.length }));
  return [{ depth: 2, text, ...ofAll }, ...edits.map((edit) => ({ ...edit, depth: 3 }))];
}

function eventLines(
  session: Session,
  { edits }: EventChange,
  placeOfEdit: (edit: EventEdit) => Place | undefined,
): readonly ChangeLine[] {
  const lines = edits.map((edit): ChangeLine => {
    const place = placeOfEdit(edit);
    return { depth: 2, text: session.say(eventEditText(edit)), ...(place && { place }) };
  });
  return linesOf(session, lines, {});
}

function filterLines(session: Session, judged: Judged, { edits, texts }: FilterChange): readonly ChangeLine[] {
  const { file, rule } = judged;
  const units: readonly (FilterUnit | undefined)[] = [rule.filter, ...rule.suppressions];
  const lines = edits.map((edit): ChangeLine => {
    const unit = units[edit.part];
    const place = unit && placeOf(file, hostSpanOf(unit, edit.span));
    return { depth: 2, text: session.say(filterEditText(edit)), ...(place && { place }) };
  });
  const inFile = texts.flatMap(({ part, edits: own }) => {
    const unit = units[part];
    return unit === undefined ? [] : hostEdits(file.document, unit, own);
  });
  const edit: RuleEdit = { uri: file.uri, version: file.version, edits: toProtocolEdits(file.text, inFile) };
  return linesOf(session, lines, { edit });
}

/** In the file that the event was saved in, where an editor can show it. */
function placeInFile(
  { workspace }: Session,
  { file, text, line, character }: RecordPlace,
  { saved }: Judged,
  edit: EventEdit,
): Place | undefined {
  const span = editSpan(text, saved.event.record, edit);
  if (span === undefined) return undefined;
  const lines = lineIndex(text);
  const inFile = (offset: number): Position => {
    const inside = lines.positionAt(offset);
    return { line: line + inside.line, character: inside.character + (inside.line === 0 ? character : 0) };
  };
  return { uri: workspace.files.toUri(file), range: { start: inFile(span.start), end: inFile(span.end) } };
}

const SCHEME: EventScheme = "rulewright-event";

/** In the event written anew, as a document of its own. */
function placeInText({ file, rule, saved, index }: Judged, edit: EventEdit): Place | undefined {
  const { record } = saved.event;
  const text = writeJson(record);
  const span = editSpan(text, record, edit);
  if (span === undefined) return undefined;
  const { uri, rule: key } = referenceOf(file, rule);
  const query = new URLSearchParams({ uri, ...(key === undefined ? {} : { rule: key }), index: String(index) });
  const lines = lineIndex(text);
  return {
    uri: `${SCHEME}:/event-${index + 1}.json?${encodeURIComponent(query.toString())}`,
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
  };
}
