/**
 * The two alphabets of the syntax, both Chevrotain's. The lexer cuts a text into raw tokens without asking what stands
 * around them, since a word can be a field, an operator, a connective or a value that lost its quotes. `repair.ts`
 * decides that from the position and hands the grammar a sequence of shaped tokens, which is always well formed.
 * Comments as other languages write them are the exception: what follows on their line is no text of ours to cut.
 */

import { type CustomPatternMatcherReturn, createToken, type IToken, Lexer, type TokenType } from "chevrotain";
import { isQuote, type Quoted, scanQuoted } from "./quotes.js";
import { findConnective, findSignOperator, findWordOperator } from "./vocabulary.js";

// --- raw tokens ---------------------------------------------------------------------------------------------------

/** Spaces that the platform does not take for spaces, and characters that nobody sees. */
export const INVISIBLE = "\\u00a0\\u00ad\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff";
/** Those among them that have no width, so that they can stand in the middle of a word. */
const ZERO_WIDTH = "\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
const SEPARATORS = "\\s()\\[\\]{},=!<>~&|#;\"“”„‟«»＂'‘’‚‛‹›＇`´（），＝！＜＞；…≠≤≥";

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /[ \t\r\n\f\v]+/, group: Lexer.SKIPPED });
export const Invisible = createToken({
  name: "Invisible",
  pattern: new RegExp(`[${INVISIBLE}\\u0085]+`, "u"),
  line_breaks: true,
});
export const CommentText = createToken({ name: "CommentText", pattern: /#[^\r\n]*/ });
export const ForeignCommentText = createToken({
  name: "ForeignCommentText",
  pattern: { exec: matchForeignComment },
  start_chars_hint: ["/", "-"],
  line_breaks: false,
});
export const QuotedText = createToken({
  name: "QuotedText",
  pattern: { exec: matchQuoted },
  line_breaks: false,
});
export const Sign = createToken({
  name: "Sign",
  pattern: /===|!==|==|!=|<>|<=|>=|=~|=<|=>|!~|&&|\|\||[=<>~!&|≠≤≥＝＜＞！]/u,
});
export const OpenBracket = createToken({ name: "OpenBracket", pattern: /[([{（]/u });
export const CloseBracket = createToken({ name: "CloseBracket", pattern: /[)\]}）]/u });
export const RawComma = createToken({ name: "RawComma", pattern: /[,，]/u });
export const Word = createToken({
  name: "Word",
  pattern: new RegExp(
    `(?:[^${SEPARATORS}${INVISIBLE}]|(?<=[^${SEPARATORS}])[${ZERO_WIDTH}]+(?=[^${SEPARATORS}${INVISIBLE}]))+`,
    "u",
  ),
  line_breaks: false,
});
const Other = createToken({ name: "Other", pattern: /[\s\S]/u, line_breaks: true });

const lexer = new Lexer(
  [
    WhiteSpace,
    Invisible,
    CommentText,
    ForeignCommentText,
    QuotedText,
    Sign,
    OpenBracket,
    CloseBracket,
    RawComma,
    Word,
    Other,
  ],
  { positionTracking: "onlyOffset", ensureOptimizations: false, skipValidations: true },
);

/** Cuts a text into raw tokens. Total: `Other` takes any character that nothing else does. */
export function lex(text: string): IToken[] {
  return lexer.tokenize(text).tokens;
}

const FOREIGN_COMMENT = /(?:\/\/|--(?=\s|$))[^\r\n]*/y;

/** `// …` and `-- …`, unless an operator before it asks for a value: then it is one that lost its quotes. */
function matchForeignComment(text: string, offset: number, matched: IToken[]): RegExpExecArray | null {
  FOREIGN_COMMENT.lastIndex = offset;
  const found = FOREIGN_COMMENT.exec(text);
  if (found === null) return null;
  const before = matched.at(-1);
  return before !== undefined && asksForValue(before) ? null : found;
}

function asksForValue({ tokenType, image }: IToken): boolean {
  if (tokenType !== Sign && tokenType !== Word) return false;
  if (findConnective(image) !== undefined) return false;
  const operator = tokenType === Sign ? findSignOperator(image) : findWordOperator([image]);
  return operator !== undefined && operator.meaning !== "exists" && operator.meaning !== "not exists";
}

function matchQuoted(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!isQuote(text.charAt(offset))) return null;
  const quoted: Quoted = scanQuoted(text, offset);
  const match: CustomPatternMatcherReturn = [text.slice(offset, quoted.end)];
  match.payload = quoted;
  return match;
}

// --- shaped tokens ------------------------------------------------------------------------------------------------

function shape(name: string): TokenType {
  return createToken({ name, pattern: Lexer.NA });
}

export const And = shape("And");
export const Or = shape("Or");
export const Not = shape("Not");
export const Open = shape("Open");
export const Close = shape("Close");
export const FieldName = shape("FieldName");
export const ComparisonSign = shape("ComparisonSign");
export const ExistsWord = shape("ExistsWord");
export const InWord = shape("InWord");
export const Value = shape("Value");
export const ListOpen = shape("ListOpen");
export const ListClose = shape("ListClose");
export const Comma = shape("Comma");
export const MissingPart = shape("MissingPart");

export const SHAPED_TOKENS: TokenType[] = [
  And,
  Or,
  Not,
  Open,
  Close,
  FieldName,
  ComparisonSign,
  ExistsWord,
  InWord,
  Value,
  ListOpen,
  ListClose,
  Comma,
  MissingPart,
];
