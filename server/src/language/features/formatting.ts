/**
 * The one way in which a filter is laid out. Words are separated by one space; a chain that is too long for its line, or
 * that its author has broken, stands one operand a line with the connective in front. Comments stay where they belong.
 */

import type { Analysis } from "../analysis.js";
import type { Conjunction, Disjunction, Expression } from "../syntax/ast.js";
import type { Comment } from "../syntax/parse.js";
import { print } from "../syntax/print.js";
import { nodesOf } from "../syntax/traverse.js";

export interface LayoutOptions {
  /** How many characters a line may have before its chain is broken; infinite where it must stay one line. */
  readonly width: number;
}

const INDENTATION = "  ";

/**
 * The text of a filter as it should be laid out, lines joined by `\n`, nothing before and after; `undefined` where it has
 * a syntax error, because then nothing is certain about what its author means.
 *
 * @example format(analysis of "a='x'  AND\nb=5", { width: 100 }) // 'a = "x"\nand b = 5'
 */
export function format({ text, syntax }: Analysis, { width }: LayoutOptions): string | undefined {
  if (syntax.problems.some(({ severity }) => severity === "error")) return undefined;
  if (nodesOf(syntax.expression).some(({ kind }) => kind.startsWith("missing"))) return undefined;
  if (width === Number.POSITIVE_INFINITY) return syntax.comments.length > 0 ? undefined : print(syntax.expression);
  const layout = new Layout(text, syntax.comments, width);
  if (syntax.expression !== undefined) layout.write(syntax.expression, "", "");
  return layout.finish();
}

/** Only connectives, brackets and blanks lie between an operand and the comment behind it. */
const BETWEEN = /^[ \t]*(?:(?:and|or|not|[()])[ \t]*)*$/i;

/** Writes line by line. A class, because comments are taken off a queue as the text goes by. */
class Layout {
  readonly #lines: string[] = [];
  readonly #comments: Comment[];
  /** Up to here the text has been written. */
  #end = 0;

  constructor(
    private readonly text: string,
    comments: readonly Comment[],
    private readonly width: number,
  ) {
    this.#comments = [...comments];
  }

  write(node: Expression, indentation: string, prefix: string): void {
    if (this.#fits(node, indentation.length + prefix.length)) {
      // Comments inside of a predicate have no place there, so they go before it as well.
      this.#commentsBefore(node.span.end, indentation);
      this.#line(node.span.start, indentation + prefix + print(node));
      this.#end = node.span.end;
      this.#commentBehind();
      return;
    }
    switch (node.kind) {
      case "disjunction":
      case "conjunction":
        this.#chain(node, indentation, prefix);
        break;
      case "negation":
        this.write(node.operand, indentation, `${prefix}not `);
        break;
      case "group":
        this.#commentsBefore(node.span.start, indentation);
        this.#line(node.span.start, `${indentation}${prefix}(`);
        this.#end = Math.max(this.#end, node.span.start);
        this.write(node.expression, indentation + INDENTATION, "");
        this.#commentsBefore(node.span.end, indentation + INDENTATION);
        this.#lines.push(`${indentation})`);
        this.#end = node.span.end;
        this.#commentBehind();
        break;
    }
  }

  finish(): string {
    this.#commentsBefore(this.text.length, "");
    return this.#lines.join("\n");
  }

  #chain({ kind, operands }: Conjunction | Disjunction, indentation: string, prefix: string): void {
    const word = kind === "conjunction" ? "and" : "or";
    const inner = prefix === "" ? indentation : indentation + INDENTATION;
    for (const [index, operand] of operands.entries()) {
      if (index === 0) this.write(operand, indentation, prefix);
      // A chain within this one begins at the same column, so its further lines go in, to tell the two apart.
      else this.write(operand, inner, `${word} `);
    }
  }

  #fits(node: Expression, column: number): boolean {
    if (node.kind === "comparison" || node.kind === "existence" || node.kind === "membership") return true;
    if (node.kind === "missingExpression") return true;
    if (this.#comments.some(({ span }) => node.span.start < span.start && span.start < node.span.end)) return false;
    if (isBroken(node, this.text)) return false;
    return column + print(node).length <= this.width;
  }

  #commentsBefore(offset: number, indentation: string): void {
    for (let next = this.#comments[0]; next !== undefined && next.span.start < offset; next = this.#comments[0]) {
      this.#comments.shift();
      this.#line(next.span.start, indentation + this.#written(next));
      this.#end = next.span.end;
    }
  }

  #commentBehind(): void {
    const next = this.#comments[0];
    if (next === undefined || !BETWEEN.test(this.text.slice(this.#end, next.span.start))) return;
    this.#comments.shift();
    this.#lines[this.#lines.length - 1] += `  ${this.#written(next)}`;
    this.#end = next.span.end;
  }

  #written({ span: { start, end } }: Comment): string {
    return this.text.slice(start, end).trimEnd();
  }

  /** Blank lines between the parts are the author's paragraphs: one of them stays. */
  #line(start: number, line: string): void {
    const gap = this.text.slice(this.#end, Math.max(this.#end, start));
    const isParagraph = /\n[ \t\r]*\n/.test(gap);
    if (isParagraph && this.#lines.length > 0) this.#lines.push("");
    this.#lines.push(line);
  }
}

/** Whether the author has put the operands of a chain in this node on lines of their own. */
function isBroken(node: Expression, text: string): boolean {
  for (const inner of nodesOf(node)) {
    if (inner.kind !== "conjunction" && inner.kind !== "disjunction") continue;
    for (const [index, operand] of inner.operands.entries()) {
      const next = inner.operands[index + 1];
      if (next !== undefined && text.slice(operand.span.end, next.span.start).includes("\n")) return true;
    }
  }
  return false;
}
