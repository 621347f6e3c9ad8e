/** Text → tree and problems. Total: never throws, always a tree. */

import type { Span } from "../text/span.js";
import type { Expression } from "./ast.js";
import type { Problem } from "./problem.js";

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

export function parse(text: string, _options: ParseOptions): ParseResult {
  return { text, expression: undefined, tokens: [], comments: [], problems: [] };
}
