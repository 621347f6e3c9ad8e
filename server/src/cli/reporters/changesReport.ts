/** What would change a verdict, for people and for programs. */

import {
  changeMessages,
  changesHeading,
  type EventEdit,
  eventEditText,
  type FilterEdit,
  filterEditText,
  hasMoreChanges,
  type Message,
  MOST_EDITS,
  pointerText,
} from "../../language/index.js";
import type { FilePlace, FoundChanges } from "../changesOfResult.js";
import type { Terminal } from "../terminal.js";
import type { Outcome } from "./evalReport.js";
import type { JsonValue } from "./exactJson.js";
import { shownPath, shownText } from "./shownText.js";

/** An edit in words, with its place. */
interface ShownEdit {
  readonly place: FilePlace | undefined;
  readonly text: Message;
}

export function changesText(found: FoundChanges, terminal: Terminal): readonly string[] {
  const { changes } = found;
  const say = (message: Message): string => shownText(terminal.text(message)).text;
  const lines = [`  ${terminal.out.paint("strong", say(changeMessages.heading()))}`];
  const write = (side: "event" | "filter", all: readonly (readonly ShownEdit[])[]): void => {
    lines.push(`    ${say(changesHeading(side, changes))}`);
    for (const edits of all) {
      const indentation = edits.length === 1 ? "      " : "        ";
      if (edits.length !== 1) lines.push(`      ${say(changeMessages.together({ count: edits.length }))}`);
      for (const { place, text } of edits) lines.push(`${indentation}${placeText(place, terminal)}${say(text)}`);
    }
  };
  write(
    "event",
    changes.event.map(({ edits }) =>
      edits.map((edit) => ({ place: found.placeOfEventEdit(edit), text: eventEditText(edit) })),
    ),
  );
  write(
    "filter",
    changes.filter.map(({ edits }) =>
      edits.map((edit) => ({ place: found.placeOfFilterEdit(edit), text: filterEditText(edit) })),
    ),
  );
  if (hasMoreChanges(changes)) lines.push(`    ${say(changeMessages.cutShort({ most: MOST_EDITS }))}`);
  return lines;
}

function placeText(place: FilePlace | undefined, { out }: Terminal): string {
  if (place === undefined) return "";
  const { file, start } = place;
  const position = `${start.line + 1}:${start.character + 1}`;
  return `${out.paint("faint", file === undefined ? position : `${shownPath(file)}:${position}`)} `;
}

/** The schema of the report describes it. */
export function changesJson(found: FoundChanges, isFilter: boolean, terminal: Terminal): JsonValue {
  const { changes } = found;
  const outcomeOf = (verdict: Outcome): Outcome => (isFilter && verdict === "alert" ? "match" : verdict);
  return {
    event: changes.event.map(({ edits, verdict, proved }) => ({
      outcome: outcomeOf(verdict),
      proved,
      edits: edits.map((edit) => eventEditJson(edit, found.placeOfEventEdit(edit), terminal)),
    })),
    filter: changes.filter.map((change) => ({
      outcome: outcomeOf(change.verdict),
      proved: change.proved,
      edits: change.edits.map((edit) => filterEditJson(edit, found.placeOfFilterEdit(edit), terminal)),
      replacements: found.replacementsOf(change).map(({ place, newText }) => ({ place: placeJson(place), newText })),
    })),
    cutShort: changes.cutShort.event || changes.cutShort.filter,
  };
}

function eventEditJson(edit: EventEdit, place: FilePlace | undefined, terminal: Terminal): JsonValue {
  return {
    kind: edit.kind,
    path: pointerText(edit.at),
    pointer: [...edit.at],
    value: edit.kind === "remove" ? undefined : edit.value,
    before: edit.kind === "append" ? undefined : edit.before,
    text: terminal.text(eventEditText(edit)),
    place: placeJson(place),
  };
}

function filterEditJson(edit: FilterEdit, place: FilePlace | undefined, terminal: Terminal): JsonValue {
  const { kind, part, before, after } = edit;
  return { kind, part, before, after, text: terminal.text(filterEditText(edit)), place: placeJson(place) };
}

/** Lines and columns as editors count them: from 1, the end behind the last character. */
function placeJson(place: FilePlace | undefined): JsonValue {
  if (place === undefined) return undefined;
  const { file, start, end } = place;
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
