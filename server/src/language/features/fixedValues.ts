/** Which value the chains around an offset fix for a field, as `eventSource = "ssm.amazonaws.com" and …` does. */

import type { Analysis } from "../analysis.js";
import type { Expression, Predicate } from "../syntax/ast.js";
import { touches } from "../text/span.js";

/**
 * The text that a field must equal wherever the expression at the offset matters; `undefined` where nothing fixes it.
 *
 * @example findFixedValue(analysis, offset, "eventSource") // "ssm.amazonaws.com"
 */
export function findFixedValue({ syntax }: Analysis, offset: number, path: string): string | undefined {
  return syntax.expression === undefined ? undefined : findAlong(syntax.expression, offset, path);
}

function findAlong(node: Expression, offset: number, path: string): string | undefined {
  switch (node.kind) {
    case "conjunction": {
      const around = node.operands.find(({ span }) => touches(span, offset));
      const fixed = node.operands.filter((operand) => operand !== around).map((operand) => valueFixedBy(operand, path));
      return fixed.find((value) => value !== undefined) ?? (around && findAlong(around, offset, path));
    }
    case "disjunction": {
      const around = node.operands.find(({ span }) => touches(span, offset));
      return around && findAlong(around, offset, path);
    }
    case "negation":
      return findAlong(node.operand, offset, path);
    case "group":
      return findAlong(node.expression, offset, path);
    default:
      return undefined;
  }
}

/** What an operand of a chain fixes by itself: a comparison, or one inside a chain of its own. */
function valueFixedBy(node: Expression, path: string): string | undefined {
  switch (node.kind) {
    case "group":
      return valueFixedBy(node.expression, path);
    case "conjunction":
      return node.operands.map((operand) => valueFixedBy(operand, path)).find((value) => value !== undefined);
    case "comparison":
      return comparedText(node, path);
    default:
      return undefined;
  }
}

function comparedText(node: Predicate, path: string): string | undefined {
  if (node.kind !== "comparison" || node.operator !== "=" || node.operand.kind !== "string") return undefined;
  return node.field.kind === "fieldPath" && node.field.path === path ? node.operand.value : undefined;
}
