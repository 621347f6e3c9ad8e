/** The repairs that several checks offer. */

import type { Analysis } from "../analysis.js";
import type { Conjunction, Disjunction, Expression } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { quote } from "../syntax/stringValue.js";
import { nodesOf } from "../syntax/traverse.js";
import { defineMessages, type Message } from "../text/message.js";
import { overlaps, type Span, span } from "../text/span.js";
import type { TextEdit } from "../text/textEdit.js";
import { shown } from "./shown.js";

const titles = defineMessages("fix", {
  write: { en: "Write `{text}`", es: "Escribir `{text}`", "pt-br": "Escrever `{text}`" },
  remove: { en: "Remove `{text}`", es: "Quitar `{text}`", "pt-br": "Remover `{text}`" },
  add: { en: "Add `{text}`", es: "Añadir `{text}`", "pt-br": "Adicionar `{text}`" },
});

export function rewrite(where: Span, newText: string, safety: Fix["safety"]): Fix {
  return { title: titles.write({ text: shown(newText) }), safety, edits: [{ span: where, newText }] };
}

/** Another expression, which must not run together with the words beside the parentheses that were there. */
export function rewriteExpression({ text }: Analysis, where: Span, newText: string, safety: Fix["safety"]): Fix {
  return { ...rewrite(where, newText, safety), edits: [{ span: where, newText: spaced(text, where, newText) }] };
}

/** The text for a place, with a space on each side where it would touch a word. */
export function spaced(text: string, { start, end }: Span, newText: string): string {
  const content = newText === "" ? text.slice(end) : newText;
  const before = isWord(text.slice(0, start).slice(-LAST)) && isWord(content.slice(0, LAST)) ? " " : "";
  const after = newText !== "" && isWord(newText.slice(-LAST)) && isWord(text.slice(end, end + LAST)) ? " " : "";
  return before + newText + after;
}

/** One character. */
const LAST = 1;

function isWord(character: string): boolean {
  return /[^\s()[\]{},=!<>"']/.test(character);
}

/** Another value in quotes. */
export function rewriteText(where: Span, value: string, safety: Fix["safety"] = "unsafe"): Fix {
  return rewrite(where, quote(value), safety);
}

export function insertion(offset: number, newText: string, safety: Fix["safety"]): Fix {
  return {
    title: titles.add({ text: shown(newText.trim()) }),
    safety,
    edits: [{ span: span(offset, offset), newText }],
  };
}

/**
 * A longer chain was written by a program. Each of its predicates may offer this fix, and each fix edits all of its
 * connectives: without a limit the work is quadratic.
 */
const MOST_REJOINED = 100;

/** Joins all parts of a chain by the other connective. */
export function rejoined(title: Message, { kind, connectives }: Conjunction | Disjunction): readonly Fix[] {
  if (connectives.length > MOST_REJOINED) return [];
  const newText = kind === "conjunction" ? "or" : "and";
  return [{ title, safety: "unsafe", edits: connectives.map((where) => ({ span: where, newText })) }];
}

/** Takes one of its operands out of a chain. */
function removalFromChain(
  analysis: Analysis,
  chain: Conjunction | Disjunction,
  index: number,
  safety: Fix["safety"],
): Fix | undefined {
  const removed = chain.operands[index];
  const edit = removalEdit(analysis, chain, index);
  if (removed === undefined || edit === undefined) return undefined;
  const text = shown(analysis.text.slice(removed.span.start, removed.span.end));
  return { title: titles.remove({ text }), safety, edits: [edit] };
}

/**
 * Answers for a place with the fix that takes the operand there out of its chain, with the parentheses around it, if one
 * stands there.
 */
export function removalsIn(analysis: Analysis, safety: Fix["safety"]): (where: Span) => readonly Fix[] {
  let operands: ReadonlyMap<string, OperandPlace> | undefined;
  return (where) => {
    operands ??= operandPlaces(analysis);
    const place = operands.get(placeKey(where));
    const fix = place && removalFromChain(analysis, place.chain, place.index, safety);
    return fix === undefined ? [] : [fix];
  };
}

interface OperandPlace {
  readonly chain: Conjunction | Disjunction;
  readonly index: number;
}

function operandPlaces({ syntax }: Analysis): ReadonlyMap<string, OperandPlace> {
  const places = new Map<string, OperandPlace>();
  for (const node of nodesOf(syntax.expression)) {
    if (node.kind !== "conjunction" && node.kind !== "disjunction") continue;
    for (const [index, operand] of node.operands.entries())
      places.set(placeKey(insideGroups(operand).span), { chain: node, index });
  }
  return places;
}

function placeKey({ start, end }: Span): string {
  return `${start}-${end}`;
}

function insideGroups(expression: Expression): Expression {
  return expression.kind === "group" ? insideGroups(expression.expression) : expression;
}

/** The connective goes with the operand; a comment that stands between the two stays. */
export function removalEdit(analysis: Analysis, chain: Conjunction | Disjunction, index: number): TextEdit | undefined {
  const { syntax, text } = analysis;
  const removed = chain.operands[index];
  const previous = chain.operands[index - 1];
  const next = chain.operands[index + 1];
  if (removed === undefined) return undefined;
  if (previous === undefined) {
    if (next === undefined) return undefined;
    const gone = span(removed.span.start, next.span.start);
    return syntax.comments.some((comment) => overlaps(comment.span, gone))
      ? undefined
      : { span: gone, newText: spaced(text, gone, "") };
  }
  const gone = span(previous.span.end, removed.span.end);
  if (!syntax.comments.some((comment) => overlaps(comment.span, gone)))
    return { span: gone, newText: spaced(text, gone, "") };
  const connective = chain.connectives[index - 1] ?? removed.span;
  const shorter = span(connective.start, removed.span.end);
  return syntax.comments.some((comment) => overlaps(comment.span, shorter))
    ? undefined
    : { span: shorter, newText: "" };
}
