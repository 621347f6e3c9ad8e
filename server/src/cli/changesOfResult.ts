/** What would change a result of `explain`, with the places of each edit in the files of the event and of the rule. */

import { resolve } from "node:path";
import {
  type Changes,
  changesOf,
  type EventEdit,
  editSpan,
  type FilterChange,
  type FilterEdit,
  type FilterUnit,
  hostEdits,
  hostSpanOf,
  type LinePosition,
  lineIndex,
  type Span,
} from "../language/index.js";
import { findPlaceOfByte } from "../workspace/events/recordPlace.js";
import type { Context } from "./context.js";
import type { JudgedFilter } from "./judgedFilter.js";
import type { EvalResult } from "./reporters/evalReport.js";
import type { EventItem } from "./savedEvents.js";
import { shown } from "./sourceFiles.js";

/** A range of a file, from 0. */
export interface FilePlace {
  /** As the user would write it; `undefined` for a filter that was typed. */
  readonly file: string | undefined;
  readonly start: LinePosition;
  readonly end: LinePosition;
}

export interface FoundChanges {
  readonly changes: Changes;
  /** `undefined` where the event does not stand in its file as it was judged. */
  placeOfEventEdit(edit: EventEdit): FilePlace | undefined;
  placeOfFilterEdit(edit: FilterEdit): FilePlace | undefined;
  /** What a change does to the file of the rule. */
  replacementsOf(change: FilterChange): readonly { readonly place: FilePlace; readonly newText: string }[];
}

export async function changesOfResult(
  { judged, event }: EvalResult,
  item: EventItem,
  { schema, terminal }: Context,
): Promise<FoundChanges | undefined> {
  const { filter, suppressions, host } = judged;
  const changes = changesOf({ filter, suppressions }, event, schema);
  if (changes === undefined) return undefined;
  const start = changes.event.length === 0 ? undefined : await startOf(item, terminal.interrupted);
  const inEvent = lineIndex(item.text);
  const inRule = lineIndex(host.text);
  const placeInRule = (span: Span): FilePlace => ({
    file: judged.file,
    start: inRule.positionAt(span.start),
    end: inRule.positionAt(span.end),
  });
  return {
    changes,
    placeOfEventEdit(edit) {
      const span = start && editSpan(item.text, event.record, edit);
      if (!span) return undefined;
      const inFile = (offset: number): LinePosition => {
        const { line, character } = inEvent.positionAt(offset);
        return { line: start.line + line, character: line === 0 ? start.character + character : character };
      };
      return { file: shown(item.place.file, terminal.cwd), start: inFile(span.start), end: inFile(span.end) };
    },
    placeOfFilterEdit(edit) {
      const unit = unitOf(judged, edit.part);
      return unit && placeInRule(hostSpanOf(unit, edit.span));
    },
    replacementsOf: ({ texts }) =>
      texts.flatMap(({ part, edits }) => {
        const unit = unitOf(judged, part);
        const inHost = unit === undefined ? [] : hostEdits(host, unit, edits);
        return inHost.map(({ span, newText }) => ({ place: placeInRule(span), newText }));
      }),
  };
}

function unitOf({ filter, suppressions, host }: JudgedFilter, part: number): FilterUnit | undefined {
  const analysis = [filter, ...suppressions][part];
  return analysis && { analysis, region: host.regions[part] };
}

/** Where the record begins in its file; standard input cannot be read again, so nothing in it has a column. */
async function startOf({ place }: EventItem, signal: AbortSignal): Promise<LinePosition | undefined> {
  try {
    return await findPlaceOfByte(resolve(place.file), place.byte, signal);
  } catch {
    return undefined;
  }
}
