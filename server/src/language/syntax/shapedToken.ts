/** The tokens that the grammar reads, each with the part of the tree that it stands for. */

import type { IToken, TokenType } from "chevrotain";
import type { Span } from "../text/span.js";
import type { Field, Operand, Operator } from "./ast.js";

export interface ShapedToken extends IToken {
  readonly span: Span;
  readonly payload: Payload;
}

export type Payload =
  | { readonly kind: "plain" }
  | { readonly kind: "field"; readonly field: Field }
  | { readonly kind: "operator"; readonly operator: Operator | "missing" }
  | { readonly kind: "operand"; readonly operand: Operand };

export const PLAIN: Payload = { kind: "plain" };

/** `startOffset` and its kin are Chevrotain's; nothing of ours reads them, since its ends are inclusive. */
export function shapedToken(tokenType: TokenType, span: Span, payload: Payload): ShapedToken {
  return {
    image: "",
    startOffset: span.start,
    endOffset: span.end,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    span,
    payload,
  };
}
