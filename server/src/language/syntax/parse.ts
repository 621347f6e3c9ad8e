/** Text → tree and problems. Total: never throws, always a tree. */

import type { Span } from "../text/span.js";
import type { Expression } from "./ast.js";
import { clean } from "./clean.js";
import { parseTokens } from "./grammar.js";
import type { Problem } from "./problem.js";
import { repair } from "./repair.js";

export interface ParseResult {
  readonly text: string;
  /** `undefined` where the text holds nothing but white space and comments. */
  readonly expression: Expression | undefined;
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** A token as the tree was built from it, for highlighting and for classifying a position. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

export type TokenKind =
  | "and"
  | "or"
  | "not"
  | "operator"
  | "fieldPath"
  | "string"
  | "number"
  | "constant"
  | "lookupList"
  | "open"
  | "close"
  | "comma"
  | "unknown";

/** `# …` up to the end of its line. */
export interface Comment {
  readonly span: Span;
  /** Without the `#` and the white space around. */
  readonly text: string;
}

export interface ParseOptions {
  /** Whether comments are allowed here; elsewhere each is a problem with a fix. */
  readonly comments: boolean;
}

/**
 * Reads a filter.
 *
 * @returns a tree for every text; what is wrong with the text stands in `problems`, in the order of their places
 * @example parse('exe = "/bin/sh"', { comments: false }).expression // a comparison
 */
export function parse(text: string, options: ParseOptions): ParseResult {
  const cleaned = clean(text, options.comments);
  const repaired = repair(cleaned.tokens);
  const problems = [...cleaned.problems, ...repaired.problems].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return {
    text,
    expression: parseTokens(repaired.tokens),
    tokens: repaired.written,
    comments: cleaned.comments,
    problems,
  };
}
