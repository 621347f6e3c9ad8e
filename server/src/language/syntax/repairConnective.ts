/** The part of the repair behind a predicate or a closing parenthesis: connectives, parentheses, the end of the text. */

import type { Span } from "../text/span.js";
import type { CleanToken } from "./clean.js";
import { type Expected, foreign, isOperatorAt, isSignAt, type RepairState, translatedWord } from "./repairState.js";
import { PLAIN } from "./shapedToken.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";
import { findConnective } from "./vocabulary.js";

export function connective(state: RepairState): Expected {
  const token = state.peek();
  if (token === undefined) return end(state);
  if (token.kind === "close") return close(state, token);
  const found = token.kind === "word" || token.kind === "sign" ? findConnective(token.text) : undefined;
  if (found !== undefined && (found.origin !== "translated" || !isSignAt(state, 1))) {
    if (found.origin === "translated") {
      state.report(translatedWord(token.span, token.text, found.meaning));
    } else if (found.origin === "foreign") {
      state.report(foreign(token.span, token.text, found.meaning, state.spaced(found.meaning)));
    }
    state.skip();
    state.put(found.meaning === "and" ? t.And : t.Or, token.span, PLAIN, found.meaning);
    return "expression";
  }
  if (token.kind === "comma" && state.peek(1) !== undefined) return commaAsConnective(state, token);
  if (token.kind === "open" || token.kind === "word" || (token.kind === "string" && isOperatorAt(state, 1))) {
    const { here } = state;
    state.reportStructure(token.span, syntaxMessages.missingConnective(), {
      title: repairMessages.insert({ text: "and" }),
      safety: "unsafe",
      edits: [{ span: here, newText: " and " }],
    });
    state.put(t.And, here);
    return "expression";
  }
  state.drop(token, syntaxMessages.unexpectedText({ text: token.text }));
  return "connective";
}

/** `a = 1, b = 2`: the comma joins something, but whether it means `and` or `or` is a guess. */
function commaAsConnective(state: RepairState, token: CleanToken): Expected {
  state.reportStructure(token.span, syntaxMessages.missingConnective(), {
    title: repairMessages.write({ text: "and" }),
    safety: "unsafe",
    edits: [{ span: token.span, newText: " and" }],
  });
  state.skip();
  state.put(t.And, token.span, PLAIN, "unknown");
  return "expression";
}

function close(state: RepairState, token: CleanToken): Expected {
  state.endPredicate();
  if (state.nesting.length === 0) {
    state.drop(token, syntaxMessages.strayBracket());
    return "connective";
  }
  state.nesting.pop();
  state.skip();
  state.put(t.Close, token.span, PLAIN, "close");
  state.endPredicate();
  return "connective";
}

/** Closes what is open at the end of the text; gives the parentheses that it closed, innermost first. */
export function closeRemaining(state: RepairState): Span[] {
  const open = state.nesting
    .splice(0)
    .filter(({ kind }) => kind === "open")
    .reverse();
  for (const _ of open) state.put(t.Close, state.here);
  return open.map(({ span: where }) => where);
}

function end(state: RepairState): Expected {
  const { here } = state;
  for (const where of closeRemaining(state)) {
    state.report({
      code: "syntax",
      severity: "error",
      span: where,
      message: syntaxMessages.unclosedBracket(),
      fix: { title: repairMessages.insert({ text: ")" }), safety: "safe", edits: [{ span: here, newText: ")" }] },
    });
  }
  return "nothing";
}
