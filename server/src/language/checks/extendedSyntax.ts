/** Reports what our evaluator understands and the platform does not: `in`, `not`, `exists`, `contains`, `<=`, `>=`. */

import type { Analysis } from "../analysis.js";
import type { Expression, Predicate } from "../syntax/ast.js";
import type { Fix } from "../syntax/problem.js";
import { predicatesOf } from "../syntax/traverse.js";
import { defineMessages, type Message } from "../text/message.js";
import { overlaps, type Span } from "../text/span.js";
import type { Check, Finding } from "./check.js";
import { isExtension, predicateInCore, toCore } from "./coreSyntax.js";
import { rewriteExpression } from "./fixes.js";

const messages = defineMessages("extended-syntax", {
  rewritable: {
    en: "The platform does not know `{operator}` and rejects the filter. It can be written with `=`, `!=`, `<`, `>`, `like`, `and` and `or`.",
    es: "La plataforma no conoce `{operator}` y rechaza el filtro. Se puede escribir con `=`, `!=`, `<`, `>`, `like`, `and` y `or`.",
    "pt-br":
      "A plataforma não conhece `{operator}` e rejeita o filtro. Ele pode ser escrito com `=`, `!=`, `<`, `>`, `like`, `and` e `or`.",
  },
  negation: {
    en: "The platform does not know `not`, and the opposite of `{operator}` cannot be said without it. Leave this part out and put it into a suppression, where it stands without `not`.",
    es: "La plataforma no conoce `not`, y lo contrario de `{operator}` no se puede decir sin él. Quite esta parte y póngala en una supresión, donde va sin `not`.",
    "pt-br":
      "A plataforma não conhece `not`, e o contrário de `{operator}` não pode ser dito sem ele. Retire esta parte e coloque-a em uma supressão, onde fica sem `not`.",
  },
  textOrder: {
    en: "The platform does not know `{operator}`. With a number without quotes it can be written as two predicates; with `=` a value in quotes means something else.",
    es: "La plataforma no conoce `{operator}`. Con un número sin comillas se puede escribir como dos predicados; con `=`, un valor entre comillas significa otra cosa.",
    "pt-br":
      "A plataforma não conhece `{operator}`. Com um número sem aspas ele pode ser escrito como dois predicados; com `=`, um valor entre aspas significa outra coisa.",
  },
  other: {
    en: "The platform does not know `{operator}` and rejects the filter. Correct its operand first.",
    es: "La plataforma no conoce `{operator}` y rechaza el filtro. Corrija primero su operando.",
    "pt-br": "A plataforma não conhece `{operator}` e rejeita o filtro. Corrija primeiro o seu operando.",
  },
});

export const extendedSyntax: Check = {
  code: "extended-syntax",
  severity: "error",
  run(analysis, { dialect }) {
    const { expression } = analysis.syntax;
    const findings: Finding[] = [];
    if (dialect === "platform" && expression !== undefined) addFindings(analysis, expression, "none", findings);
    return findings;
  },
};

type Parent = Expression["kind"] | "none";

/** The outermost extension speaks for those inside it, because its fix rewrites them as well. */
function addFindings(analysis: Analysis, node: Expression, parent: Parent, findings: Finding[]): void {
  if (isExtension(node)) findings.push(findingFor(analysis, node, parent));
  else if (node.kind === "group") addFindings(analysis, node.expression, node.kind, findings);
  else if (node.kind === "conjunction" || node.kind === "disjunction")
    for (const operand of node.operands) addFindings(analysis, operand, node.kind, findings);
}

function findingFor(analysis: Analysis, node: Expression, parent: Parent): Finding {
  const where = signOf(node);
  const fix = fixFor(analysis, node, parent);
  const obstacle = obstacleIn(analysis, node);
  const operator = node.kind === "negation" ? "not" : analysis.text.slice(where.start, where.end);
  return { span: where, message: messageFor(operator, obstacle, node), fixes: fix === undefined ? [] : [fix] };
}

/** The word or sign that the platform stumbles over. */
function signOf(node: Expression): Span {
  if (node.kind === "negation") return node.keyword;
  return "operatorSpan" in node ? node.operatorSpan : node.span;
}

function fixFor(analysis: Analysis, node: Expression, parent: Parent): Fix | undefined {
  // In a text that does not parse yet, what stands before could take the rewritten part for its own: `a in` for a list.
  if (!analysis.bound.evaluable) return undefined;
  const { span } = node;
  // A rewritten expression has no place for the comments between its parts.
  if (analysis.syntax.comments.some((comment) => overlaps(comment.span, span))) return undefined;
  const { kind, text } = toCore(analysis, node, false);
  const isWhole = parent === "none" || parent === "group";
  const fits = kind === "predicate" || kind === "negation" || isWhole || kind === parent;
  const newText = fits ? text : `(${text})`;
  return newText === analysis.text.slice(span.start, span.end) || text === "" || isNegatedOnce(node, kind)
    ? undefined
    : rewriteExpression(analysis, span, newText, "safe");
}

/** `not (a like "x")` → `not a like "x"` would be no progress. */
function isNegatedOnce(node: Expression, kind: string): boolean {
  if (kind !== "negation" || node.kind !== "negation") return false;
  let operand: Expression = node.operand;
  while (operand.kind === "group") operand = operand.expression;
  return operand.kind !== "negation";
}

interface Obstacle {
  readonly predicate: Predicate;
  readonly negated: boolean;
}

/** The first predicate inside that the core cannot say. */
function obstacleIn(analysis: Analysis, node: Expression): Obstacle | undefined {
  const flips = negationsAround(node);
  for (const predicate of predicatesOf(node)) {
    const negated = flips.get(predicate) ?? false;
    if (predicateInCore(analysis, predicate, negated) === undefined) return { predicate, negated };
  }
  return undefined;
}

/** For each predicate whether an odd number of negations stands around it. */
function negationsAround(node: Expression): ReadonlyMap<Predicate, boolean> {
  const found = new Map<Predicate, boolean>();
  const walk = (expression: Expression, negated: boolean): void => {
    switch (expression.kind) {
      case "conjunction":
      case "disjunction":
        for (const operand of expression.operands) walk(operand, negated);
        break;
      case "group":
        walk(expression.expression, negated);
        break;
      case "negation":
        walk(expression.operand, !negated);
        break;
      case "missingExpression":
        break;
      default:
        found.set(expression, negated);
    }
  };
  walk(node, false);
  return found;
}

function messageFor(operator: string, obstacle: Obstacle | undefined, node: Expression): Message {
  if (obstacle === undefined) return messages.rewritable({ operator });
  const { predicate, negated } = obstacle;
  if (negated && predicate.operator !== "missing") return messages.negation({ operator: predicate.operator });
  const isOrder = predicate.operator === "<=" || predicate.operator === ">=";
  const isText = predicate.kind === "comparison" && predicate.operand.kind === "string";
  if (isOrder && isText) return messages.textOrder({ operator: predicate.operator });
  return node.kind === "negation" ? messages.rewritable({ operator }) : messages.other({ operator });
}
