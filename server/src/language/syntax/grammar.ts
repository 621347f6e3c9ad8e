/**
 * The grammar of the language, production for production as `docs/language.md` gives it. The tokens it reads have been
 * through `repair.ts`, so it never meets an error: whatever is missing is there as a token of its own.
 */

import { EmbeddedActionsParser, type IToken } from "chevrotain";
import { cover, type Span } from "../text/span.js";
import type { Expression, Field, Operand, OperandList, Operator } from "./ast.js";
import type { ShapedToken } from "./shapedToken.js";
import * as t from "./tokens.js";

/** Where the tokens stand that Chevrotain makes up while it learns the grammar. */
const NOWHERE: Span = { start: 0, end: 0 };

/** Chevrotain runs each production once without input, to learn it; what needs real values stands inside `ACTION`. */
class FilterParser extends EmbeddedActionsParser {
  constructor() {
    super(t.SHAPED_TOKENS, { recoveryEnabled: false, maxLookahead: 1, skipValidations: true });
    this.performSelfAnalysis();
  }

  readonly disjunction: () => Expression = this.RULE("disjunction", () => {
    const operands = [this.SUBRULE(this.conjunction)];
    const connectives: Span[] = [];
    this.MANY(() => {
      connectives.push(spanOf(this.CONSUME(t.Or)));
      operands.push(this.SUBRULE2(this.conjunction));
    });
    return this.ACTION(() => chain("disjunction", operands, connectives));
  });

  readonly conjunction: () => Expression = this.RULE("conjunction", () => {
    const operands = [this.SUBRULE(this.operandExpression)];
    const connectives: Span[] = [];
    this.MANY(() => {
      connectives.push(spanOf(this.CONSUME(t.And)));
      operands.push(this.SUBRULE2(this.operandExpression));
    });
    return this.ACTION(() => chain("conjunction", operands, connectives));
  });

  readonly operandExpression: () => Expression = this.RULE("operandExpression", () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.negation) },
      { ALT: () => this.SUBRULE(this.predicate) },
      { ALT: (): Expression => ({ kind: "missingExpression", span: spanOf(this.CONSUME(t.MissingPart)) }) },
    ]),
  );

  readonly group: () => Expression = this.RULE("group", (): Expression => {
    const open = this.CONSUME(t.Open);
    const expression = this.SUBRULE(this.disjunction);
    const close = this.CONSUME(t.Close);
    return { kind: "group", span: cover(spanOf(open), spanOf(close)), expression };
  });

  readonly negation: () => Expression = this.RULE("negation", (): Expression => {
    const keyword = spanOf(this.CONSUME(t.Not));
    const operand = this.SUBRULE(this.operandExpression);
    return { kind: "negation", span: this.ACTION(() => cover(keyword, operand.span)), keyword, operand };
  });

  readonly predicate: () => Expression = this.RULE("predicate", (): Expression => {
    const field = fieldOf(this.CONSUME(t.FieldName));
    return this.OR([
      {
        ALT: (): Expression => {
          const sign = this.CONSUME(t.ComparisonSign);
          const operand = operandOf(this.CONSUME(t.Value));
          return this.ACTION(() => comparison(field, sign, operand));
        },
      },
      {
        ALT: (): Expression => {
          const word = this.CONSUME(t.ExistsWord);
          return this.ACTION(() => existence(field, word));
        },
      },
      {
        ALT: (): Expression => {
          const word = this.CONSUME(t.InWord);
          const set = this.SUBRULE(this.set);
          return this.ACTION(() => membership(field, word, set));
        },
      },
    ]);
  });

  readonly set: () => OperandList | Operand = this.RULE("set", () =>
    this.OR([
      {
        ALT: (): OperandList | Operand => {
          const open = this.CONSUME(t.ListOpen);
          const operands: Operand[] = [];
          this.MANY_SEP({ SEP: t.Comma, DEF: () => operands.push(operandOf(this.CONSUME(t.Value))) });
          const close = this.CONSUME(t.ListClose);
          return { kind: "list", span: cover(spanOf(open), spanOf(close)), operands };
        },
      },
      { ALT: (): OperandList | Operand => operandOf(this.CONSUME2(t.Value)) },
    ]),
  );
}

/** Chevrotain analyses its grammar once, which takes longer than thousands of parses; `input` starts each parse afresh. */
const parser = new FilterParser();

/** The tree of a well-formed sequence of tokens; `undefined` for an empty one. */
export function parseTokens(tokens: readonly ShapedToken[]): Expression | undefined {
  if (tokens.length === 0) return undefined;
  parser.input = [...tokens];
  const expression = parser.disjunction();
  const [error] = parser.errors;
  if (error !== undefined) {
    throw new Error(`The repaired tokens do not form a filter: ${error.message}`);
  }
  return expression;
}

function chain(kind: "disjunction" | "conjunction", operands: Expression[], connectives: Span[]): Expression {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) throw new Error(`A ${kind} without operands`);
  return operands.length === 1 ? first : { kind, span: cover(first.span, last.span), operands, connectives };
}

function comparison(field: Field, sign: IToken, operand: Operand): Expression {
  const operator = operatorOf(sign);
  if (operator === "exists" || operator === "not exists" || operator === "in" || operator === "not in") {
    throw new Error(`"${operator}" is not an operator of a comparison`);
  }
  return {
    kind: "comparison",
    span: cover(field.span, operand.span),
    field,
    operator,
    operatorSpan: spanOf(sign),
    operand,
  };
}

function existence(field: Field, word: IToken): Expression {
  const operator = operatorOf(word) === "not exists" ? "not exists" : "exists";
  return { kind: "existence", span: cover(field.span, spanOf(word)), field, operator, operatorSpan: spanOf(word) };
}

function membership(field: Field, word: IToken, set: OperandList | Operand): Expression {
  if (set.kind !== "list" && set.kind !== "lookupList" && set.kind !== "missingOperand") {
    throw new Error(`A ${set.kind} is not a set`);
  }
  const operator = operatorOf(word) === "not in" ? "not in" : "in";
  return { kind: "membership", span: cover(field.span, set.span), field, operator, operatorSpan: spanOf(word), set };
}

function spanOf(token: IToken): Span {
  return isShaped(token) ? token.span : NOWHERE;
}

function fieldOf(token: IToken): Field {
  return isShaped(token) && token.payload.kind === "field"
    ? token.payload.field
    : { kind: "missingField", span: NOWHERE };
}

function operandOf(token: IToken): Operand {
  if (isShaped(token) && token.payload.kind === "operand") return token.payload.operand;
  return { kind: "missingOperand", span: NOWHERE };
}

function operatorOf(token: IToken): Operator | "missing" {
  return isShaped(token) && token.payload.kind === "operator" ? token.payload.operator : "missing";
}

function isShaped(token: IToken): token is ShapedToken {
  return "span" in token;
}
