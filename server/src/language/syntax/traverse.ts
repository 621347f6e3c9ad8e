/** Walks over a tree. Nesting is bounded by the parser, so recursion is safe. */

import { type Span, touches } from "../text/span.js";
import type { Expression, Node, Predicate } from "./ast.js";

/** The children of a node in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "disjunction":
    case "conjunction":
    case "list":
      return node.operands;
    case "negation":
      return [node.operand];
    case "group":
      return [node.expression];
    case "comparison":
      return [node.field, node.operand];
    case "existence":
      return [node.field];
    case "membership":
      return [node.field, node.set];
    default:
      return [];
  }
}

/** The node and everything below it, parents first. */
export function nodesOf(node: Node | undefined): readonly Node[] {
  const found: Node[] = [];
  if (node !== undefined) collect(node, found);
  return found;
}

/** No generator, because checks walk over the trees of thousands of filters. */
function collect(node: Node, found: Node[]): void {
  found.push(node);
  for (const child of childrenOf(node)) collect(child, found);
}

export function isPredicate(node: Node): node is Predicate {
  return node.kind === "comparison" || node.kind === "existence" || node.kind === "membership";
}

export function predicatesOf(expression: Expression | undefined): readonly Predicate[] {
  return nodesOf(expression).filter(isPredicate);
}

/** The nodes around an offset, outermost first; empty where it lies outside the tree. */
export function pathTo(root: Node | undefined, offset: number): readonly Node[] {
  const path: Node[] = [];
  let node = root !== undefined && touches(root.span, offset) ? root : undefined;
  while (node !== undefined) {
    path.push(node);
    node = innermost(childrenOf(node), offset);
  }
  return path;
}

/** Between two that touch the offset, the one that holds it, or else the one that ends there. */
function innermost(nodes: readonly Node[], offset: number): Node | undefined {
  const touching = nodes.filter(({ span }) => touches(span, offset));
  return touching.find(({ span }) => isInside(span, offset)) ?? touching[0];
}

function isInside({ start, end }: Span, offset: number): boolean {
  return start < offset && offset < end;
}
