/** What is wrong with a text itself, found while reading it; it becomes a diagnostic when the checks run. */

import type { Message } from "../text/message.js";
import type { Span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";

export interface Problem {
  /** The check that documents it: each problem has a page, a severity setting and an ignore directive, as checks have. */
  readonly code: ProblemCode;
  readonly span: Span;
  readonly message: Message;
  readonly fix?: Fix;
  /** A filter with an error has no truth and is not evaluated; one that has only warnings is. */
  readonly severity: "error" | "warning";
}

/** A repair. One that can change which events match is unsafe by definition. */
export interface Fix {
  readonly title: Message;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly TextEdit[];
}

export const PROBLEM_CODES = [
  "syntax",
  "unclosed-string",
  "typographic-quotes",
  "unquoted-value",
  "foreign-operator",
  "operator-spelling",
  "translated-connective",
  "translated-field",
  "invisible-character",
  "full-width-character",
  "unknown-escape",
  "comment-in-pack",
  "foreign-comment",
  "nested-too-deeply",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
