/** Where a part stands in the tree of its filter: which chain it is an operand of, and what may be put beside it. */

import type { Conjunction, Disjunction, Expression } from "../syntax/ast.js";
import type { Span } from "../text/span.js";

export interface TreePosition {
  /** The chain that it is an operand of, if any, and which one. */
  readonly chain: { readonly node: Conjunction | Disjunction; readonly index: number } | undefined;
  /** It, with parentheses that hold nothing else. */
  readonly operand: Span;
  /** The connective that can be put behind it without parentheses. */
  readonly open: "and" | "or" | "both" | undefined;
}

/** The positions of all parts of a filter, by node. */
export function positionsIn(expression: Expression | undefined): ReadonlyMap<Expression, TreePosition> {
  const positions = new Map<Expression, TreePosition>();
  const visit = (node: Expression, position: TreePosition): void => {
    positions.set(node, position);
    switch (node.kind) {
      case "conjunction":
      case "disjunction":
        for (const [index, operand] of node.operands.entries()) {
          const open = node.kind === "conjunction" ? "and" : "or";
          visit(operand, { chain: { node, index }, operand: operand.span, open });
        }
        break;
      case "negation":
        visit(node.operand, { chain: undefined, operand: node.operand.span, open: undefined });
        break;
      case "group":
        visit(node.expression, { ...position, open: "both" });
        break;
    }
  };
  if (expression !== undefined) visit(expression, { chain: undefined, operand: expression.span, open: "both" });
  return positions;
}
