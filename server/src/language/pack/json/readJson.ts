/** JSON text → host tree and problems. Total: whatever cannot be read is a problem and the rest is read. */

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Span, sliceOf, span } from "../../text/span.js";
import { parseNumber } from "../../values/decimal.js";
import {
  DEEPEST_NESTING,
  type HostEntry,
  type HostNode,
  type HostProblem,
  type HostProblemReason,
  type HostScalar,
  type HostText,
  LARGEST_HOST,
} from "../host/hostNode.js";
import { readPlainJson } from "./readPlainJson.js";

export function readJson(text: string): HostText {
  if (text.length > LARGEST_HOST) return unread(text, span(0, 1), "too-large", String(LARGEST_HOST));
  const plain = readPlainJson(text);
  return plain === undefined ? readBrokenJson(text) : { text, roots: [plain], problems: [], comments: [] };
}

/** Any text, at the pace of a parser that recovers from mistakes. */
export function readBrokenJson(text: string): HostText {
  const tooDeep = findTooDeep(text);
  // The parser is recursive, so what nests too deeply must not reach it.
  if (tooDeep !== undefined) return unread(text, span(tooDeep, tooDeep + 1), "too-deep", String(DEEPEST_NESTING));
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: true });
  const problems = problemsOf(errors, text);
  const node = root === undefined ? undefined : readNode(root, text, problems);
  return {
    text,
    roots: node === undefined ? [] : [node],
    problems: problems.sort((a, b) => a.span.start - b.span.start),
    comments: [],
  };
}

/** The first bracket that opens one level too many; linear and without recursion. */
function findTooDeep(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      // A string ends at its line's end even without a quote, as the parser has it.
      for (i++; i < text.length && text[i] !== '"' && text[i] !== "\n" && text[i] !== "\r"; i++)
        if (text[i] === "\\") i++;
    } else if (character === "{" || character === "[") {
      depth++;
      if (depth > DEEPEST_NESTING) return i;
    } else if (character === "}" || character === "]") {
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}

function readNode(node: Node, text: string, problems: HostProblem[]): HostNode {
  const where = span(node.offset, node.offset + node.length);
  switch (node.type) {
    case "array":
      return {
        kind: "sequence",
        span: where,
        items: (node.children ?? []).map((child) => readNode(child, text, problems)),
      };
    case "object":
      return { kind: "mapping", span: where, flow: true, entries: readEntries(node, text, problems) };
    default:
      return readScalar(node, where, text);
  }
}

function readEntries(node: Node, text: string, problems: HostProblem[]): readonly HostEntry[] {
  const entries: HostEntry[] = [];
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined) continue;
    const key = readScalar(keyNode, span(keyNode.offset, keyNode.offset + keyNode.length), text);
    const value = valueNode === undefined ? undefined : readNode(valueNode, text, problems);
    if (seen.has(key.text)) problems.push({ span: key.span, reason: "duplicate-key", detail: key.text });
    seen.add(key.text);
    entries.push({ key, value, span: span(key.span.start, value?.span.end ?? key.span.end) });
  }
  return entries;
}

function readScalar(node: Node, where: Span, text: string): HostScalar {
  const source = sliceOf(text, where);
  if (node.type === "string") {
    const value = String(node.value);
    return { kind: "scalar", span: where, style: { kind: "json-string" }, value, text: value };
  }
  const value =
    node.type === "number" ? (parseNumber(source) ?? source) : node.type === "boolean" ? node.value === true : null;
  return { kind: "scalar", span: where, style: { kind: "json-word" }, value, text: source };
}

const REASONS: Readonly<Record<string, HostProblemReason>> = {
  PropertyNameExpected: "key",
  ValueExpected: "value-expected",
  ColonExpected: "missing-character",
  CommaExpected: "missing-character",
  CloseBraceExpected: "missing-character",
  CloseBracketExpected: "missing-character",
  UnexpectedEndOfString: "missing-character",
  InvalidUnicode: "escape",
  InvalidEscapeCharacter: "escape",
  InvalidCharacter: "escape",
};

/** One mistake makes the parser complain several times; the first complaint of each line says it best. */
function problemsOf(errors: readonly ParseError[], text: string): HostProblem[] {
  const problems: HostProblem[] = [];
  let lineEnd = -1;
  for (const { error, offset, length } of errors.toSorted((a, b) => a.offset - b.offset)) {
    if (offset <= lineEnd) continue;
    const next = text.indexOf("\n", offset);
    lineEnd = next === -1 ? text.length : next;
    const where = span(Math.min(offset, text.length), Math.min(offset + length, lineEnd));
    problems.push({
      span: where,
      reason: REASONS[printParseErrorCode(error)] ?? "unexpected",
      detail: sliceOf(text, where).slice(0, LONGEST_DETAIL),
    });
  }
  return problems;
}

const LONGEST_DETAIL = 40;

function unread(text: string, where: Span, reason: HostProblemReason, detail: string): HostText {
  return { text, roots: [], problems: [{ span: where, reason, detail }], comments: [] };
}
