/** The parser's error codes as our reasons. Its own messages are in English only and speak of its insides. */

import type { ErrorCode } from "yaml";
import type { Span } from "../../text/span.js";
import { sliceOf } from "../../text/span.js";
import type { HostProblem, HostProblemReason } from "../host/hostNode.js";

const REASONS: Readonly<Record<ErrorCode, HostProblemReason>> = {
  ALIAS_PROPS: "properties",
  BAD_ALIAS: "alias",
  BAD_COLLECTION_TYPE: "properties",
  BAD_DIRECTIVE: "directive",
  BAD_DQ_ESCAPE: "escape",
  BAD_INDENT: "indentation",
  BAD_PROP_ORDER: "properties",
  BAD_SCALAR_START: "plain-start",
  BLOCK_AS_IMPLICIT_KEY: "indentation",
  BLOCK_IN_FLOW: "indentation",
  DUPLICATE_KEY: "duplicate-key",
  IMPOSSIBLE: "unexpected",
  KEY_OVER_1024_CHARS: "key",
  MISSING_CHAR: "missing-character",
  MULTILINE_IMPLICIT_KEY: "key",
  MULTIPLE_ANCHORS: "properties",
  MULTIPLE_DOCS: "unexpected",
  MULTIPLE_TAGS: "properties",
  NON_STRING_KEY: "key",
  RESOURCE_EXHAUSTION: "too-deep",
  TAB_AS_INDENT: "tab-indentation",
  TAG_RESOLVE_FAILED: "properties",
  UNEXPECTED_TOKEN: "unexpected",
};

export function yamlProblem(code: ErrorCode, where: Span, text: string): HostProblem {
  const reason = REASONS[code] ?? "unreadable";
  // The parser points to the backslash only.
  if (code === "BAD_DQ_ESCAPE") return yamlEscapeProblem(where, text);
  return { span: where, reason, detail: sliceOf(text, where).trim().slice(0, LONGEST_DETAIL) };
}

const LONGEST_DETAIL = 40;

function yamlEscapeProblem({ start }: Span, text: string): HostProblem {
  const end = Math.min(start + "\\x".length, text.length);
  return { span: { start, end }, reason: "escape", detail: text.slice(start, end) };
}
