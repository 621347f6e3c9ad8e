/** Completion inside of filters and of packs; what is accepted is written in the style of the file. */

import {
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem as ProtocolItem,
  type CompletionList as ProtocolList,
} from "vscode-languageserver";
import {
  type CompletionItem,
  complete,
  completeProperty,
  type FilterUnit,
  hostEdits,
  hostSpanOf,
  NO_OBSERVATIONS,
  type Span,
  type TextEdit,
  unitAt,
} from "../language/index.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toOffset, toPosition, toRange } from "./convert.js";
import { objectOf, type Session } from "./session.js";

/** The documentation of the last list, sent when an item is looked at. A class, because it outlives the request. */
export class CompletionMemory {
  #list = 0;
  #documentation: readonly string[] = [];

  keep(items: readonly CompletionItem[]): number {
    this.#list++;
    this.#documentation = items.map(({ documentation }) => documentation);
    return this.#list;
  }

  find(list: unknown, index: unknown): string | undefined {
    return list === this.#list && typeof index === "number" ? this.#documentation[index] : undefined;
  }
}

export function provideCompletion(
  session: Session,
  memory: CompletionMemory,
  { textDocument, position }: CompletionParams,
): ProtocolList {
  const none: ProtocolList = { isIncomplete: false, items: [] };
  const file = session.find(textDocument.uri);
  if (file === undefined) return none;
  const offset = toOffset(file.text, position);
  const { workspace, locale } = session;
  const place = unitAt(file.document, offset);
  if (place === undefined) {
    const items = completeProperty(file.document, offset, locale);
    return protocolList(session, memory, file, items, false, (item) => ({ span: item.span, newText: item.newText }));
  }
  const rule = workspace.findRuleAt(file, offset);
  const { items, incomplete } = complete({
    analysis: place.unit.analysis,
    offset: place.offset,
    observations: (rule && workspace.findEvents(file, rule)?.observations) ?? NO_OBSERVATIONS,
    dialect: workspace.configuration.checks.dialect,
    locale,
  });
  return protocolList(session, memory, file, items, incomplete, (item) => hostEdit(file, place.unit, item, offset));
}

export function resolveCompletion(memory: CompletionMemory, item: ProtocolItem): ProtocolItem {
  const data = objectOf(item.data);
  const documentation = memory.find(data?.["list"], data?.["index"]);
  if (documentation === undefined || documentation === "") return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: documentation } };
}

function protocolList(
  { support }: Session,
  memory: CompletionMemory,
  { text }: OpenedFile,
  items: readonly CompletionItem[],
  isIncomplete: boolean,
  editOf: (item: CompletionItem) => TextEdit,
): ProtocolList {
  const offered = items
    .filter(({ kind }) => kind !== "snippet" || support.snippets)
    .toSorted((a, b) => a.rank - b.rank);
  const list = memory.keep(offered);
  const source = text.getText();
  const edits = offered.map(editOf);
  const [first] = edits;
  const isShared =
    support.completionDefaults && first !== undefined && edits.every(({ span }) => isSameSpan(span, first.span));
  return {
    isIncomplete,
    ...(isShared ? { itemDefaults: { editRange: toRange(text, first.span) } } : {}),
    items: offered.map(({ label, kind, detail }, index): ProtocolItem => {
      const edit = edits[index];
      const newText = edit?.newText ?? label;
      return {
        label,
        kind: KINDS[kind],
        sortText: String(index).padStart(5, "0"),
        ...(detail === "" ? {} : { detail, labelDetails: { description: detail } }),
        // Where the quote is part of what is replaced, the editor compares with it as well.
        ...(isAtQuote(edit, source) ? { filterText: `"${label}` } : {}),
        ...(kind === "snippet" ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        ...(isShared || edit === undefined
          ? { textEditText: newText }
          : { textEdit: { range: toRange(text, edit.span), newText } }),
        data: { list, index },
      };
    }),
  };
}

const KINDS: Readonly<Record<CompletionItem["kind"], CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  operator: CompletionItemKind.Operator,
  value: CompletionItemKind.Value,
  connective: CompletionItemKind.Keyword,
  list: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
  property: CompletionItemKind.Property,
};

/** Names of fields and the like mean themselves in every style, so that they need no encoding. */
const PLAIN = /^[\w.@$/-]+$/;

/**
 * The edit of the file that puts an item in. The protocol wants one edit on the cursor's line; where the style of the
 * file would need another, the item is put in as it is, and a diagnostic will say what the file makes of it.
 */
function hostEdit({ document, text }: OpenedFile, unit: FilterUnit, item: CompletionItem, offset: number): TextEdit {
  const plain: TextEdit = { span: placeOf(unit, item.span, offset), newText: item.newText };
  if (unit.region === undefined || PLAIN.test(item.newText)) return plain;
  const [edit, ...others] = hostEdits(document, unit, [{ span: item.span, newText: item.newText }]);
  if (edit === undefined || others.length > 0) return plain;
  const isOnOneLine = toPosition(text, edit.span.start).line === toPosition(text, edit.span.end).line;
  const holdsCursor = edit.span.start <= offset && offset <= edit.span.end;
  return isOnOneLine && holdsCursor && isSameSpan(edit.span, plain.span) ? edit : plain;
}

/** An empty span belongs to the cursor: behind a line break of the filter it could stand at either end of that. */
function placeOf(unit: FilterUnit, span: Span, offset: number): Span {
  return span.start === span.end ? { start: offset, end: offset } : hostSpanOf(unit, span);
}

function isAtQuote(edit: TextEdit | undefined, source: string): boolean {
  return edit?.newText.startsWith('"') === true && source.charAt(edit.span.start) === '"';
}

function isSameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
