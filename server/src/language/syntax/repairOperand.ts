/** Reads what stands where a value belongs: one operand, or the set behind `in`. */

import { cover, type Span } from "../text/span.js";
import { parseNumber } from "../values/decimal.js";
import type { Operand, Operator } from "./ast.js";
import type { CleanToken } from "./clean.js";
import type { TokenKind } from "./parse.js";
import { isSignAt, type PredicateStart, type RepairState, translatedWord } from "./repairState.js";
import { PLAIN } from "./shapedToken.js";
import { quote } from "./stringValue.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";
import { findConnective, isTranslatedNull } from "./vocabulary.js";

const LIST_NAME = /^@[A-Za-z_][0-9A-Za-z_]{2,31}$/;

/** @param operator what stands before the operand, for the message where it is missing */
export function readOperand(state: RepairState, field: PredicateStart, operator: Operator | "missing"): void {
  while (isSignAt(state, 0)) {
    const token = state.peek();
    if (token !== undefined) state.drop(token, syntaxMessages.unexpectedText({ text: token.text }));
  }
  const token = state.peek();
  if (token?.kind === "string") readString(state, token);
  else if (token?.kind === "word" && isValueWord(state, token)) readWord(state, token);
  else if (token?.kind !== "open" || operator === "missing" || !readValueList(state, token, field, operator)) {
    missing(state, operator);
  }
}

/** `("a", "b", @List)` or `@List`; what is wrong inside is repaired, and the list ends where it must. */
export function readSet(state: RepairState, operator: Operator): void {
  const open = state.peek();
  if (open?.kind === "word" && open.text.startsWith("@")) readWord(state, open);
  else if (open?.kind === "open") readList(state, open, operator);
  else missing(state, operator);
}

function readList(state: RepairState, open: CleanToken, operator: Operator): void {
  state.skip();
  state.put(t.ListOpen, open.span, PLAIN, "open");
  let needsComma = false;
  for (;;) {
    const token = state.peek();
    const isEnd =
      token === undefined ||
      token.kind === "close" ||
      (needsComma && token.kind === "word" && findConnective(token.text));
    if (isEnd) break;
    if (token.kind === "comma" && needsComma) {
      state.skip();
      const next = state.peek();
      if (next === undefined || next.kind === "close") {
        // No value follows yet, so the grammar gets no comma; who completes the list must still see it.
        state.written.push({ kind: "comma", span: token.span });
        state.reportStructure(token.span, syntaxMessages.unexpectedText({ text: "," }));
        break;
      }
      state.put(t.Comma, token.span, PLAIN, "comma");
      needsComma = false;
    } else if (needsComma) {
      state.reportStructure(token.span, syntaxMessages.missingComma(), {
        title: repairMessages.insert({ text: "," }),
        safety: "safe",
        edits: [{ span: state.here, newText: "," }],
      });
      state.put(t.Comma, state.here);
      needsComma = false;
    } else if (token.kind === "string" || token.kind === "word") {
      if (token.kind === "string") readString(state, token);
      else readWord(state, token);
      needsComma = true;
    } else {
      state.drop(token, syntaxMessages.unexpectedText({ text: token.text }));
    }
  }
  // A comma that was put without a value behind it, because the text ends or what followed was left out.
  if (!needsComma && state.tokens.at(-1)?.tokenType === t.Comma) missing(state, operator);
  closeSet(state, open);
}

function closeSet(state: RepairState, open: CleanToken): void {
  const { here } = state;
  const close = state.peek();
  if (close?.kind === "close") {
    state.skip();
    state.put(t.ListClose, close.span, PLAIN, "close");
    return;
  }
  state.put(t.ListClose, here);
  state.reportStructure(open.span, syntaxMessages.unclosedBracket(), {
    title: repairMessages.insert({ text: ")" }),
    safety: "safe",
    edits: [{ span: here, newText: ")" }],
  });
}

function readString(state: RepairState, token: CleanToken): void {
  putOperand(state, { kind: "string", span: token.span, value: token.text, quote: token.quote }, "string");
}

/** A connective is no value, and a word before an operator is the field of the next predicate. */
function isValueWord(state: RepairState, token: CleanToken): boolean {
  return findConnective(token.text)?.origin !== "own" && !isSignAt(state, 1);
}

function readWord(state: RepairState, token: CleanToken): void {
  const { span: where, text } = token;
  const isNull = isTranslatedNull(text);
  if (isNull) state.report(translatedWord(where, text, "null"));
  const constant = isNull ? "null" : text.toLowerCase();
  if (constant === "null") putOperand(state, { kind: "null", span: where }, "constant");
  else if (constant === "true" || constant === "false") {
    putOperand(state, { kind: "boolean", span: where, value: constant === "true" }, "constant");
  } else if (text.startsWith("@")) {
    if (!LIST_NAME.test(text)) state.reportStructure(where, syntaxMessages.invalidListName({ text }));
    putOperand(state, { kind: "lookupList", span: where, name: text.slice(1) }, "lookupList");
  } else if (parseNumber(text) !== undefined) {
    putOperand(state, { kind: "number", span: where, text }, "number");
  } else readUnquoted(state, token);
}

/** All words up to the next connective are one value: `arguments = ls -la and …`. */
function readUnquoted(state: RepairState, first: CleanToken): void {
  let last = first;
  let count = 1;
  for (;;) {
    const next = state.peek(count);
    if (next?.kind !== "word" || findConnective(next.text) !== undefined || isSignAt(state, count + 1)) break;
    last = next;
    count++;
  }
  const where = cover(first.span, last.span);
  const words = Array.from({ length: count }, (_, i) => state.peek(i)?.text ?? "");
  const value = words.join(" ");
  state.report({
    code: "unquoted-value",
    severity: "error",
    span: where,
    message: syntaxMessages.unquotedValue({ text: `\`${value}\`` }),
    fix: { title: repairMessages.addQuotes(), safety: "safe", edits: [{ span: where, newText: quote(value) }] },
  });
  state.skip(count - 1);
  putOperand(state, { kind: "string", span: where, value, quote: "none" }, "string");
}

/** `exe = ("a" or "b")`: people expect it to work, and what they mean is plain. Read as its first value. */
function readValueList(state: RepairState, open: CleanToken, field: PredicateStart, operator: Operator): boolean {
  const values: CleanToken[] = [];
  let ahead = 1;
  for (let expectsValue = true; ; ahead++, expectsValue = !expectsValue) {
    const token = state.peek(ahead);
    if (token === undefined) return false;
    if (expectsValue && (token.kind === "string" || token.kind === "word")) values.push(token);
    else if (!expectsValue && token.kind === "close") break;
    else if (expectsValue || !(token.kind === "comma" || findConnective(token.text)?.meaning === "or")) return false;
  }
  const close = state.peek(ahead);
  const [first] = values;
  if (first === undefined || close === undefined) return false;
  const where = cover(open.span, close.span);
  const written = values.map((value) => (value.kind === "string" ? quote(value.text) : value.text));
  const predicates = written.map((value) => `${field.path} ${operator} ${value}`).join(" or ");
  state.reportStructure(where, syntaxMessages.valueList({ operator }), {
    title: repairMessages.repeatPredicate(),
    safety: "safe",
    edits: [{ span: cover(field.span, where), newText: `(${predicates})` }],
  });
  state.skip(ahead);
  putOperand(state, { kind: "string", span: where, value: first.text, quote: first.quote }, "string");
  return true;
}

/** Takes the next token, which the operand ends with. */
function putOperand(state: RepairState, operand: Operand, kind: TokenKind): void {
  state.skip();
  state.put(t.Value, operand.span, { kind: "operand", operand }, kind);
}

function missing(state: RepairState, operator: Operator | "missing"): void {
  const { here } = state;
  if (operator !== "missing") {
    const where: Span = state.tokens.at(-1)?.span ?? here;
    state.reportStructure(where.end > where.start ? where : state.nearest, syntaxMessages.missingOperand({ operator }));
  }
  state.put(t.Value, here, { kind: "operand", operand: { kind: "missingOperand", span: here } });
}
