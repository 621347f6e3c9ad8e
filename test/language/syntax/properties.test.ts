/** What holds for every text: the parser is total, its spans are in order, and printing is its inverse. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isPackName, openPack } from "../../../server/src/language/pack/openPack.js";
import type { Node } from "../../../server/src/language/syntax/ast.js";
import { type ParseResult, parse } from "../../../server/src/language/syntax/parse.js";
import { print } from "../../../server/src/language/syntax/print.js";
import { childrenOf, nodesOf } from "../../../server/src/language/syntax/traverse.js";
import { contains, type Span, touches } from "../../../server/src/language/text/span.js";

const SAMPLES = [
  'event_type = "cloudtrail" and eventSource = "ssm.amazonaws.com" and (eventName starts_with "Describe" or eventName starts_with "List")',
  'event_type = "hostlessNetflow" and taskDst = "true" and srcIp != "10.0.0.0/8"',
  'event_type = "winsec" AND win_event_id = "13" AND (((a ends_with "x" and b = "y") OR c ends_with "z" AND d = null))',
  "not (a in ('x', 5, @Admins) or b not in @Nets) and c exists and d not exists and e.0.f >= -1.5e3",
  'exe = "C:\\\\Windows\\\\" or arguments like "say \\"hi\\"" or x != TRUE',
];

const FRAGMENTS = [
  "and",
  "or",
  "not",
  "(",
  ")",
  "=",
  "!=",
  "<",
  "starts_with",
  "in",
  "exists",
  ",",
  '"x"',
  "'y'",
  "“z”",
  '"',
  "'",
  "@List",
  "a.b",
  "5",
  "null",
  "e",
  "ou",
  "==",
  "&&",
  "!",
  "#",
  "\n",
  "\\",
  "\u00a0",
  "\u200b",
  "…",
  "is not",
  ";",
  "[",
  "}",
  "😀",
];
const soup = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 })
  .chain((words) => fc.constantFrom("", " ").map((separator) => words.join(separator)));
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string(), soup);

function checkSound(text: string): ParseResult {
  const result = parse(text, { comments: true });
  const whole: Span = { start: 0, end: text.length };
  for (const node of nodesOf(result.expression)) {
    if (!contains(whole, node.span)) assert.fail(`${node.kind} lies outside of ${JSON.stringify(text)}`);
    checkChildren(node, text);
  }
  for (const { span, code, fix } of result.problems) {
    assert.ok(contains(whole, span) && span.start < span.end, `${code} at ${span.start}-${span.end}`);
    for (const edit of fix?.edits ?? []) assert.ok(contains(whole, edit.span));
  }
  return result;
}

function checkChildren(node: Node, text: string): void {
  let end = node.span.start;
  for (const child of childrenOf(node)) {
    if (child.span.start < end || child.span.end > node.span.end) {
      assert.fail(`${child.kind} in ${node.kind} of ${JSON.stringify(text)}`);
    }
    end = child.span.end;
  }
}

/** Every written token is part of a node or of a problem: nothing that the author wrote is silently lost. */
function checkCovered({ tokens, expression, problems, text }: ParseResult): void {
  for (const { kind, span } of tokens) {
    const isInTree = expression !== undefined && contains(expression.span, span);
    const isInProblem = problems.some((problem) => touches(problem.span, span.start));
    if (!isInTree && !isInProblem) assert.fail(`${kind} at ${span.start} of ${JSON.stringify(text)}`);
  }
}

/** The words of a sample as the lexer sees them, for deleting, doubling and swapping. */
function wordsOf(text: string): string[] {
  return parse(text, { comments: true }).tokens.map(({ span }) => text.slice(span.start, span.end));
}

function shapeOf(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  const {
    span: _span,
    operatorSpan: _operator,
    connectives: _connectives,
    keyword: _keyword,
    quote: _quote,
    ...rest
  } = node as Node & Record<string, unknown>;
  const copy: Record<string, unknown> = { ...rest };
  for (const key of ["operands", "operand", "expression", "field", "set"]) {
    const value = copy[key];
    if (Array.isArray(value)) copy[key] = value.map((child: Node) => shapeOf(child));
    else if (value !== undefined) copy[key] = shapeOf(value as Node);
  }
  return copy;
}

describe("every text has a tree", () => {
  test("random texts", () => {
    fc.assert(
      fc.property(anyText, (text) => checkCovered(checkSound(text))),
      { numRuns: 3000, verbose: true },
    );
  });

  test("every prefix of every sample", () => {
    for (const sample of [...SAMPLES, ...sampleFilters()]) {
      for (let end = 0; end <= sample.length; end++) checkSound(sample.slice(0, end));
    }
  });

  test("samples with one token deleted, doubled or swapped", () => {
    let wrong = 0;
    for (const sample of [...SAMPLES, ...sampleFilters()]) {
      const words = wordsOf(sample);
      for (let i = 0; i < words.length; i++) {
        checkSound(words.toSpliced(i, 1).join(" "));
        checkSound(words.toSpliced(i, 0, words[i] ?? "").join(" "));
        checkSound(words.toSpliced(i, 2, words[i + 1] ?? "", words[i] ?? "").join(" "));
        wrong++;
      }
    }
    assert.ok(wrong > 100);
  });

  test("where a token is lost that the grammar needs, there is a problem", () => {
    for (const sample of SAMPLES) {
      const { tokens } = parse(sample, { comments: false });
      for (const [i, token] of tokens.entries()) {
        if (token.kind === "not") continue;
        const text = sample.slice(0, token.span.start) + sample.slice(token.span.end);
        const isOperatorPart =
          token.kind === "operator" && /exists|in/.test(sample.slice(token.span.start, token.span.end));
        const { problems } = parse(text, { comments: false });
        assert.ok(
          problems.length > 0,
          `nothing is wrong with ${text} (token ${i}${isOperatorPart ? ", an extension" : ""})`,
        );
      }
    }
  });

  test("long filters take time in proportion to their length", () => {
    const part = 'a = "x" or b like "y” and c = z or (d != 5) or ';
    const text = part.repeat(4000);
    const start = performance.now();
    checkSound(text);
    assert.ok(performance.now() - start < 20_000, "a filter of 190,000 characters took more than 20 seconds");
  });
});

describe("printing", () => {
  const word = fc.constantFrom("a", "b.c", "eventName", "@timestamp", "x.0.y-z");
  const value = fc.oneof(
    fc
      .string()
      .filter((text) => !/[\r\n]/.test(text))
      .map((text) => `"${text.replace(/[\\"]/g, "\\$&")}"`),
    fc.constantFrom("5", "-1.5e3", "null", "true", "@Admins"),
  );
  const predicate = fc.oneof(
    fc
      .tuple(word, fc.constantFrom("=", "!=", "<", ">", "<=", ">=", "starts_with", "like", "contains"), value)
      .map((parts) => parts.join(" ")),
    fc.tuple(word, fc.constantFrom("exists", "not exists")).map((parts) => parts.join(" ")),
    fc
      .tuple(word, fc.constantFrom("in", "not in"), fc.array(value, { minLength: 1, maxLength: 3 }))
      .map(([field, operator, values]) => `${field} ${operator} (${values.join(", ")})`),
  );
  const filter = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: "small" },
      predicate,
      fc.array(tie("expression"), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" and ")),
      fc.array(tie("expression"), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" or ")),
      tie("expression").map((inner) => `(${inner})`),
      tie("expression").map((inner) => `not ${inner}`),
    ),
  })).expression;

  test("parse after print gives the same tree", () => {
    fc.assert(
      fc.property(filter, (text) => {
        const first = parse(text, { comments: false });
        const printed = print(first.expression);
        assert.deepEqual(shapeOf(parse(printed, { comments: false }).expression), shapeOf(first.expression));
        assert.equal(print(parse(printed, { comments: false }).expression), printed);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The filter files of the samples, and every filter, suppression and selection inside their packs. */
function sampleFilters(): readonly string[] {
  const folder = path.resolve(import.meta.dirname, "../../../../samples");
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  const read = (name: string): string => fs.readFileSync(path.join(folder, name), "utf8");
  const inPacks = names
    .filter(isPackName)
    .flatMap((name) => openPack(name, read(name)).regions.map(({ text }) => text));
  const files = names.filter((name) => name.endsWith(".tsq")).map(read);
  assert.ok(files.length > 50 && inPacks.length > 100);
  return [...files, ...new Set(inPacks)];
}
