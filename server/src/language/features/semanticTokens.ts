/** What each token means, for colours that a grammar cannot know: a field that nobody knows, a value, a list. */

import type { Analysis } from "../analysis.js";
import type { BoundExpression, BoundField } from "../binding/boundFilter.js";
import type { Token } from "../syntax/parse.js";
import type { Span } from "../text/span.js";

/** The order is the legend's; the manifest maps the names to scopes. */
export const TOKEN_TYPES = [
  "property",
  "operator",
  "keyword",
  "string",
  "number",
  "enumMember",
  "variable",
  "comment",
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** `unknown`: a field that neither the catalogue nor the saved events have. */
export const TOKEN_MODIFIERS = ["unknown"] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The tokens of a filter in the order of the text, comments among them. */
export function semanticTokens({ syntax, bound }: Analysis): readonly SemanticToken[] {
  const unknown = new Set(
    fieldsIn(bound.expression).flatMap(({ info, span }) => (info === undefined ? span.start : [])),
  );
  const tokens = syntax.tokens.flatMap(({ kind, span }): SemanticToken[] => {
    const type = TYPES[kind];
    if (type === undefined) return [];
    return [{ span, type, modifiers: kind === "fieldPath" && unknown.has(span.start) ? ["unknown"] : [] }];
  });
  const comments = syntax.comments.map(({ span }): SemanticToken => ({ span, type: "comment", modifiers: [] }));
  return [...tokens, ...comments].sort((a, b) => a.span.start - b.span.start);
}

const TYPES: Readonly<Partial<Record<Token["kind"], TokenType>>> = {
  and: "keyword",
  or: "keyword",
  not: "keyword",
  operator: "operator",
  fieldPath: "property",
  string: "string",
  number: "number",
  constant: "enumMember",
  lookupList: "variable",
};

function fieldsIn(expression: BoundExpression | undefined): readonly BoundField[] {
  if (expression === undefined) return [];
  switch (expression.kind) {
    case "broken":
      return [];
    case "predicate":
      return [expression.field];
    case "not":
      return fieldsIn(expression.operand);
    default:
      return expression.operands.flatMap(fieldsIn);
  }
}
