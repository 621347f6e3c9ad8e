/** What the repair of a text has read and written so far, and what its parts share. Lives for one repair. */

import { cover, type Span, span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import type { CleanToken } from "./clean.js";
import type { Token, TokenKind } from "./parse.js";
import type { Problem } from "./problem.js";
import { type Payload, PLAIN, type ShapedToken, shapedToken } from "./shapedToken.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import { findConnective, findWordOperator } from "./vocabulary.js";

/** What the place after the last token read calls for. */
export type Expected = "expression" | "connective" | "nothing";

export class RepairState {
  readonly tokens: ShapedToken[] = [];
  readonly written: Token[] = [];
  readonly problems: Problem[] = [];
  /** The parentheses and negations that are open. */
  readonly nesting: { kind: "open" | "not"; span: Span }[] = [];
  /** What the last comparison began with, for a value that stands alone behind it: `a = "x" or "y"`. */
  lastComparison = "";
  private position = 0;
  /** The position of the last problem of structure: what follows from it is not reported again. */
  private reportedAt = -1;
  /** The edits of the last problem, where several tokens that are left out make one. */
  private growing: TextEdit[] = [];

  constructor(private readonly input: readonly CleanToken[]) {}

  peek(ahead = 0): CleanToken | undefined {
    return this.input[this.position + ahead];
  }

  skip(count = 1): void {
    this.position += count;
  }

  /** The end of what has been read: where something that is missing belongs. */
  get here(): Span {
    const end = this.input[this.position - 1]?.span.end ?? this.input[0]?.span.start ?? 0;
    return span(end, end);
  }

  /** The last token read, or the next one where none was: what a problem without a place of its own is shown at. */
  get nearest(): Span {
    return (this.input[this.position - 1] ?? this.input[0])?.span ?? span(0, 0);
  }

  put(type: ShapedToken["tokenType"], where: Span, payload: Payload = PLAIN, kind?: TokenKind): void {
    this.tokens.push(shapedToken(type, where, payload));
    if (kind !== undefined && where.end > where.start) this.written.push({ kind, span: where });
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }

  /** Reports a problem of structure, unless nothing has been read since the last one. */
  reportStructure(where: Span, message: Problem["message"], fix?: Problem["fix"]): void {
    if (this.reportedAt === this.position) return;
    this.reportedAt = this.position;
    this.report({ code: "syntax", severity: "error", span: where, message, ...(fix && { fix }) });
  }

  /** Leaves the next token out. Tokens without meaning that follow each other, or another problem, are part of it. */
  drop(token: CleanToken, message: Problem["message"]): void {
    this.written.push({ kind: "unknown", span: token.span });
    const edit = { span: token.span, newText: "" };
    const previous = this.problems.at(-1);
    if (this.reportedAt === this.position && previous !== undefined) {
      const fix = previous.fix && { ...previous.fix, edits: this.grown(previous.fix.edits, edit) };
      const longer = { ...previous, span: cover(previous.span, token.span), ...(fix && { fix }) };
      this.problems[this.problems.length - 1] = longer;
    } else {
      const title = repairMessages.remove({ text: token.text });
      this.reportStructure(token.span, message, { title, safety: "safe", edits: [edit] });
    }
    this.skip();
    this.reportedAt = this.position;
  }

  /** In place, because thousands of tokens without meaning may follow each other, and a copy for each is quadratic. */
  private grown(edits: readonly TextEdit[], edit: TextEdit): readonly TextEdit[] {
    if (edits !== this.growing) this.growing = [...edits];
    this.growing.push(edit);
    return this.growing;
  }

  /** A word that takes the place of the next tokens, with spaces where their neighbours stand close to them. */
  spaced(text: string, count = 1): string {
    const before = this.input[this.position - 1]?.span.end === this.input[this.position]?.span.start;
    const next = this.position + count;
    const after = this.input[next]?.span.start === this.input[next - 1]?.span.end;
    return `${before ? " " : ""}${text}${after ? " " : ""}`;
  }

  endPredicate(): void {
    while (this.nesting.at(-1)?.kind === "not") this.nesting.pop();
  }
}

/** The field that a predicate begins with; its path is empty where it is missing. */
export interface PredicateStart {
  readonly path: string;
  readonly span: Span;
}

/** Whether an operator sign stands so many tokens ahead, which makes the word before it a field. */
export function isSignAt(state: RepairState, ahead: number): boolean {
  const token = state.peek(ahead);
  return token?.kind === "sign" && findConnective(token.text) === undefined && token.text !== "!";
}

/** The same, with the operators that are words. */
export function isOperatorAt(state: RepairState, ahead: number): boolean {
  const token = state.peek(ahead);
  return isSignAt(state, ahead) || (token?.kind === "word" && findWordOperator([token.text]) !== undefined);
}

export function write(where: Span, text: string): NonNullable<Problem["fix"]> {
  return { title: repairMessages.write({ text }), safety: "safe", edits: [{ span: where, newText: text }] };
}

export function foreign(where: Span, text: string, meaning: string, newText = meaning): Problem {
  return {
    code: "foreign-operator",
    severity: "error",
    span: where,
    message: syntaxMessages.foreignOperator({ text, meaning }),
    fix: { title: repairMessages.write({ text: meaning }), safety: "safe", edits: [{ span: where, newText }] },
  };
}

/** A word of the language that machine translation replaced. */
export function translatedWord(where: Span, text: string, meaning: string): Problem {
  return {
    code: "translated-connective",
    severity: "error",
    span: where,
    message: syntaxMessages.translatedConnective({ text, meaning }),
    fix: write(where, meaning),
  };
}
