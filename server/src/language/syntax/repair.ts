/**
 * The second pass between lexer and grammar: gives each token its meaning from where it stands, and makes the sequence
 * well formed. What is missing is put in as a token without width, what is too much is left out; each such repair is one
 * problem. The grammar then needs no error recovery, and every text has a tree.
 */

import type { Span } from "../text/span.js";
import type { CleanToken } from "./clean.js";
import type { Token } from "./parse.js";
import type { Problem } from "./problem.js";
import { closeRemaining, connective } from "./repairConnective.js";
import { readOperand, readSet } from "./repairOperand.js";
import { readOperator } from "./repairOperator.js";
import {
  type Expected,
  foreign,
  isOperatorAt,
  isSignAt,
  type PredicateStart,
  RepairState,
  translatedWord,
  write,
} from "./repairState.js";
import { PLAIN, type ShapedToken } from "./shapedToken.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";
import { findConnective, findTranslatedField, findWordOperator, isTranslatedNot } from "./vocabulary.js";

export interface Repaired {
  readonly tokens: readonly ShapedToken[];
  /** The tokens that the author wrote, in order, for highlighting. */
  readonly written: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Nobody writes filters as deep as this; recursion over the tree stays shallow enough on any machine [O]. */
export const DEEPEST_NESTING = 200;

const FIELD_PATH = /^[\p{L}_@][\p{L}\p{M}\d_\-:$@/]*(?:\.(?:\d+|[\p{L}_@][\p{L}\p{M}\d_\-:$@/]*))*$/u;

export function isFieldPath(text: string): boolean {
  return FIELD_PATH.test(text);
}

export function repair(tokens: readonly CleanToken[]): Repaired {
  const state = new RepairState(tokens);
  if (tokens.length === 0) return state;
  let expected: Expected = "expression";
  while (expected !== "nothing") expected = expected === "expression" ? expression(state) : connective(state);
  return state;
}

// --- where a predicate, a parenthesis or a negation may begin -----------------------------------------------------

function expression(state: RepairState): Expected {
  const token = state.peek();
  if (token === undefined) return endWithoutExpression(state);
  if (state.nesting.length >= DEEPEST_NESTING) return giveUp(state, token);
  switch (token.kind) {
    case "open":
      state.skip();
      state.nesting.push({ kind: "open", span: token.span });
      state.put(t.Open, token.span, PLAIN, "open");
      return "expression";
    case "close":
      return closeWithoutExpression(state, token);
    case "string":
      return loneString(state, token);
    case "sign":
      return sign(state, token);
    case "word":
      return word(state, token);
    default:
      state.drop(token, syntaxMessages.unexpectedText({ text: token.text }));
      return "expression";
  }
}

function word(state: RepairState, token: CleanToken): Expected {
  const isField = isSignAt(state, 1);
  if (!isField && findWordOperator([token.text])?.origin === "own" && state.peek(1)?.kind === "string") {
    return withoutField(state, token);
  }
  if (token.text.toLowerCase() === "not" && !isField) {
    negate(state, token);
    return "expression";
  }
  if (isTranslatedNot(token.text) && startsAfterNot(state)) {
    state.report(translatedWord(token.span, token.text, "not"));
    negate(state, token);
    return "expression";
  }
  if (findConnective(token.text) !== undefined && !isField && startsAfterConnective(state, token)) {
    state.drop(token, syntaxMessages.unexpectedConnective({ text: token.text }));
    return "expression";
  }
  const translated = findTranslatedField(token.text);
  if (translated !== undefined) {
    state.report({
      code: "translated-field",
      severity: "error",
      span: token.span,
      message: syntaxMessages.translatedField({ text: token.text, meaning: translated }),
      fix: write(token.span, translated),
    });
  } else if (!isFieldPath(token.text)) {
    state.reportStructure(token.span, syntaxMessages.invalidField({ text: token.text }));
  }
  return field(state, token, translated ?? token.text);
}

/** What follows a translated `not` begins a predicate; otherwise the word (`no`) is a field. */
function startsAfterNot(state: RepairState): boolean {
  const next = state.peek(1);
  return next?.kind === "open" || (next?.kind === "word" && !isOperatorAt(state, 1));
}

/** A translated connective (`o`, `e`) where a predicate should begin is taken for a field unless it joins something. */
function startsAfterConnective(state: RepairState, token: CleanToken): boolean {
  return findConnective(token.text)?.origin === "own" || state.peek(1) !== undefined;
}

function field(state: RepairState, token: CleanToken, path: string): Expected {
  state.skip();
  state.put(
    t.FieldName,
    token.span,
    { kind: "field", field: { kind: "fieldPath", span: token.span, path } },
    "fieldPath",
  );
  return predicate(state, { path, span: token.span });
}

function predicate(state: RepairState, start: PredicateStart): Expected {
  const operator = readOperator(state, start);
  if (operator === "in" || operator === "not in") readSet(state, operator);
  else if (operator !== "exists" && operator !== "not exists") {
    state.lastComparison = operator === "missing" ? "" : `${start.path} ${operator}`;
    readOperand(state, start, operator);
  }
  state.endPredicate();
  return "connective";
}

function loneString(state: RepairState, token: CleanToken): Expected {
  if (isOperatorAt(state, 1) && isFieldPath(token.text)) {
    state.reportStructure(token.span, syntaxMessages.quotedField(), {
      title: repairMessages.removeQuotes(),
      safety: "safe",
      edits: [{ span: token.span, newText: token.text }],
    });
    return field(state, token, token.text);
  }
  const repeated = state.lastComparison;
  state.reportStructure(
    token.span,
    syntaxMessages.loneValue({ text: `"${token.text}"` }),
    repeated === ""
      ? undefined
      : {
          title: repairMessages.insert({ text: repeated }),
          safety: "safe",
          edits: [{ span: { start: token.span.start, end: token.span.start }, newText: `${repeated} ` }],
        },
  );
  const { here } = state;
  state.put(t.FieldName, here, { kind: "field", field: { kind: "missingField", span: here } });
  state.put(t.ComparisonSign, here, { kind: "operator", operator: "missing" });
  readOperand(state, { path: "", span: here }, "missing");
  state.endPredicate();
  return "connective";
}

function sign(state: RepairState, token: CleanToken): Expected {
  if (token.text === "!" && state.peek(1)?.kind !== "sign") {
    state.report(foreign(token.span, token.text, "not", state.spaced("not")));
    negate(state, token);
    return "expression";
  }
  if (findConnective(token.text) !== undefined) {
    state.drop(token, syntaxMessages.unexpectedConnective({ text: token.text }));
    return "expression";
  }
  return withoutField(state, token);
}

function withoutField(state: RepairState, operator: CleanToken): Expected {
  state.reportStructure(operator.span, syntaxMessages.missingField({ text: operator.text }));
  const { here } = state;
  state.put(t.FieldName, here, { kind: "field", field: { kind: "missingField", span: here } });
  return predicate(state, { path: "", span: here });
}

function negate(state: RepairState, token: CleanToken): void {
  state.skip();
  state.nesting.push({ kind: "not", span: token.span });
  state.put(t.Not, token.span, PLAIN, "not");
}

function closeWithoutExpression(state: RepairState, token: CleanToken): Expected {
  if (!state.nesting.some(({ kind }) => kind === "open")) {
    state.drop(token, syntaxMessages.strayBracket());
    return "expression";
  }
  missingExpression(state, token.span);
  return "connective";
}

function endWithoutExpression(state: RepairState): Expected {
  // Everything that was written had no meaning; its problems say so, and an empty tree is the right one.
  if (state.tokens.length === 0) return "nothing";
  missingExpression(state, state.nearest);
  return "connective";
}

function missingExpression(state: RepairState, where: Span): void {
  state.reportStructure(where, syntaxMessages.missingPredicate());
  state.put(t.MissingPart, state.here);
  state.endPredicate();
}

function giveUp(state: RepairState, token: CleanToken): Expected {
  state.report({
    code: "nested-too-deeply",
    severity: "error",
    span: token.span,
    message: syntaxMessages.nestedTooDeeply({ limit: DEEPEST_NESTING }),
  });
  state.put(t.MissingPart, state.here);
  while (state.peek() !== undefined) state.skip();
  closeRemaining(state);
  return "nothing";
}
