/** A tree and its problems as indented text, for golden files. */

import type { Node } from "../../server/src/language/syntax/ast.js";
import type { ParseResult } from "../../server/src/language/syntax/parse.js";
import { childrenOf } from "../../server/src/language/syntax/traverse.js";
import type { Span } from "../../server/src/language/text/span.js";

export function renderTree({ text, expression, problems }: ParseResult): string {
  const lines = expression === undefined ? ["(empty)"] : treeLines(expression, 0);
  const findings = problems.map(
    ({ severity, code, span }) => `${severity} ${code} ${place(span)} ${JSON.stringify(slice(text, span))}`,
  );
  return `${[...lines, ...(findings.length > 0 ? ["---", ...findings] : [])].join("\n")}\n`;
}

function treeLines(node: Node, depth: number): string[] {
  const line = `${"  ".repeat(depth)}${node.kind} ${place(node.span)}${detailOf(node)}`;
  return [line, ...childrenOf(node).flatMap((child) => treeLines(child, depth + 1))];
}

function detailOf(node: Node): string {
  switch (node.kind) {
    case "fieldPath":
      return ` ${node.path}`;
    case "comparison":
    case "existence":
    case "membership":
      return ` ${node.operator}`;
    case "string":
    case "boolean":
      return ` ${JSON.stringify(node.value)}`;
    case "number":
      return ` ${node.text}`;
    case "lookupList":
      return ` @${node.name}`;
    default:
      return "";
  }
}

function place({ start, end }: Span): string {
  return `${start}-${end}`;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
