/**
 * The first of two passes between lexer and grammar: what can be said of a token by itself. Characters that only look
 * right (invisible ones, full-width ones, typographic quotes) become what they stand for, with one problem each.
 */

import type { IToken } from "chevrotain";
import { type Span, span } from "../text/span.js";
import type { Comment } from "./parse.js";
import type { Fix, Problem } from "./problem.js";
import type { Quoted } from "./quotes.js";
import { quote, readString } from "./stringValue.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";

export interface CleanToken {
  readonly kind: "word" | "string" | "sign" | "open" | "close" | "comma" | "other";
  readonly span: Span;
  /** As it should be written; of a string, its value. */
  readonly text: string;
  /** Only of strings. */
  readonly quote: '"' | "'";
}

export interface Cleaned {
  readonly tokens: readonly CleanToken[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

export function clean(text: string, commentsAllowed: boolean): Cleaned {
  const tokens: CleanToken[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  for (const raw of t.lex(text)) {
    const where = span(raw.startOffset, raw.startOffset + raw.image.length);
    switch (raw.tokenType) {
      case t.Invisible:
        problems.push(invisible(raw.image, where, " "));
        break;
      case t.CommentText:
        if (commentsAllowed) comments.push({ span: where, text: raw.image.slice(1).trim() });
        else problems.push(comment(text, where));
        break;
      case t.ForeignCommentText:
        if (commentsAllowed) comments.push({ span: where, text: raw.image.slice(2).trim() });
        problems.push(commentsAllowed ? foreignComment(raw.image, where) : comment(text, where));
        break;
      case t.QuotedText:
        tokens.push(string(text, where, raw, problems));
        break;
      default:
        tokens.push(plain(raw, where, problems));
    }
  }
  return { tokens, comments, problems };
}

function plain(raw: IToken, where: Span, problems: Problem[]): CleanToken {
  const kind = kindOf(raw);
  const found = WORD_JOINERS.exec(raw.image);
  if (kind === "word" && found !== null) {
    const at = where.start + found.index;
    problems.push(invisible(found[0], span(at, at + found[0].length), ""));
    return { kind, span: where, text: raw.image.replace(ALL_WORD_JOINERS, ""), quote: '"' };
  }
  const narrow = FULL_WIDTH.get(raw.image);
  if (narrow !== undefined) problems.push(fullWidth(raw.image, narrow, where));
  const round = ROUND_BRACKETS.get(raw.image);
  if (round !== undefined) problems.push(wrongBracket(raw.image, round, where));
  return { kind, span: where, text: narrow ?? round ?? raw.image, quote: '"' };
}

function kindOf(raw: IToken): CleanToken["kind"] {
  switch (raw.tokenType) {
    case t.Word:
      return "word";
    case t.Sign:
      return "sign";
    case t.OpenBracket:
      return "open";
    case t.CloseBracket:
      return "close";
    case t.RawComma:
      return "comma";
    default:
      return "other";
  }
}

const WORD_JOINERS = new RegExp(`[${t.INVISIBLE}]+`, "u");
const ALL_WORD_JOINERS = new RegExp(WORD_JOINERS, "gu");
const SUSPICIOUS_IN_STRING = new RegExp(`[${t.INVISIBLE}…]`, "u");
const ALL_SUSPICIOUS_IN_STRING = new RegExp(SUSPICIOUS_IN_STRING, "gu");
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ["（", "("],
  ["）", ")"],
  ["，", ","],
  ["＝", "="],
  ["＜", "<"],
  ["＞", ">"],
  ["！", "!"],
]);
const ROUND_BRACKETS: ReadonlyMap<string, string> = new Map([
  ["[", "("],
  ["{", "("],
  ["]", ")"],
  ["}", ")"],
]);

// --- strings ------------------------------------------------------------------------------------------------------

/** At most one problem a string: the gravest. The repairs of the others write the string anew and mend the rest with it. */
function string(text: string, where: Span, raw: IToken, problems: Problem[]): CleanToken {
  const quoted: Quoted = raw.payload;
  const { value, loneBackslashes } = readString(text, where.start + 1, quoted.contentEnd);
  const [backslash] = loneBackslashes;
  const written = text.slice(where.start, where.end);
  if (quoted.closed === "escaped") {
    problems.push(
      stringProblem("unclosed-string", where, syntaxMessages.escapedQuote(), value, repairMessages.doubleBackslash()),
    );
  } else if (quoted.closed === "mismatched") {
    const message = syntaxMessages.mismatchedQuotes({ text: written });
    problems.push(stringProblem("unclosed-string", where, message, value, repairMessages.straightQuotes()));
  } else if (quoted.closed === "unclosed") {
    problems.push(
      stringProblem("unclosed-string", where, syntaxMessages.unclosedString(), value, repairMessages.addQuote()),
    );
  } else if (quoted.typographic) {
    const message = syntaxMessages.typographicQuotes({ text: written });
    problems.push(stringProblem("typographic-quotes", where, message, value, repairMessages.straightQuotes()));
  } else if (backslash !== undefined) {
    problems.push({
      code: "unknown-escape",
      severity: "warning",
      span: backslash,
      message: syntaxMessages.unknownEscape({ text: text.slice(backslash.start, backslash.end) }),
      fix: {
        title: repairMessages.doubleBackslash(),
        safety: "safe",
        edits: loneBackslashes.map(({ start }) => ({ span: span(start, start), newText: "\\" })),
      },
    });
  } else {
    const suspicious = suspiciousInString(value, where);
    if (suspicious !== undefined) problems.push(suspicious);
  }
  return { kind: "string", span: where, text: value, quote: text.charAt(where.start) === "'" ? "'" : '"' };
}

function stringProblem(
  code: "unclosed-string" | "typographic-quotes",
  where: Span,
  message: Problem["message"],
  value: string,
  title: Fix["title"],
): Problem {
  return { code, severity: "error", span: where, message, fix: safeFix(title, where, quote(value)) };
}

/** Only a warning: the text is a text like any other, and an event may really hold it. */
function suspiciousInString(value: string, where: Span): Problem | undefined {
  const found = SUSPICIOUS_IN_STRING.exec(value);
  if (found === null) return undefined;
  const mended = value.replace(ALL_SUSPICIOUS_IN_STRING, (character) => {
    if (character === "…") return "...";
    return /\p{Zs}/u.test(character) ? " " : "";
  });
  return {
    code: "invisible-character",
    severity: "warning",
    span: where,
    message: syntaxMessages.invisibleInString({ name: codePointName(found[0]) }),
    fix: { ...safeFix(repairMessages.write({ text: quote(mended) }), where, quote(mended)), safety: "unsafe" },
  };
}

// --- other characters ---------------------------------------------------------------------------------------------

function invisible(characters: string, where: Span, replacement: string): Problem {
  return {
    code: "invisible-character",
    severity: "error",
    span: where,
    message: syntaxMessages.invisibleCharacter({ name: codePointName(characters) }),
    fix: safeFix(repairMessages.removeInvisible(), where, replacement),
  };
}

function fullWidth(character: string, narrow: string, where: Span): Problem {
  return {
    code: "full-width-character",
    severity: "error",
    span: where,
    message: syntaxMessages.fullWidthCharacter({ text: character, meaning: narrow }),
    fix: safeFix(repairMessages.write({ text: narrow }), where, narrow),
  };
}

function wrongBracket(bracket: string, round: string, where: Span): Problem {
  return {
    code: "foreign-operator",
    severity: "error",
    span: where,
    message: syntaxMessages.wrongBracket({ text: bracket }),
    fix: safeFix(repairMessages.write({ text: round }), where, round),
  };
}

/** The white space before the comment goes with it. */
function comment(text: string, where: Span): Problem {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, where.start - 100), where.start))?.[0].length ?? 0;
  return {
    code: "comment-in-pack",
    severity: "error",
    span: where,
    message: syntaxMessages.commentInPack(),
    fix: safeFix(repairMessages.removeComment(), span(where.start - before, where.end), ""),
  };
}

function foreignComment(image: string, where: Span): Problem {
  const mark = image.slice(0, 2);
  const fix = safeFix(repairMessages.write({ text: "#" }), span(where.start, where.start + mark.length), "#");
  return {
    code: "foreign-comment",
    severity: "error",
    span: where,
    message: syntaxMessages.foreignComment({ text: mark }),
    fix,
  };
}

function safeFix(title: Fix["title"], where: Span, newText: string): Fix {
  return { title, safety: "safe", edits: [{ span: where, newText }] };
}

/** `U+00A0`, the name by which a character that nobody sees can be looked up. */
function codePointName(characters: string): string {
  const code = characters.codePointAt(0) ?? 0;
  return characters === "…" || characters.startsWith("…")
    ? "…"
    : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
