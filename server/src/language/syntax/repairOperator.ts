/** Reads what stands where an operator belongs: signs and words, well spelled or not. */

import { suggestName } from "../text/similar.js";
import { cover, type Span } from "../text/span.js";
import { COMPARISON_OPERATORS, type Operator } from "./ast.js";
import type { CleanToken } from "./clean.js";
import { foreign, type PredicateStart, type RepairState, write } from "./repairState.js";
import { repairMessages, syntaxMessages } from "./syntaxMessages.js";
import * as t from "./tokens.js";
import {
  countNegations,
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
      ? readSign(state, token, field)
      : token?.kind === "word"
        ? readWords(state, token, field)
        : undefined;
  return operator ?? missing(state, field);
}

function readSign(state: RepairState, token: CleanToken, field: PredicateStart): Operator | undefined {
  const next = state.peek(1);
  const joined = next?.kind === "sign" ? findSignOperator(token.text + next.text) : undefined;
  if (next !== undefined && joined !== undefined) {
    return accept(state, 2, cover(token.span, next.span), `${token.text} ${next.text}`, {
      ...joined,
      origin: "spelling",
    });
  }
  if (token.text === "!~") return negated(state, 1, token.span, token.text, "like", field);
  if (token.text === "!" && next?.kind === "sign" && next.text.includes("~")) {
    return negated(state, 2, cover(token.span, next.span), `! ${next.text}`, "like", field);
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
  const read = readNegated(state, words, field);
  if (read !== undefined) return read;
  return findConnective(token.text) === undefined ? unknownWord(state, token, field) : undefined;
}

/** `exe not like "x"`, `exe does not contain "x"`. */
function readNegated(state: RepairState, words: readonly CleanToken[], field: PredicateStart): Operator | undefined {
  const negations = countNegations(words.map(({ text }) => text));
  if (negations === 0) return undefined;
  for (let count = words.length; count > negations; count--) {
    const phrase = words.slice(0, count);
    const found = findWordOperator(phrase.slice(negations).map(({ text }) => text));
    const [first] = phrase;
    const last = phrase.at(-1);
    if (found === undefined || first === undefined || last === undefined) continue;
    const text = phrase.map((word) => word.text).join(" ");
    return negated(state, count, cover(first.span, last.span), text, found.meaning, field);
  }
  return undefined;
}

/** The negation belongs before the predicate. The predicate is read without it. */
function negated(
  state: RepairState,
  count: number,
  where: Span,
  text: string,
  operator: Operator,
  field: PredicateStart,
): Operator {
  state.report({
    code: "foreign-operator",
    severity: "error",
    span: where,
    message: syntaxMessages.negatedOperator({ text, operator, field: field.path }),
    fix: {
      ...write(where, `not ${field.path} ${operator}`),
      edits: [
        { span: { start: field.span.start, end: field.span.start }, newText: "not " },
        { span: where, newText: state.spaced(operator, count) },
      ],
    },
  });
  return put(state, count, where, operator);
}

/** `exe resembles "x"`, `exe looks just like "x"`: something that is not an operator stands between a field and a value. */
function unknownWord(state: RepairState, token: CleanToken, field: PredicateStart): Operator | "missing" | undefined {
  const next = state.peek(1);
  const isBeforeValue = next?.kind === "word" && /^[\d@]/.test(next.text);
  const count = isBeforeValue ? 1 : countWordsBeforeText(state);
  if (count === 0 || field.path === "") return undefined;
  const words = Array.from({ length: count }, (_, ahead) => state.peek(ahead) ?? token);
  const where = cover(token.span, (words.at(-1) ?? token).span);
  const text = words.map((word) => word.text).join(" ");
  const similar = suggestName(text, COMPARISON_OPERATORS);
  state.reportStructure(
    where,
    syntaxMessages.unknownOperator({ text }),
    similar === undefined ? undefined : write(where, similar),
  );
  return put(state, count, where, "missing");
}

/** Words right before a text in quotes were meant as its operator; taken for a value, they would drive out the text. */
function countWordsBeforeText(state: RepairState): number {
  for (let count = 0; count <= LONGEST_OPERATOR_PHRASE; count++) {
    const token = state.peek(count);
    if (token?.kind === "string") return count;
    if (token?.kind !== "word" || findConnective(token.text) !== undefined) return 0;
  }
  return 0;
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
