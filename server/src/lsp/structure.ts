/** The shape of a document: outline, folding, selection, links and formatting. */

import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
} from "vscode-languageserver";
import {
  foldingRangesOf,
  formatDocument,
  outline,
  type RuleTest,
  type Span,
  type SymbolEntry,
  selectionRangesAt,
} from "../language/index.js";
import type { OpenedFile } from "../workspace/documents.js";
import { toOffset, toPosition, toProtocolEdits, toRange, toSpan } from "./convert.js";
import type { Session } from "./session.js";

export function documentSymbols(session: Session, uri: string): DocumentSymbol[] {
  const file = session.find(uri);
  return file === undefined ? [] : outline(file.document).map((symbol) => protocolSymbol(file, symbol));
}

function protocolSymbol(
  file: OpenedFile,
  { name, detail, kind, span, nameSpan, children }: SymbolEntry,
): DocumentSymbol {
  return {
    name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range: toRange(file.text, span),
    selectionRange: toRange(file.text, nameSpan),
    children: children.map((child) => protocolSymbol(file, child)),
  };
}

const SYMBOL_KINDS: Readonly<Record<SymbolEntry["kind"], SymbolKind>> = {
  pack: SymbolKind.Package,
  rule: SymbolKind.Class,
  filter: SymbolKind.Function,
  suppression: SymbolKind.Operator,
  test: SymbolKind.Event,
  list: SymbolKind.Array,
  predicate: SymbolKind.Boolean,
};

export function folding(session: Session, uri: string): FoldingRange[] {
  const file = session.find(uri);
  if (file === undefined) return [];
  const { text, document } = file;
  const ranges = foldingRangesOf(document).map(({ span, kind }): FoldingRange => {
    const startLine = toPosition(text, span.start).line;
    // A block scalar ends with its last line break, which is the beginning of the line after it.
    const end = toPosition(text, span.start + document.text.slice(span.start, span.end).trimEnd().length);
    return { startLine, endLine: end.line, ...(kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}) };
  });
  return ranges.filter(({ startLine, endLine }) => startLine < endLine);
}

export function selections(session: Session, uri: string, positions: readonly Position[]): SelectionRange[] {
  const file = session.find(uri);
  return positions.map((position) => {
    const spans = file === undefined ? [] : selectionRangesAt(file.document, toOffset(file.text, position));
    let outer: SelectionRange | undefined;
    for (const span of spans.toReversed()) outer = selection(file, span, outer);
    return outer ?? { range: { start: position, end: position } };
  });
}

function selection(
  file: OpenedFile | undefined,
  span: Span,
  parent: SelectionRange | undefined,
): SelectionRange | undefined {
  if (file === undefined) return parent;
  const range = toRange(file.text, span);
  return parent === undefined ? { range } : { range, parent };
}

/** @param range the whole document where there is none */
export function formatting(session: Session, uri: string, range?: Range): TextEdit[] {
  const file = session.find(uri);
  if (file === undefined) return [];
  const edits = formatDocument(file.document, range && toSpan(file.text, range));
  return toProtocolEdits(file.text, edits);
}

/** The paths of saved events, in `# events:` of a filter file and in `events:` of tests. */
export function documentLinks(session: Session, uri: string): DocumentLink[] {
  const { workspace, tests } = session;
  const file = session.find(uri);
  if (file === undefined) return [];
  const path = workspace.files.toPath(uri);
  if (path === undefined) return [];
  const folder = workspace.files.folderOf(workspace.files.toPath(tests.packOf(uri) ?? uri) ?? path);
  const root = workspace.rootOf(path);
  return eventPaths(file).flatMap(({ text, span }) => {
    const target = workspace.files.resolveInside(root, text, folder);
    if (target === undefined || workspace.files.kindOf(target) !== "file") return [];
    return [{ range: toRange(file.text, span), target: workspace.files.toUri(target) }];
  });
}

function eventPaths({ document }: OpenedFile): readonly { readonly text: string; readonly span: Span }[] {
  switch (document.kind) {
    case "filter":
      return document.directives.events;
    case "tests":
      return document.tests.rules.flatMap(({ tests }) => tests.flatMap(eventPathOf));
    case "pack":
      return document.rules.flatMap(({ rule }) => rule.tests.flatMap(eventPathOf));
  }
}

function eventPathOf({ input }: RuleTest): readonly { readonly text: string; readonly span: Span }[] {
  return input.kind === "events" ? [{ text: input.path, span: input.span }] : [];
}
