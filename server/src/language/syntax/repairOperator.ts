/** Reads what stands where an operator belongs: signs and words, well spelled or not. */

import { suggestName } from "../text/similar.js";
import { cover, type Span } from "../text/span.js";
import { COMPARISON_OPERATORS, type Operator } from "./ast.js";
import type { CleanToken } from "./clean.js";
import { foreign, type PredicateStart, type RepairState, write } from "./repairState.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";
import {
  findConnective,
  findSignOperator,
  findWordOperator,
  LONGEST_OPERATOR_PHRASE,
  type Spelling,
} from "./vocabulary.js";

export function readOperator(state: RepairState, field: PredicateStart): Operator | "missing" {
  const token = state.peek();
  const operator =
    token?.kind === "sign"
      ? readSign(state, token)
      : token?.kind === "word"
        ? readWords(state, token, field)
        : undefined;
  return operator ?? missing(state, field);
}

function readSign(state: RepairState, token: CleanToken): Operator | undefined {
  const next = state.peek(1);
  const joined = next?.kind === "sign" ? findSignOperator(token.text + next.text) : undefined;
  if (next !== undefined && joined !== undefined) {
    return accept(state, 2, cover(token.span, next.span), `${token.text} ${next.text}`, {
      ...joined,
      origin: "spelling",
    });
  }
  const found = findSignOperator(token.text);
  return found === undefined ? undefined : accept(state, 1, token.span, token.text, found);
}

function readWords(state: RepairState, token: CleanToken, field: PredicateStart): Operator | "missing" | undefined {
  const words: CleanToken[] = [];
  for (let i = 0; i < LONGEST_OPERATOR_PHRASE; i++) {
    const word = state.peek(i);
    if (word?.kind !== "word") break;
    words.push(word);
  }
  for (let count = words.length; count > 0; count--) {
    const phrase = words.slice(0, count);
    const found = findWordOperator(phrase.map(({ text }) => text));
    const last = phrase.at(-1);
    if (found === undefined || last === undefined) continue;
    const text = phrase.map((word) => word.text).join(" ");
    return accept(state, count, cover(token.span, last.span), text, found);
  }
  const [, second] = words;
  if (token.text.toLowerCase() === "not" && second !== undefined) return readNegated(state, token, second, field);
  return findConnective(token.text) === undefined ? unknownWord(state, token, field) : undefined;
}

/** `exe not like "x"`: the negation belongs before the predicate. The predicate is read without it. */
function readNegated(
  state: RepairState,
  not: CleanToken,
  word: CleanToken,
  field: PredicateStart,
): Operator | undefined {
  const found = findWordOperator([word.text]);
  if (found === undefined) return undefined;
  state.report({
    code: "foreign-operator",
    severity: "error",
    span: cover(not.span, word.span),
    message: syntaxMessages.negatedOperator({ operator: found.meaning, field: field.path }),
    fix: {
      ...write(not.span, `not ${field.path} ${found.meaning}`),
      edits: [
        { span: { start: field.span.start, end: field.span.start }, newText: "not " },
        { span: cover(not.span, word.span), newText: found.meaning },
      ],
    },
  });
  return put(state, 2, cover(not.span, word.span), found.meaning);
}

/** `exe equal_to "x"`: something that is not an operator stands between a field and a value. */
function unknownWord(state: RepairState, token: CleanToken, field: PredicateStart): Operator | "missing" | undefined {
  const next = state.peek(1);
  const isBeforeValue = next?.kind === "string" || (next?.kind === "word" && /^[\d@]/.test(next.text));
  if (!isBeforeValue || field.path === "") return undefined;
  const similar = suggestName(token.text, COMPARISON_OPERATORS);
  state.reportStructure(
    token.span,
    syntaxMessages.unknownOperator({ text: token.text }),
    similar === undefined ? undefined : write(token.span, similar),
  );
  return put(state, 1, token.span, "missing");
}

function missing(state: RepairState, field: PredicateStart): "missing" {
  const { here } = state;
  const insertion = {
    title: repairMessages.insert({ text: "=" }),
    safety: "unsafe",
    edits: [{ span: here, newText: " =" }],
  } as const;
  state.reportStructure(
    field.span,
    syntaxMessages.missingOperator({ field: field.path }),
    state.peek()?.kind === "string" ? insertion : undefined,
  );
  return put(state, 0, state.here, "missing");
}

function accept(
  state: RepairState,
  count: number,
  where: Span,
  text: string,
  { meaning, origin }: Spelling<Operator>,
): Operator {
  if (origin === "foreign") state.report(foreign(where, text, meaning));
  else if (origin !== "own") {
    const message = origin === "translated" ? syntaxMessages.translatedOperator : syntaxMessages.operatorSpelling;
    state.report({
      code: "operator-spelling",
      severity: "error",
      span: where,
      message: message({ text, meaning }),
      fix: write(where, meaning),
    });
  }
  return put(state, count, where, meaning);
}

function put<Meaning extends Operator | "missing">(
  state: RepairState,
  count: number,
  where: Span,
  operator: Meaning,
): Meaning {
  state.skip(count);
  state.put(tokenTypeOf(operator), where, { kind: "operator", operator }, "operator");
  return operator;
}

function tokenTypeOf(operator: Operator | "missing"): typeof t.InWord {
  switch (operator) {
    case "in":
    case "not in":
      return t.InWord;
    case "exists":
    case "not exists":
      return t.ExistsWord;
    default:
      return t.ComparisonSign;
  }
}
